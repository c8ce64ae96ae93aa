import { isFinal, knownStatus, type DecodedAnswer } from '../async-task/answer'
import { errorPolicy } from '../async-task/error-policy'
import { isRenewable } from '../async-task/refusals'
import type { Failure, FailureCode } from './failure'

/** What one poll means for the next one. `reason` is one of domain/async-task's policy reasons or a failure code. */
export type PollOutcome =
  | { action: 'finished' }
  | { action: 'continue' }
  | { action: 'retry'; reason: string; waitMs: number | null }
  | { action: 'wait'; reason: string; waitMs: number }
  | { action: 'stop_task'; reason: string }
  | { action: 'stop_gateway'; reason: string; waitMs: number | null }

export interface PollObservation {
  decoded: DecodedAnswer | null
  http_status: number | null
  failure: Failure | null
  /** The `Retry-After` header as sent. */
  retryAfter: string | null
  /** Epoch ms of the answer: what a date in `Retry-After` counts from. */
  observedAt: number
  /** Since the task was added here; replication lag makes a new task "not found" for a while. */
  taskAgeMs: number
  /** A refused token is replaced by itself, once. */
  canRenew?: boolean
}

/** A task that the service does not know yet may be too new for the node that answered. */
const notFoundGraceMs = 60_000
/** A status that no page lists is looked at this slowly: it may be final, or a stage that passes. */
const unknownStatusMs = 60_000
const defaultWaitMs = 60_000

/** Failures that the next poll would only repeat, to the same address with the same settings. */
const stopsGateway: readonly FailureCode[] = ['tls', 'redirect_refused', 'blocked_port']

/** What to do after an observation. The rules for the service's own errors are `errorPolicy`'s. */
export function pollOutcome(seen: PollObservation): PollOutcome {
  const { decoded, failure } = seen
  if (failure !== null) return failureOutcome(failure.code, seen)
  if (decoded?.kind === 'created') return { action: 'continue' }
  // The error table's code for success, where a task should be: nothing failed, and nothing is known either.
  if (decoded?.findings.some(({ code }) => code === 'error.success_code') && decoded.kind === 'unreadable') {
    return { action: 'continue' }
  }
  if (decoded?.kind !== 'task') return errorOutcome(seen)
  if (isFinal(decoded.task_status)) return { action: 'finished' }
  if (knownStatus(decoded.task_status) !== null) return { action: 'continue' }
  return { action: 'retry', reason: 'unknown_status', waitMs: unknownStatusMs }
}

function failureOutcome(code: FailureCode, seen: PollObservation): PollOutcome {
  if (stopsGateway.includes(code)) return { action: 'stop_gateway', reason: code, waitMs: null }
  // The status of an incomplete answer counts where going on would do harm: refused credentials lock a key.
  const byStatus = seen.http_status === null ? null : errorOutcome(seen)
  return byStatus?.action === 'stop_gateway' ? byStatus : { action: 'retry', reason: code, waitMs: null }
}

function errorOutcome({
  decoded,
  http_status,
  retryAfter,
  observedAt,
  taskAgeMs,
  canRenew
}: PollObservation): PollOutcome {
  const error = decoded?.kind === 'error' ? decoded.error : null
  const { action, reason, waitMs } = errorPolicy({ http_status, error, retryAfter, observedAt })
  switch (action) {
    case 'continue':
      return { action }
    case 'retry':
      return { action, reason, waitMs: waitMs ?? null }
    case 'wait':
      return { action, reason, waitMs: waitMs ?? defaultWaitMs }
    case 'stop_task':
      return reason === 'not_found' && taskAgeMs < notFoundGraceMs
        ? { action: 'retry', reason, waitMs: null }
        : { action, reason }
    case 'stop_gateway':
      return canRenew === true && isRenewable(reason)
        ? { action: 'retry', reason: 'token_renewed', waitMs: 0 }
        : { action, reason, waitMs: waitMs ?? null }
  }
}
