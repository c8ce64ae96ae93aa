import { randomBytes } from 'node:crypto'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import { errorPolicy, type PolicyReason } from '@domain/async-task/error-policy'
import type { ConnectionTest } from '@shared/contract/gateway'
import type { Access, Obstacle } from '../api/access'
import type { Answer, ApigClient } from '../api/client'

/**
 * Asks for a task that cannot exist: the gateway's "no such task" proves endpoint, token, project and instance in one
 * request that changes nothing. Nothing of it is kept.
 */
export async function testConnection(client: ApigClient, access: Access | Obstacle): Promise<ConnectionTest> {
  if (typeof access === 'string')
    return { ...silence, verdict: access === 'demo_not_running' ? 'network' : 'no_token' }
  const answer = await client.showTask(access, randomBytes(16).toString('hex'), new AbortController().signal)
  return verdictOf(answer)
}

const silence = { http_status: null, error_code: null, error_msg: null, failureCode: null, elapsedMs: 0 }

function verdictOf({ bytes, http_status, failure, headers, elapsedMs }: Answer): ConnectionTest {
  const seen = { ...silence, http_status, elapsedMs }
  if (failure !== null) return { ...seen, verdict: 'network', failureCode: failure.code }
  const decoded = decodeAnswer({
    bytes: new Uint8Array(bytes ?? new ArrayBuffer(0)),
    http_status,
    requestedTaskId: null
  })
  if (decoded.kind === 'task' || decoded.kind === 'created') return { ...seen, verdict: 'reached' }
  const error = decoded.kind === 'error' ? decoded.error : null
  if (error === null || error.error_code === null) return { ...seen, verdict: 'not_apig' }
  const { reason } = errorPolicy({ http_status, error, retryAfter: headers['retry-after'] ?? null })
  const { error_code, error_msg } = error
  return { ...seen, error_code, error_msg, verdict: verdicts[reason] ?? 'server_error' }
}

const verdicts: Partial<Record<PolicyReason, ConnectionTest['verdict']>> = {
  not_found: 'reached',
  key_locked: 'auth',
  key_unknown: 'auth',
  signature_mismatch: 'auth',
  signature_expired: 'auth',
  clock_skew: 'auth',
  token_missing: 'auth',
  token_expired: 'auth',
  token_unreadable: 'auth',
  token_without_project: 'auth',
  not_authenticated: 'auth',
  no_permission: 'permission',
  user_not_allowed: 'permission',
  address_not_allowed: 'permission',
  project_unavailable: 'permission',
  account_blocked: 'permission',
  gateway_not_found: 'no_instance',
  invalid_instance_id: 'no_instance',
  not_offered: 'no_feature',
  throttled: 'throttled',
  address_not_found: 'not_apig',
  redirected: 'not_apig',
  proxy_login: 'network'
}
