import type { DecodedAnswer, TaskResult } from '@domain/async-task/answer'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import { isDeepStrictEqual } from 'node:util'
import { DamagedBody, type Bodies } from './bodies'

/** What an answer says, as the row of its snapshot holds it. */
export interface Said {
  http_status: number | null
  failure_code: string | null
  task_status: string | null
  error_code: string | null
  body: number | null
}

/**
 * Tells whether an answer says anything about the task that the one before it did not: another status, HTTP status,
 * failure, error code or result. Request ids, times and the like make a new body, but no news.
 */
export function createNews(
  bodies: Bodies
): (before: Said, now: Said, decoded: DecodedAnswer | null) => boolean {
  /** null: its bytes are damaged, and nobody knows. */
  function resultOf({ body, http_status }: Said): TaskResult | null {
    if (body === null) return { kind: 'absent' }
    try {
      const decoded = decodeAnswer({ bytes: bodies.read(body), http_status, requestedTaskId: null })
      return decoded.kind === 'task' ? decoded.result : { kind: 'absent' }
    } catch (error) {
      if (error instanceof DamagedBody) return null
      throw error
    }
  }

  return (before, now, decoded) => {
    const isSaidAgain = (['http_status', 'failure_code', 'task_status', 'error_code'] as const).every(
      (word) => before[word] === now[word]
    )
    if (!isSaidAgain) return true
    // Only bodies tell results apart, and only those of tasks have one.
    if (before.body === now.body || decoded?.kind !== 'task') return false
    return !isDeepStrictEqual(resultOf(before), decoded.result)
  }
}
