import { failureAnswer, frontAnswer, isFailure, type Answer, type Failure } from './answer'
import {
  badRequest,
  bodyTooLarge,
  headersTooLarge,
  instanceMissing,
  instancePlane,
  invalidParameter,
  noSuchApi,
  noSuchMethod,
  notPermitted,
  uriTooLarge
} from './errors'
import type { Call, GatewayState } from './operations/call'
import type { GatewayRequest } from './request'
import { headerOf } from './signature/canonical-request'
import { isSigned, refuseSignature } from './signature/verify'
import { findRoute, operations, type OperationName } from './routes'
import { sampleInstances } from './tasks/vendor-samples'

/** The front gateway takes URIs and single headers up to 32 KB (vendor's error table, APIG.0201). */
const maxPieceBytes = 32 * 1024

/** What the service answers to this request; `hosts` are the names under which it can be reached. */
export function answerRequest(
  request: GatewayRequest,
  state: GatewayState,
  hosts: ReadonlySet<string>
): Answer {
  const front = (status: number, failure: Failure): Answer => frontAnswer(status, failure, request.request_id)
  if (request.url.length > maxPieceBytes) return front(414, uriTooLarge)
  if (Object.values(request.headers).some(isTooLarge)) return front(494, headersTooLarge)
  if (request.body === null) return front(413, bodyTooLarge)
  if (!hosts.has(request.headers.host ?? '')) return front(404, noSuchApi)
  const route = findRoute(request.method, request.path)
  if (route === null) return front(404, noSuchApi)
  if (route === 'method') return front(404, noSuchMethod)
  if (request.method === 'GET' && request.bodyBytes > 0) return front(400, badRequest)
  state.tasks.settle()
  const call = { request, params: route.params, state }
  return refuse(route.operation, call) ?? operations[route.operation].run(call)
}

function isTooLarge(header: string | string[] | undefined): boolean {
  return String(header).length > maxPieceBytes
}

/** The checks every operation of the management plane shares, in its order: token, project, instance. */
function refuse(operation: OperationName, { request, params, state }: Call): Answer | null {
  const { access } = operations[operation]
  if (access === 'open') return null
  const grant = isSigned(request) ? signedGrant(request, state) : tokenGrant(operation, request, state)
  if ('status' in grant) return grant
  if (params.project_id !== grant.project_id) return failureAnswer(403, inPlane(operation, notPermitted))
  if (access === 'project') return null
  const instance_id = params.instance_id ?? ''
  if (!isInstanceId(instance_id)) return failureAnswer(400, invalidParameter('instance_id'))
  const isKnown = instance_id === state.instance_id || isSampleOf(operation, instance_id)
  return isKnown ? null : failureAnswer(404, instanceMissing)
}

/** A key opens its account's project, and no other than the one that the caller names. */
function signedGrant(request: GatewayRequest, { keys, project_id }: GatewayState): Grant | Answer {
  const refusal = refuseSignature(request, keys)
  if (refusal === null) {
    const named = headerOf(request, 'x-project-id')
    return { project_id: named === '' || named === project_id ? project_id : '' }
  }
  const refused = frontAnswer(401, refusal, request.request_id)
  return { ...refused, headers: { ...refused.headers, connection: 'close' } }
}

function tokenGrant(
  operation: OperationName,
  request: GatewayRequest,
  { tokens }: GatewayState
): Grant | Answer {
  const grant = tokens.check(singleHeader(request.headers['x-auth-token']), request.at)
  return isFailure(grant) ? failureAnswer(401, inPlane(operation, grant)) : grant
}

interface Grant {
  project_id: string
}

function inPlane(operation: OperationName, failure: Failure): Failure {
  return operation === 'listInstances' ? (instancePlane[failure.error_code] ?? failure) : failure
}

function singleHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

/** 32 hexadecimal digits, with or without the dashes of a UUID. */
function isInstanceId(text: string): boolean {
  return /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/.test(text)
}

function isSampleOf(operation: OperationName, instance_id: string): boolean {
  return operation === 'showAsyncTask' && sampleInstances.some((sample) => sample.instance_id === instance_id)
}
