import type { IncomingMessage, ServerResponse } from 'node:http'
import { commonHeaders, failureAnswer, send, type Answer } from './answer'
import { answerRequest } from './answer-request'
import type { GatewayControl } from './control'
import { controlAnswer, controlPath } from './control-route'
import { systemError } from './errors'
import { faultOf } from './faults/catalogue'
import type { HeldAnswers } from './faults/held-answers'
import type { FaultQueue } from './faults/queue'
import { newId } from './ids'
import type { RequestLog, RequestRecord } from './log'
import type { GatewayState } from './operations/call'
import { receive, type GatewayRequest } from './request'

/** Everything that decides about an answer. */
export interface Gateway {
  state: GatewayState
  queue: FaultQueue
  held: HeldAnswers
  log: RequestLog
  control: GatewayControl
  controlToken: string | undefined
  /** Values of the Host header under which the gateway can be reached. */
  hosts: ReadonlySet<string>
  now: () => number
}

/** Answers one request: as a fault would have it, if one is planned for it, and properly otherwise. */
export function handleRequest(gateway: Gateway, incoming: IncomingMessage, response: ServerResponse): void {
  respond(gateway, incoming, response).catch(() => {
    if (incoming.readableAborted || response.headersSent) response.destroy()
    else send(response, commonHeaders(newId(), gateway.now()), failureAnswer(500, systemError))
  })
}

async function respond(gateway: Gateway, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state, queue, held, log, control, controlToken, hosts } = gateway
  const request = await receive(incoming, gateway.now())
  const common = commonHeaders(request.request_id, request.at)
  if (request.path === controlPath) {
    send(response, common, controlAnswer(request, control, controlToken))
    return
  }
  const met = queue.take(request)
  record(log, request, response, met?.name ?? null)
  const honest = (): Answer => answerRequest(request, state, hosts)
  if (met === undefined) {
    send(response, common, honest())
    return
  }
  const exchange = { request, response, common, held, honest, settings: met.settings }
  const fault = faultOf(met.name)
  if ('answer' in fault) send(response, common, fault.answer(exchange))
  else fault.wire(exchange)
}

function record(
  log: RequestLog,
  { request_id, at, method, url, headers, bodyBytes }: GatewayRequest,
  response: ServerResponse,
  fault: RequestRecord['fault']
): void {
  const entry: RequestRecord = { request_id, at, method, url, headers, bodyBytes, status: null, fault }
  log.add(entry)
  const noteStatus = (): void => {
    if (response.headersSent) entry.status = response.statusCode
  }
  response.once('finish', noteStatus)
  response.once('close', noteStatus)
}
