import { isFailure, type Failure } from '../answer'
import { badDefinition, importFailure } from '../errors'
import { arrayOf, isObject, objectOf, textOf, type Json, type JsonObject } from '../json'
import type { ApiAuth, ApiDefinition, ApiMethod, Backend, BackendType } from '../model/definition'
import type { GatewayModel } from '../model/gateway-model'
import type { FileOperation, ImportFile } from './import-file'
import { mockBackend, readBackend } from './read-backend'
import { readParameters } from './read-parameters'

/** The two import modes that change what a definition must hold. */
export interface ReadingModes {
  /** Every API gets a mock backend, whatever the file says. */
  mock_mode: boolean
  /** A file without the service's extensions is enough; what is missing gets a mock backend. */
  simple_mode: boolean
}

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'ANY'] as const

/** Judges one operation of the file: the definition the gateway would keep, or why it refuses the API. */
export function readDefinition(
  operation: FileOperation,
  file: ImportFile,
  modes: ReadingModes,
  model: GatewayModel
): ApiDefinition | Failure {
  const { body, path } = operation
  const method = methods.find((known) => known === operation.method)
  if (method === undefined) return badDefinition('req_method')
  if (!isRequestPath(path)) return badDefinition('req_uri')
  const name = textOf(body.operationId, generatedName(method, path))
  if (!/^\p{L}[\p{L}\p{N}_\-./()]{2,254}$/u.test(name)) return badDefinition('name')
  const frontend = readFrontend(body)
  if (isFailure(frontend)) return frontend
  const parameters = readParameters(operation)
  if (isFailure(parameters)) return parameters
  const auth = readAuth(body.security, file.security_schemes, model)
  if (isFailure(auth)) return auth
  const needsMock = modes.mock_mode || (modes.simple_mode && body['x-apigateway-backend'] === undefined)
  const backend = needsMock
    ? mockBackend
    : readBackend(body['x-apigateway-backend'] ?? null, parameters, model)
  if (isFailure(backend)) return backend
  const policies = needsMock ? [] : readPolicies(body['x-apigateway-backend-policies'], backend)
  if (isFailure(policies)) return policies
  const bound = readBindings(body, model)
  if (isFailure(bound)) return bound
  return { name, method, path, ...frontend, auth, parameters, backend, backend_policies: policies, ...bound }
}

/** `/a/{b}/c` and a last `{rest+}`; a variable fills its whole segment (vendor's user guide, path template syntax). */
function isRequestPath(path: string): boolean {
  return /^(?:\/(?:[\w.~%-]+|\{[A-Za-z][\w-]*\}))*(?:\/\{[A-Za-z][\w-]*\+\}|\/)?$/.test(path) && path !== ''
}

function generatedName(method: ApiMethod, path: string): string {
  return `API_${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+/g, '_')}`.replace(/_$/, '')
}

type Frontend = Pick<
  ApiDefinition,
  | 'match_mode'
  | 'request_type'
  | 'cors'
  | 'is_send_fg_body_base64'
  | 'description'
  | 'schemes'
  | 'normal_sample'
  | 'failure_sample'
>

function readFrontend(body: JsonObject): Frontend | Failure {
  const matchMode = textOf(body['x-apigateway-match-mode'], 'NORMAL')
  if (matchMode !== 'NORMAL' && matchMode !== 'SWA') return badDefinition('match_mode')
  const requestType = textOf(body['x-apigateway-request-type'], 'public')
  if (requestType !== 'public' && requestType !== 'private') return badDefinition('type')
  const cors = body['x-apigateway-cors'] ?? false
  if (typeof cors !== 'boolean') return badDefinition('cors')
  const base64 = body['x-apigateway-is-send-fg-body-base64'] ?? null
  if (base64 !== null && typeof base64 !== 'boolean') return badDefinition('is_send_fg_body_base64')
  const schemes = arrayOf(body.schemes).filter((scheme) => scheme === 'http' || scheme === 'https')
  if (schemes.length !== arrayOf(body.schemes).length) return badDefinition('req_protocol')
  const responses = objectOf(body.responses)
  return {
    match_mode: matchMode,
    request_type: requestType,
    cors,
    is_send_fg_body_base64: base64,
    description: textOf(body.description),
    schemes: schemes.length === 0 ? ['https'] : schemes,
    normal_sample: textOf(responses['x-apigateway-result-normal-sample']),
    failure_sample: textOf(responses['x-apigateway-result-failure-sample'])
  }
}

/** The one way to authenticate that the operation names; a scheme must be defined in the file. */
function readAuth(security: Json | undefined, schemes: JsonObject, model: GatewayModel): ApiAuth | Failure {
  const names = arrayOf(security).flatMap((requirement) => Object.keys(objectOf(requirement)))
  const [name] = names
  if (name === undefined) return { kind: 'NONE' }
  const scheme = schemes[name]
  if (names.length > 1 || !isObject(scheme)) return badDefinition('auth_type')
  if (scheme['x-apigateway-authorizer'] !== undefined) {
    return model.authorizers.has(name) ? { kind: 'AUTHORIZER', name } : importFailure('APIG.3081')
  }
  if (scheme['x-apigateway-auth-type'] === 'IAM') return { kind: 'IAM' }
  if (scheme['x-apigateway-auth-type'] !== 'AppSigv1') return badDefinition('auth_type')
  return { kind: scheme['x-apigateway-auth-opt'] === undefined ? 'APP' : 'APP_CODE' }
}

/** Which backend types a conditional backend may have beside the default one (vendor's user guide, "Restrictions"). */
const policyTypes: Record<BackendType, BackendType[]> = {
  HTTP: ['HTTP', 'HTTP-VPC'],
  'HTTP-VPC': ['HTTP', 'HTTP-VPC'],
  FUNCTION: ['FUNCTION'],
  MOCK: ['MOCK']
}

function readPolicies(raw: Json | undefined, backend: Backend): JsonObject[] | Failure {
  const policies = arrayOf(raw).map(objectOf)
  const allowed = policyTypes[backend.type]
  for (const policy of policies) {
    if (!allowed.some((type) => type === policy.type)) return badDefinition('backend_type')
    if (arrayOf(policy.conditions).length === 0) return badDefinition('conditions')
  }
  return policies
}

/** The throttling and access control an operation names must exist by now, in the gateway or in the file. */
function readBindings(
  body: JsonObject,
  model: GatewayModel
): Pick<ApiDefinition, 'ratelimit' | 'access_control'> | Failure {
  const ratelimit = textOf(body['x-apigateway-ratelimit'])
  if (ratelimit !== '' && !model.ratelimits.has(ratelimit)) return importFailure('APIG.3005')
  const control = textOf(body['x-apigateway-access-control'])
  if (control !== '' && !model.access_controls.has(control)) return importFailure('APIG.3006')
  return { ratelimit: ratelimit === '' ? null : ratelimit, access_control: control === '' ? null : control }
}
