import type { JsonObject } from '../json'

/** What one request parameter of an API says; the service knows only these three places and two types. */
export interface ApiParameter {
  name: string
  in: 'path' | 'query' | 'header'
  type: 'string' | 'number'
  required: boolean
  description: string
  sample: string
  pass_through: 'always' | 'never'
  default: string | number | null
  enum: string[]
  /** Zero means "not set", and is what an export writes then. */
  maximum: number
  minimum: number
  maxLength: number
  minLength: number
}

export interface BackendParameter {
  name: string
  value: string
  in: 'HEADER' | 'PATH' | 'QUERY'
  origin: 'REQUEST' | 'CONSTANT' | 'SYSTEM'
  description: string
}

export const backendTypes = ['HTTP', 'HTTP-VPC', 'FUNCTION', 'MOCK'] as const
export type BackendType = (typeof backendTypes)[number]

/** The key that holds the target of each backend type. */
export const endpointKeys = {
  HTTP: 'httpEndpoints',
  'HTTP-VPC': 'httpVpcEndpoints',
  FUNCTION: 'functionEndpoints',
  MOCK: 'mockEndpoints'
} as const satisfies Record<BackendType, string>

export interface Backend {
  type: BackendType
  /** As exported: every field the service knows, defaults filled in. */
  endpoint: JsonObject
  parameters: BackendParameter[]
}

/** How callers prove who they are: the three built-in ways, a custom authorizer by name, or not at all. */
export type ApiAuth = { kind: 'NONE' | 'APP' | 'APP_CODE' | 'IAM' } | { kind: 'AUTHORIZER'; name: string }

export type ApiMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'ANY'

/** Everything the gateway keeps of one API. */
export interface ApiDefinition {
  name: string
  method: ApiMethod
  path: string
  match_mode: 'NORMAL' | 'SWA'
  request_type: 'public' | 'private'
  cors: boolean
  /** Absent unless the imported document said it. */
  is_send_fg_body_base64: boolean | null
  description: string
  schemes: ('http' | 'https')[]
  auth: ApiAuth
  parameters: ApiParameter[]
  backend: Backend
  backend_policies: JsonObject[]
  ratelimit: string | null
  access_control: string | null
  normal_sample: string
  failure_sample: string
}

/**
 * What makes two APIs the same one: method, path and match mode. The name of a path variable does not count, since
 * `/orders/{id}` and `/orders/{order_id}` answer the same requests.
 */
export function apiKey(api: Pick<ApiDefinition, 'method' | 'path' | 'match_mode'>): string {
  return `${api.method} ${api.path.replace(/\{[^}]*?(\+?)\}/g, '{$1}')} ${api.match_mode}`
}
