import type { AppError } from '@shared/result'

/** What a person types about a gateway. */
export interface GatewayFields {
  name: string
  endpoint: string
  project_id: string
  instance_id: string
  /** Where IAM issues tokens; empty: the endpoint tells. */
  iam_endpoint: string
}

export type FieldProblem =
  'required' | 'tooLong' | 'noScheme' | 'notHost' | 'idForm' | 'notAddress' | 'httpsRequired' | 'refused'
export type FieldCaution = 'plainHttp' | 'unusualId'

const refusableFields = ['name', 'endpoint', 'project_id', 'instance_id', 'iam_endpoint'] as const

/** What main refused although it looked right here; it holds until the field has another value. */
export interface FieldRefusal {
  field: keyof GatewayFields
  problem: FieldProblem
  value: string
}

export const fieldLimits: Record<keyof GatewayFields, number> = {
  name: 100,
  endpoint: 2048,
  project_id: 128,
  instance_id: 128,
  iam_endpoint: 2048
}

/** What is wrong with each field; a field without an entry is fine. Main checks the same again. */
export function fieldProblems(fields: GatewayFields): Partial<Record<keyof GatewayFields, FieldProblem>> {
  const problems: Partial<Record<keyof GatewayFields, FieldProblem>> = {}
  for (const key of ['name', 'endpoint', 'project_id', 'instance_id', 'iam_endpoint'] as const) {
    const problem = problemOf(key, fields[key].trim())
    if (problem) problems[key] = problem
  }
  return problems
}

function problemOf(key: keyof GatewayFields, value: string): FieldProblem | null {
  if (value === '') return key === 'iam_endpoint' ? null : 'required'
  if (value.length > fieldLimits[key]) return 'tooLong'
  if (key === 'name') return null
  if (key === 'endpoint' || key === 'iam_endpoint') {
    if (!/^https?:\/\//i.test(value)) return 'noScheme'
    return /^https?:\/\/[^/\s?#@]+\/?$/i.test(value) ? null : 'notHost'
  }
  return /^[^\s/?#%]+$/.test(value) ? null : 'idForm'
}

/** A field that main refused, and with which value; null for a failure that is not about a field of this form. */
export function refusalOf(error: AppError, values: GatewayFields): FieldRefusal | null {
  const { field, reason } = error.params ?? {}
  if (error.code !== 'INVALID_INPUT' || !isRefusable(field)) return null
  const problem = typeof reason === 'string' ? refusals.get(reason) : undefined
  return { field, problem: problem ?? 'refused', value: values[field] }
}

/** The reasons of `parseEndpoint` in main. */
const refusals = new Map<string, FieldProblem>([
  ['not_an_address', 'notAddress'],
  ['more_than_origin', 'notHost'],
  ['https_required', 'httpsRequired']
])

function isRefusable(field: unknown): field is keyof GatewayFields {
  return refusableFields.some((each) => each === field)
}

/** What is unusual about each field, but accepted. */
export function fieldCautions(fields: GatewayFields): Partial<Record<keyof GatewayFields, FieldCaution>> {
  const cautions: Partial<Record<keyof GatewayFields, FieldCaution>> = {}
  if (/^http:/i.test(fields.endpoint.trim())) cautions.endpoint = 'plainHttp'
  for (const key of ['project_id', 'instance_id'] as const) {
    const value = fields[key].trim()
    if (value !== '' && !/^[0-9a-f]{32}$/i.test(value)) cautions[key] = 'unusualId'
  }
  return cautions
}

/**
 * The endpoint, project and instance in the address of a request to API Gateway
 * (`…/v2/{project_id}/apigw/instances/{instance_id}/…`); null for any other text.
 */
export function readRequestAddress(
  text: string
): Pick<GatewayFields, 'endpoint' | 'project_id' | 'instance_id'> | null {
  const match = /(https?:\/\/[^/\s]+)\/v2\/([^/\s]+)\/apigw\/instances\/([^/\s?#]+)/i.exec(text)
  const [, endpoint, project_id, instance_id] = match ?? []
  if (endpoint === undefined || project_id === undefined || instance_id === undefined) return null
  return { endpoint, project_id, instance_id }
}

/** The token in what was pasted: without the header's name, quotes, blanks and line breaks. */
export function readToken(text: string): string {
  return text.replace(/^\s*X-(?:Subject|Auth)-Token\s*:/i, '').replace(/[\s"']+/g, '')
}

/** Whether it can be a token: base64 in either alphabet, or a Keystone id. */
export function isTokenLike(token: string): boolean {
  return /^[A-Za-z0-9+/=_.-]+$/.test(token)
}

/**
 * The request that gets a token for the endpoint's region (IAM, "Obtaining a User Token Through Password
 * Authentication"), with placeholders in braces for what only the person knows.
 */
export function tokenRequest(endpoint: string): string {
  const [, region = '{region}', domain = 'myhuaweicloud.com'] =
    /^https?:\/\/apig\.([a-z0-9-]+)\.(myhuaweicloud\.(?:com|eu))/i.exec(endpoint.trim()) ?? []
  return `POST https://iam.${region}.${domain}/v3/auth/tokens
Content-Type: application/json;charset=utf8

{"auth": {
  "identity": {
    "methods": ["password"],
    "password": {"user": {"name": "{user}", "password": "{password}", "domain": {"name": "{account}"}}}
  },
  "scope": {"project": {"name": "${region}"}}
}}`
}
