import { randomBytes } from 'node:crypto'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import { errorPolicy, type PolicyReason } from '@domain/async-task/error-policy'
import type { ParsedInput } from '@shared/contract'
import type { ConnectionTest } from '@shared/contract/gateway'
import { ok, type Result } from '@shared/result'
import type { Answer, ApigClient } from '../api/client'
import type { AccessOf } from './gateway-access'

/**
 * Asks for a task that cannot exist: the gateway's "no such task" proves endpoint, token, project and instance in one
 * request that changes nothing. Nothing of it is kept.
 */
export async function testConnection(
  { client, accessOf }: { client: ApigClient; accessOf: AccessOf },
  { id }: ParsedInput<'gateways.test'>
): Promise<Result<ConnectionTest>> {
  const access = await accessOf(id)
  if (!access.ok) return access
  if (typeof access.value === 'string')
    return ok({ ...silence, verdict: access.value === 'demo_not_running' ? 'network' : 'no_token' })
  const task_id = randomBytes(16).toString('hex')
  return ok(verdictOf(await client.showTask(access.value, task_id, new AbortController().signal)))
}

const silence = { http_status: null, error_code: null, error_msg: null, failureCode: null, elapsedMs: 0 }

function verdictOf({ bytes, http_status, failure, headers, elapsedMs }: Answer): ConnectionTest {
  const seen = { ...silence, http_status, elapsedMs }
  if (failure !== null) return { ...seen, verdict: 'network', failureCode: failure.code }
  const decoded = decodeAnswer({ bytes: beginning(bytes), http_status, requestedTaskId: null })
  if (decoded.kind === 'task' || decoded.kind === 'created') return { ...seen, verdict: 'reached' }
  const error = decoded.kind === 'error' ? decoded.error : null
  const isFromService = error !== null && error.error_code !== null
  if (!isFromService) return { ...seen, verdict: (http_status ?? 0) >= 500 ? 'server_error' : 'not_apig' }
  const { reason } = errorPolicy({ http_status, error, retryAfter: headers['retry-after'] ?? null })
  const { error_code, error_msg } = error
  return { ...seen, error_code, error_msg, verdict: verdicts[reason] ?? 'server_error' }
}

/** As much as any answer to these calls has; what is longer is something else, and is not read on this thread. */
export function beginning(bytes: ArrayBuffer | null): Uint8Array {
  return bytes === null ? new Uint8Array() : new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 65_536))
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
