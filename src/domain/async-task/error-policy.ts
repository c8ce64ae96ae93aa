import type { ApiError } from './answer'
import { tableCode } from './find-error-code'
import { retryAfterMs, throttleWindowMs } from './wait-hint'

/** Why polling goes on, waits or stops. Stored; every one has its sentence in shared/i18n. */
export const policyReasons = [
  'no_error',
  'key_locked',
  'key_unknown',
  'signature_mismatch',
  'signature_expired',
  'clock_skew',
  'token_missing',
  'token_expired',
  'token_unreadable',
  'token_without_project',
  'not_authenticated',
  'no_permission',
  'user_not_allowed',
  'address_not_allowed',
  'project_unavailable',
  'account_blocked',
  'invalid_request',
  'invalid_instance_id',
  'not_found',
  'gateway_not_found',
  'not_offered',
  'address_not_found',
  'throttled',
  'change_limit',
  'gateway_busy',
  'request_too_large',
  'identity_service_unavailable',
  'service_unavailable',
  'service_error',
  'redirected',
  'proxy_login',
  'refused',
  'unreadable_answer',
  'unknown_status',
  'no_answer'
] as const
export type PolicyReason = (typeof policyReasons)[number]

/**
 * What an answer without a task means for polling. 'continue': no error. 'retry': passes by itself, ask again with growing
 * pauses. 'wait': the service asks for a pause; without `waitMs` it does not say how long. 'stop_task': asking again for
 * this task cannot help. 'stop_gateway': nor can it for any task of this gateway, or it would do harm.
 */
export type PolicyAction = 'continue' | 'retry' | 'wait' | 'stop_task' | 'stop_gateway'

export interface ErrorPolicy {
  action: PolicyAction
  reason: PolicyReason
  /** ms until the next request makes sense; absent when nothing tells. */
  waitMs?: number
}

/** A rule holds when everything it names holds. */
export interface PolicyRule {
  /** Codes as the vendor's tables spell them: APIG.0301 stands for APIGW.0301, too. */
  codes?: readonly string[]
  /** HTTP statuses, both ends included. */
  http?: readonly [from: number, to: number]
  /** Only an answer with no readable error in it. */
  isForeign?: true
  /** One code stands for many causes; texts may change, so a rule without `message` follows for every code. */
  message?: RegExp
  action: PolicyAction
  reason: PolicyReason
  waitMs?: number
  source: string
}

const page = 'ShowAsyncTaskResult, tables 4 to 8 and their samples'
const table = 'API reference, appendix "Error codes"'
const gatewayTable = 'user guide, "Error codes" of calls to APIs'
const signing = 'signing guide, "Error codes"'
const lockOut = 'user guide, FAQ on IAM authentication errors: locked for 5 minutes after 5 failures'
const rfc = 'RFC 9110'

/** IAM or the decision point behind it is down: asking every few seconds would only add to it. */
const identityPauseMs = 30_000

