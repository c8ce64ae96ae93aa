import { decodeAnswer } from '@domain/async-task/decode-answer'
import { errorPolicy, type PolicyReason } from '@domain/async-task/error-policy'
import { tableCode } from '@domain/async-task/find-error-code'
import type { Failure, FailureCode } from '@domain/polling/failure'
import type { ConnectionTest } from '@shared/contract/gateway'
import type { Obstacle } from '../api/access'
import type { Answer } from '../api/client'

type Verdict = ConnectionTest['verdict']

const silence = {
  http_status: null,
  error_code: null,
  error_msg: null,
  failureCode: null,
  failureParams: {},
  obstacle: null,
  clockAheadMs: null,
  elapsedMs: 0
}

/** A test that could not send anything. */
export function obstacleTest(obstacle: Obstacle): ConnectionTest {
  return { ...silence, obstacle, verdict: obstacleVerdicts[obstacle] ?? 'credentials' }
}

/** A test that something kept from an answer, before it came to the gateway. */
export function failureTest({ code, params }: Failure): ConnectionTest {
  return { ...silence, verdict: failureVerdicts[code], failureCode: code, failureParams: params }
}

const obstacleVerdicts: Partial<Record<Obstacle, Verdict>> = {
  no_token: 'no_token',
  demo_not_running: 'demo',
  key_locked: 'key_locked'
}

/** As much as any answer to these calls has; what is longer is something else, and is not read on this thread. */
export function beginning(bytes: ArrayBuffer | null): Uint8Array {
  return bytes === null ? new Uint8Array() : new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 65_536))
}

/**
 * What an answer to the question for a task that cannot exist proves. `hasFreshToken`: the token was issued just before,
 * so that it cannot be too old.
 */
export function answerTest(answer: Answer, hasFreshToken: boolean): ConnectionTest {
  const { bytes, http_status, failure, headers, elapsedMs } = answer
  const seen = { ...silence, http_status, elapsedMs, clockAheadMs: clockAheadMs(answer) }
  if (failure !== null) {
    const { http_status, elapsedMs, clockAheadMs } = seen
    return { ...failureTest(failure), http_status, elapsedMs, clockAheadMs }
  }
  const decoded = decodeAnswer({ bytes: beginning(bytes), http_status, requestedTaskId: null })
  if (decoded.kind === 'task' || decoded.kind === 'created') return { ...seen, verdict: 'reached' }
  const error = decoded.kind === 'error' ? decoded.error : null
  if (error === null || error.error_code === null) return { ...seen, verdict: foreignVerdict(answer) }
  const { reason } = errorPolicy({ http_status, error, retryAfter: headers['retry-after'] ?? null })
  const { error_code, error_msg } = error
  const isOfRegion = hasFreshToken && tableCode(error_code) === 'APIG.0307'
  const verdict = isOfRegion ? 'wrong_region' : (verdicts[reason] ?? 'server_error')
  const isOff = isClockOff(seen.clockAheadMs) || /x-sdk-date/i.test(error_msg ?? '')
  const isTooOld = verdict === 'expired' && isOff
  return { ...seen, error_code, error_msg, verdict: isTooOld ? 'clock' : verdict }
}

/** The service allows 15 minutes (vendor's signing guide), and a signature that is too old may be one of a wrong clock. */
const allowedSkewMs = 15 * 60_000

function isClockOff(aheadMs: number | null): boolean {
  return aheadMs !== null && Math.abs(aheadMs) > allowedSkewMs - 60_000
}

function foreignVerdict({ http_status, headers }: Answer): Verdict {
  if (http_status === 407) return 'proxy'
  if ((http_status ?? 0) >= 500) return 'server_error'
  return /\bhtml\b/i.test(headers['content-type'] ?? '') ? 'web_page' : 'not_apig'
}

/** By the answer's `Date`, which is cut to the second, and the middle of the time in which it was written. */
function clockAheadMs({ headers, requestedAt, observedAt }: Answer): number | null {
  const theirs = Date.parse(headers['date'] ?? '')
  return Number.isNaN(theirs) ? null : Math.round((requestedAt + observedAt) / 2 - (theirs + 500))
}

const failureVerdicts: Record<FailureCode, Verdict> = {
  dns: 'dns',
  refused: 'refused',
  unreachable: 'unreachable',
  offline: 'offline',
  timeout: 'timeout',
  tls: 'tls',
  proxy: 'proxy',
  reset: 'reset',
  truncated: 'reset',
  redirect_refused: 'redirect',
  protocol: 'not_apig',
  too_large: 'not_apig',
  blocked_port: 'network',
  aborted: 'network',
  unknown: 'network'
}

const verdicts: Partial<Record<PolicyReason, Verdict>> = {
  not_found: 'reached',
  key_locked: 'key_locked',
  key_unknown: 'key_unknown',
  signature_mismatch: 'signature',
  signature_expired: 'expired',
  clock_skew: 'clock',
  token_missing: 'auth',
  token_expired: 'auth',
  token_unreadable: 'auth',
  token_without_project: 'wrong_project',
  not_authenticated: 'auth',
  no_permission: 'permission',
  user_not_allowed: 'permission',
  address_not_allowed: 'address',
  project_unavailable: 'account',
  account_blocked: 'account',
  gateway_not_found: 'no_instance',
  invalid_instance_id: 'no_instance',
  not_offered: 'no_feature',
  throttled: 'throttled',
  address_not_found: 'not_apig',
  redirected: 'redirect',
  proxy_login: 'proxy'
}
