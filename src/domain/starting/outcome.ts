import type { DecodedAnswer } from '../async-task/answer'
import { taskIdForm } from '../async-task/task-id'
import type { FailureCode } from '../polling/failure'

/** What became of a request to start a task, as far as its answer tells. */
export type StartEnd = 'accepted' | 'refused' | 'not_sent' | 'unknown'

/** Failures before the request could reach the gateway. After all others it may have been carried out. */
const beforeSending: readonly string[] = [
  'dns',
  'refused',
  'unreachable',
  'offline',
  'tls',
  'proxy',
  'blocked_port'
] satisfies FailureCode[]

export interface StartAnswer {
  http_status: number | null
  failureCode: string | null
  /** null: there is no complete answer. */
  decoded: DecodedAnswer | null
}

/**
 * A refusal is an answer below 500, or one with an error code of the service. A 5xx of something in between, a broken
 * answer and a success without a task id leave it open whether the task was started.
 */
export function startEnd({ http_status, failureCode, decoded }: StartAnswer): StartEnd {
  if (failureCode !== null && beforeSending.includes(failureCode)) return 'not_sent'
  if (failureCode === 'redirect_refused') return 'refused'
  if (failureCode !== null || http_status === null) return 'unknown'
  if (http_status < 300 && startedTaskId(decoded) !== null) return 'accepted'
  if (http_status < 300) return 'unknown'
  const error_code = decoded?.kind === 'error' ? decoded.error.error_code : null
  return http_status < 500 || error_code !== null ? 'refused' : 'unknown'
}

/**
 * The id of the task that an answer to a start names: alone, as the page has it, or with the task's state beside it. Null:
 * none, or one that cannot be asked for.
 */
export function startedTaskId(decoded: DecodedAnswer | null): string | null {
  if (decoded?.kind !== 'created' && decoded?.kind !== 'task') return null
  const { task_id } = decoded
  return task_id === null || taskIdForm(task_id) === 'unsendable' ? null : task_id
}