/** The first rule that holds decides: texts before codes, codes before statuses. */
export const policyRules: readonly PolicyRule[] = [
  { codes: ['APIG.0000'], action: 'continue', reason: 'no_error', source: table },

  // signature and token
  {
    message: /access failed to reach the limit/i,
    action: 'stop_gateway',
    reason: 'key_locked',
    waitMs: 5 * 60_000,
    source: lockOut
  },
  {
    codes: ['APIG.0301', 'APIG.0303', 'APIG.0305'],
    message: /verify ak ?sk signature fail/i,
    action: 'stop_gateway',
    reason: 'signature_mismatch',
    source: signing
  },
  {
    codes: ['APIG.0301', 'APIG.0303', 'APIG.0305'],
    message: /x-sdk-date/i,
    action: 'stop_gateway',
    reason: 'clock_skew',
    source: signing
  },
  {
    codes: ['APIG.0301', 'APIG.0303', 'APIG.0305'],
    message: /signature expired/i,
    action: 'stop_gateway',
    reason: 'signature_expired',
    source: signing
  },
  {
    codes: ['APIG.0301'],
    message: /ak not exist|get secretkey failed/i,
    action: 'stop_gateway',
    reason: 'key_unknown',
    source: signing
  },
  {
    codes: ['APIG.0301'],
    message: /x-auth-token not found/i,
    action: 'stop_gateway',
    reason: 'token_missing',
    source: signing
  },
  {
    codes: ['APIG.0301'],
    message: /token expires/i,
    action: 'stop_gateway',
    reason: 'token_expired',
    source: signing
  },
  {
    codes: ['APIG.0301'],
    message: /decrypt token fail/i,
    action: 'stop_gateway',
    reason: 'token_unreadable',
    source: signing
  },
  {
    codes: ['APIG.0301', 'APIG.0303', 'APIG.0305'],
    action: 'stop_gateway',
    reason: 'not_authenticated',
    source: gatewayTable
  },
  { codes: ['APIG.0307'], action: 'stop_gateway', reason: 'token_expired', source: gatewayTable },
  { codes: ['APIG.1000', 'APIC.7100'], action: 'stop_gateway', reason: 'token_missing', source: table },
  { codes: ['APIG.1001', 'APIC.7101'], action: 'stop_gateway', reason: 'token_expired', source: table },
  { codes: ['APIG.1002', 'APIC.7102'], action: 'stop_gateway', reason: 'token_unreadable', source: page },
  {
    codes: ['APIG.1003', 'APIG.1007', 'APIG.1008', 'APIG.1009', 'APIC.7103', 'APIC.7105', 'APIC.7107'],
    action: 'stop_gateway',
    reason: 'token_without_project',
    source: table
  },

  // permission and account
  // On the call or the gateway as a whole: each further task would only be refused, too.
  { codes: ['APIG.1005'], action: 'stop_gateway', reason: 'no_permission', source: page },
  {
    codes: ['APIG.1020', 'APIG.1119', 'APIG.1136', 'APIC.7300'],
    action: 'stop_gateway',
    reason: 'no_permission',
    source: table
  },
  // On one API group, one kind of channel, one task.
  {
    codes: ['APIG.1101', 'APIG.1120', 'APIG.1149'],
    action: 'stop_task',
    reason: 'no_permission',
    source: table
  },
  {
    codes: ['APIG.0302', 'APIG.0304', 'APIG.0306', 'APIG.0802'],
    action: 'stop_gateway',
    reason: 'user_not_allowed',
    source: gatewayTable
  },
  {
    codes: ['APIG.0401', 'APIG.0402', 'APIG.0405'],
    action: 'stop_gateway',
    reason: 'address_not_allowed',
    source: gatewayTable
  },
  { codes: ['APIG.0310'], action: 'stop_gateway', reason: 'project_unavailable', source: gatewayTable },
  {
    codes: ['APIG.1011', 'APIG.1012', 'APIG.1013', 'APIG.3412', 'APIC.7106', 'APIC.7109'],
    action: 'stop_gateway',
    reason: 'account_blocked',
    source: table
  },

  // what was asked for
  {
    codes: ['APIG.2001', 'APIG.2011', 'APIG.2012'],
    message: /parameterName:\s?instance_id/i,
    action: 'stop_gateway',
    reason: 'invalid_instance_id',
    source: table
  },
  {
    codes: ['APIG.2000', 'APIG.2001', 'APIG.2011', 'APIG.2012', 'APIC.7211'],
    action: 'stop_task',
    reason: 'invalid_request',
    source: page
  },
  { codes: ['APIG.3093'], action: 'stop_task', reason: 'not_found', source: page },
  { codes: ['APIG.3072', 'APIG.3094'], action: 'stop_task', reason: 'not_found', source: table },
  {
    codes: ['APIG.3030', 'APIC.7302'],
    action: 'stop_gateway',
    reason: 'gateway_not_found',
    source: table
  },
  { codes: ['APIG.0101'], action: 'stop_gateway', reason: 'not_offered', source: gatewayTable },

  // too much, too early
  { codes: ['APIG.0308'], action: 'wait', reason: 'throttled', source: gatewayTable },
  { codes: ['APIG.9008'], action: 'wait', reason: 'throttled', source: table },
  { codes: ['APIG.3711'], action: 'wait', reason: 'change_limit', waitMs: 60_000, source: table },
  { codes: ['APIG.3718'], action: 'wait', reason: 'gateway_busy', source: table },
  {
    codes: ['APIG.0201'],
    http: [413, 494],
    action: 'stop_task',
    reason: 'request_too_large',
    source: gatewayTable
  },
  {
    codes: ['APIG.0201'],
    http: [400, 499],
    action: 'stop_task',
    reason: 'invalid_request',
    source: gatewayTable
  },

  // not our fault
  {
    codes: ['APIG.1010', 'APIG.1029', 'APIG.9004'],
    action: 'retry',
    reason: 'identity_service_unavailable',
    waitMs: identityPauseMs,
    source: table
  },
  {
    codes: ['APIG.0613'],
    action: 'retry',
    reason: 'identity_service_unavailable',
    waitMs: identityPauseMs,
    source: gatewayTable
  },
  {
    codes: [
      'APIG.0201',
      'APIG.0202',
      'APIG.0203',
      'APIG.0601',
      'APIG.0605',
      'APIG.0606',
      'APIG.0608',
      'APIG.0610'
    ],
    action: 'retry',
    reason: 'service_unavailable',
    source: gatewayTable
  },
  { codes: ['APIG.9999'], action: 'retry', reason: 'service_error', source: page },
  {
    codes: [
      'APIC.9999',
      'APIC.9000',
      'APIC.9100',
      'APIG.9003',
      'APIG.9005',
      'APIG.9006',
      'APIG.9007',
      'APIG.9013',
      'APIG.3500'
    ],
    action: 'retry',
    reason: 'service_error',
    source: table
  },

  // a code that no row above knows, another shape, or no error body at all: only now the HTTP status decides
  { http: [300, 399], action: 'retry', reason: 'redirected', source: rfc },
  { http: [401, 401], action: 'stop_gateway', reason: 'not_authenticated', source: rfc },
  { http: [403, 403], isForeign: true, action: 'stop_task', reason: 'refused', source: rfc },
  { http: [403, 403], action: 'stop_task', reason: 'no_permission', source: rfc },
  { http: [404, 404], isForeign: true, action: 'stop_task', reason: 'address_not_found', source: rfc },
  { http: [404, 404], action: 'stop_task', reason: 'not_found', source: page },
  { http: [407, 407], action: 'stop_gateway', reason: 'proxy_login', source: rfc },
  { http: [408, 408], action: 'retry', reason: 'service_unavailable', source: rfc },
  { http: [413, 414], action: 'stop_task', reason: 'request_too_large', source: rfc },
  { http: [429, 429], action: 'wait', reason: 'throttled', source: rfc },
  { http: [431, 431], action: 'stop_task', reason: 'request_too_large', source: rfc },
  { http: [494, 494], action: 'stop_task', reason: 'request_too_large', source: gatewayTable },
  { http: [400, 499], action: 'stop_task', reason: 'refused', source: rfc },
  { http: [502, 504], action: 'retry', reason: 'service_unavailable', source: rfc },
  { http: [500, 599], action: 'retry', reason: 'service_error', source: rfc },
  { http: [100, 599], action: 'retry', reason: 'unreadable_answer', source: rfc },
  { action: 'retry', reason: 'no_answer', source: 'nothing arrived' }
]

