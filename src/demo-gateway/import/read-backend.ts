import { isFailure, type Failure } from '../answer'
import { badDefinition, importFailure, incompleteDefinition } from '../errors'
import { arrayOf, isObject, objectOf, textOf, type Json, type JsonObject } from '../json'
import {
  backendTypes,
  endpointKeys,
  type ApiParameter,
  type Backend,
  type BackendParameter,
  type BackendType
} from '../model/definition'
import type { GatewayModel } from '../model/gateway-model'
import { pathVariables } from './read-parameters'

/** What an API imported in mock mode answers with. */
export const mockBackend: Backend = {
  type: 'MOCK',
  endpoint: { description: '', 'result-content': 'mock success' },
  parameters: []
}

/** The backend of an operation, or why the API is refused. `request` are the API's own request parameters. */
export function readBackend(raw: Json, request: ApiParameter[], model: GatewayModel): Backend | Failure {
  if (!isObject(raw)) return badDefinition('backend_type')
  const type = backendTypes.find((known) => known === raw.type)
  if (type === undefined) return badDefinition('backend_type')
  const source = raw[endpointKeys[type]]
  if (!isObject(source)) return incompleteDefinition(endpointKeys[type])
  const endpoint = readEndpoint(type, source, model)
  if (isFailure(endpoint)) return endpoint
  const parameters = readBackendParameters(raw.parameters, request)
  if (isFailure(parameters)) return parameters
  return checkMappings(type, textOf(endpoint.path), parameters, request) ?? { type, endpoint, parameters }
}

function readEndpoint(type: BackendType, source: JsonObject, model: GatewayModel): JsonObject | Failure {
  switch (type) {
    case 'HTTP':
      return readHttp(source, 'address') ?? { address: source.address ?? '', ...httpFields(source) }
    case 'HTTP-VPC':
      if (!model.vpc_channels.has(textOf(source.name))) return importFailure('APIG.3023')
      return (
        readHttp(source, 'name') ?? {
          cascade_flag: source.cascade_flag === true,
          ...httpFields(source, true)
        }
      )
    case 'FUNCTION':
      return readFunction(source, model)
    case 'MOCK':
      return { description: textOf(source.description), 'result-content': textOf(source['result-content']) }
  }
}

const httpMethods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'ANY']

/** Why an HTTP or VPC target is refused; null when it is not. */
function readHttp(source: JsonObject, target: 'address' | 'name'): Failure | null {
  for (const member of [target, 'scheme', 'method', 'path']) {
    if (textOf(source[member]) === '') return incompleteDefinition(member)
  }
  if (source.scheme !== 'http' && source.scheme !== 'https') return badDefinition('req_protocol')
  if (!httpMethods.includes(textOf(source.method))) return badDefinition('req_method')
  if (!textOf(source.path).startsWith('/') || textOf(source.path).includes('+}'))
    return badDefinition('req_uri')
  return isTimeout(source.timeout) ? null : badDefinition('timeout')
}

/** The members every HTTP target is exported with, in alphabetical order. */
function httpFields(source: JsonObject, isChannel = false): JsonObject {
  return {
    description: textOf(source.description),
    enableClientSsl: source.enableClientSsl === true,
    method: source.method ?? '',
    ...(isChannel && { name: source.name ?? '' }),
    path: source.path ?? '',
    retryCount: textOf(source.retryCount, '-1'),
    scheme: source.scheme ?? '',
    timeout: source.timeout ?? defaultTimeoutMs
  }
}

function readFunction(source: JsonObject, model: GatewayModel): JsonObject | Failure {
  const urn = textOf(source['function-urn'])
  if (urn === '') return incompleteDefinition('function_urn')
  if (!model.function_urns.has(urn)) return importFailure('APIG.3019')
  const invocation = textOf(source['invocation-type'], 'sync')
  if (invocation !== 'sync' && invocation !== 'async') return badDefinition('invocation_type')
  if (!isTimeout(source.timeout)) return badDefinition('timeout')
  return {
    'alias-urn': textOf(source['alias-urn']),
    description: textOf(source.description),
    'function-urn': urn,
    'invocation-type': invocation,
    'network-type': textOf(source['network-type'], 'V1'),
    timeout: source.timeout ?? defaultTimeoutMs,
    version: textOf(source.version, 'latest')
  }
}

const defaultTimeoutMs = 5000

/** 1 to 60,000 ms; absent means the default (vendor's user guide, httpEndpoints). */
function isTimeout(value: Json | undefined): boolean {
  if (value === undefined) return true
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 60_000
}

function readBackendParameters(raw: Json | undefined, request: ApiParameter[]): BackendParameter[] | Failure {
  const parameters: BackendParameter[] = []
  for (const item of arrayOf(raw).map(objectOf)) {
    const place = textOf(item.in).toUpperCase()
    if (place !== 'HEADER' && place !== 'PATH' && place !== 'QUERY') return badDefinition('location')
    const origin = textOf(item.origin)
    if (origin !== 'REQUEST' && origin !== 'CONSTANT' && origin !== 'SYSTEM') return badDefinition('origin')
    const name = textOf(item.name)
    const value = textOf(item.value)
    if (name === '' || value === '') return incompleteDefinition(name === '' ? 'name' : 'value')
    if (origin === 'REQUEST' && !request.some((parameter) => parameter.name === value)) {
      return importFailure('APIG.2028')
    }
    parameters.push({ name, value, in: place, origin, description: textOf(item.description) })
  }
  return parameters
}

/** Every variable of the backend's path needs a value, and every variable of the request's path must go somewhere. */
function checkMappings(
  type: BackendType,
  path: string,
  parameters: BackendParameter[],
  request: ApiParameter[]
): Failure | null {
  const filled = new Set(parameters.filter((one) => one.in === 'PATH').map((one) => one.name))
  if (pathVariables(path).some((name) => !filled.has(name))) return importFailure('APIG.2027')
  if (type === 'MOCK') return null
  const mapped = new Set(parameters.filter((one) => one.origin === 'REQUEST').map((one) => one.value))
  const lost = request.some((parameter) => parameter.in === 'path' && !mapped.has(parameter.name))
  return lost ? importFailure('APIG.2028') : null
}
