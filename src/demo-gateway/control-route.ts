import { frontAnswer, jsonAnswer, type Answer } from './answer'
import type { GatewayControl } from './control'
import { noSuchApi } from './errors'
import { isFaultName } from './faults/catalogue'
import type { FaultPlan } from './faults/queue'
import type { JsonObject } from './json'
import { jsonBody } from './operations/json-body'
import type { GatewayRequest } from './request'
import { operations, type OperationName } from './routes'

export const controlPath = '/demo/control'

/**
 * The control calls over HTTP, for another process: POST /demo/control, header `x-demo-control` with the token the
 * gateway was started with, body `{ "call": "answerWith", "fault": "html-502", "times": 2 }` with the arguments of
 * `GatewayControl` as members. Answers 200 `{ "result": … }`, or 400 when the call makes no sense. Without a token,
 * or from another machine, the path does not exist.
 */
export function controlAnswer(
  request: GatewayRequest,
  control: GatewayControl,
  token: string | undefined
): Answer {
  const isAllowed =
    request.method === 'POST' &&
    token !== undefined &&
    request.headers['x-demo-control'] === token &&
    /^(?:127\.|::1$|::ffff:127\.)/.test(request.remoteAddress)
  if (!isAllowed) return frontAnswer(404, noSuchApi, request.request_id)
  const body = jsonBody(request)
  const result = body === null ? undefined : perform(body, control)
  return result === undefined
    ? jsonAnswer(400, { error: 'unknown call or wrong arguments' })
    : jsonAnswer(200, { result })
}

/** Undefined when the call is unknown or an argument is missing or of the wrong type. */
function perform(body: JsonObject, control: GatewayControl): string | number | boolean | null | undefined {
  const { call, fault, task_id, group_id, environment_id, token, megabytes } = body
  switch (call) {
    case 'answerWith': {
      const plan = readPlan(body)
      if (!isFaultName(fault) || plan === undefined) return undefined
      control.answerWith(fault, plan)
      return null
    }
    case 'clearFaults':
      control.clearFaults()
      return null
    case 'release':
      return control.release()
    case 'setSchedule': {
      const { waitingMs, processingMs } = body
      if (typeof waitingMs !== 'number' || typeof processingMs !== 'number') return undefined
      control.setSchedule({ waitingMs, processingMs })
      return null
    }
    case 'advance':
    case 'finish':
    case 'forget':
      return typeof task_id === 'string' ? control[call](task_id) : undefined
    case 'addTask':
      return addTask(body, control)
    case 'addBigExport':
      return typeof megabytes === 'number' ? control.addBigExport(megabytes) : undefined
    case 'publish':
      if (typeof group_id !== 'string') return undefined
      return typeof environment_id === 'string'
        ? control.publish(group_id, environment_id)
        : control.publish(group_id)
    case 'issueToken':
      return control.issueToken()
    case 'revokeToken':
      return typeof token === 'string' ? control.revokeToken(token) : undefined
    default:
      return undefined
  }
}

function addTask(body: JsonObject, control: GatewayControl): string | undefined {
  const { task_id, task_status, task_type, task_result } = body
  if (typeof task_status !== 'string' || typeof task_type !== 'string') return undefined
  if (typeof task_result !== 'string') return undefined
  const task = { task_status, task_type, task_result }
  return control.addTask(typeof task_id === 'string' ? { ...task, task_id } : task)
}

const planMembers = {
  times: 'number',
  task_id: 'string',
  operation: 'string',
  to: 'string',
  seconds: 'number',
  ms: 'number',
  megabytes: 'number'
} as const

/** The plan's members of the body; undefined when one of them has another type. */
function readPlan(body: JsonObject): FaultPlan | undefined {
  const given = Object.entries(planMembers).filter(([name]) => body[name] !== undefined)
  if (given.some(([name, type]) => typeof body[name] !== type)) return undefined
  const plan = Object.fromEntries(given.map(([name]) => [name, body[name]])) as FaultPlan
  return plan.operation === undefined || isOperation(plan.operation) ? plan : undefined
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