export interface PolicyInput {
  /** Null when there was no answer. */
  http_status: number | null
  /** Null when the answer holds no error, or nothing readable. */
  error: ApiError | null
  /** The `Retry-After` header as sent. */
  retryAfter: string | null
  /** When the answer came, epoch ms: only with it the date form of `Retry-After` is understood. */
  observedAt?: number
}

/** What to do after an answer that is not a task. The code decides, the HTTP status only where no row knows the code. */
export function errorPolicy(input: PolicyInput): ErrorPolicy {
  const rule = policyRules.find((each) => holds(each, input))
  if (rule === undefined) return { action: 'retry', reason: 'no_answer' }
  const { action, reason } = rule
  const waitMs = rule.waitMs ?? askedWaitMs(action, input)
  return waitMs === null ? { action, reason } : { action, reason, waitMs }
}

function holds(rule: PolicyRule, { http_status, error }: PolicyInput): boolean {
  const code = error?.error_code ?? null
  if (rule.codes !== undefined && (code === null || !rule.codes.includes(tableCode(code)))) return false
  if (rule.message !== undefined && !rule.message.test(error?.error_msg ?? '')) return false
  if (rule.isForeign === true && error !== null && error.shape !== 'other') return false
  if (rule.http === undefined) return true
  return http_status !== null && http_status >= rule.http[0] && http_status <= rule.http[1]
}

function askedWaitMs(action: PolicyAction, { error, retryAfter, observedAt }: PolicyInput): number | null {
  if (action !== 'wait' && action !== 'retry') return null
  const asked = retryAfterMs(retryAfter, observedAt ?? null)
  return asked ?? (action === 'wait' ? throttleWindowMs(error?.error_msg ?? null) : null)
}
