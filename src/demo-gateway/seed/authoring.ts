import type { Json, JsonObject } from '../json'
import { pathVariables } from '../import/read-parameters'

/*
 * A short notation for the files people import: what an author would write by hand, not what the gateway exports.
 */

export interface AuthoredApi {
  method: string
  path: string
  /** Becomes the API's name. */
  id: string
  description: string
  backend: JsonObject
  /** Name of a security scheme; null when anybody may call. */
  security: string | null
  /** Query parameters: name → description. */
  query?: Record<string, string>
  /** Further members of the operation. */
  extra?: JsonObject
}

/** Security schemes of the files: the gateway's own two, and one custom authorizer. */
const securitySchemes: JsonObject = {
  'apig-auth-app': {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-apigateway-auth-type': 'AppSigv1'
  },
  'apig-auth-iam': { type: 'apiKey', name: 'unused', in: 'header', 'x-apigateway-auth-type': 'IAM' },
  member_login: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-apigateway-authorizer': { type: 'FRONTEND', authorizer_type: 'FUNC' }
  }
}

export interface AuthoredFile {
  title: string
  description: string
  apis: AuthoredApi[]
  /** Further members of the document: throttling and access control policies. */
  extra?: JsonObject
}

/** The file as a Swagger 2.0 document. */
export function authoredSwagger({ title, description, apis, extra = {} }: AuthoredFile): JsonObject {
  return {
    swagger: '2.0',
    info: { title, description, version: '1.0' },
    paths: authoredPaths(apis, (parameter) => ({ ...parameter, type: 'string' })),
    securityDefinitions: securitySchemes,
    ...extra
  }
}

/** The file as an OpenAPI 3.0 document. */
export function authoredOpenapi({ title, description, apis, extra = {} }: AuthoredFile): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title, description, version: '1.0' },
    paths: authoredPaths(apis, (parameter) => ({ ...parameter, schema: { type: 'string' } })),
    components: { securitySchemes, ...extra }
  }
}

function authoredPaths(apis: AuthoredApi[], typed: (parameter: JsonObject) => JsonObject): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const api of apis) {
    const item = (paths[api.path] ??= {})
    item[api.method === 'ANY' ? 'x-apigateway-any-method' : api.method.toLowerCase()] = operation(api, typed)
  }
  return paths
}

function operation(api: AuthoredApi, typed: (parameter: JsonObject) => JsonObject): JsonObject {
  const variables = pathVariables(api.path).map((name) => ({ name, in: 'path', required: true }))
  const query = Object.entries(api.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description
  }))
  return {
    operationId: api.id,
    description: api.description,
    ...(api.security !== null && { security: [{ [api.security]: [] }] }),
    parameters: [...variables, ...query].map(typed),
    responses: { default: { description: 'OK' } },
    'x-apigateway-request-type': 'public',
    'x-apigateway-match-mode': 'NORMAL',
    'x-apigateway-cors': false,
    'x-apigateway-backend': api.backend,
    ...api.extra
  }
}

/** The variables of a path handed on to the backend under their own names. */
function mapped(path: string): JsonObject {
  const parameters: Json[] = pathVariables(path).map((name) => ({
    name,
    value: name,
    in: 'path',
    origin: 'REQUEST'
  }))
  return parameters.length > 0 ? { parameters } : {}
}

export function httpBackend(
  method: string,
  path: string,
  address = 'orders.internal.example.com'
): JsonObject {
  return {
    type: 'HTTP',
    httpEndpoints: { address, scheme: 'https', method, path, timeout: 5000 },
    ...mapped(path)
  }
}

export function vpcBackend(method: string, path: string, name = 'order-vpc', timeout = 5000): JsonObject {
  return {
    type: 'HTTP-VPC',
    httpVpcEndpoints: { name, scheme: 'http', method, path, timeout },
    ...mapped(path)
  }
}

export function functionBackend(urn: string, path: string): JsonObject {
  return {
    type: 'FUNCTION',
    functionEndpoints: { 'function-urn': urn, version: 'latest', 'invocation-type': 'sync', timeout: 10_000 },
    ...mapped(path)
  }
}

export function mockBackend(content: string): JsonObject {
  return { type: 'MOCK', mockEndpoints: { 'result-content': content } }
}
