import type { DecodedAnswer } from '@domain/async-task/answer'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import type { Finding } from '@domain/async-task/findings'
import { redact, redactionFinding } from '@domain/async-task/redaction'
import { pollOutcome, type PollOutcome } from '@domain/polling/outcome'
import type { AppendSnapshot } from '../protocol'
import type { TaskRecord } from './task-progress'

/** What an observation comes to before anything is written. */
export interface Reading {
  /** As they may be stored; null when no body arrived. */
  bytes: Buffer | null
  decoded: DecodedAnswer | null
  outcome: PollOutcome
  findings: Finding[]
}

/** Redacts, decodes and classifies one observation of a task. */
export function readAnswer(task: TaskRecord, seen: AppendSnapshot): Reading {
  const { http_status, failure } = seen
  const answer = seen.bytes === null ? null : redact(new Uint8Array(seen.bytes), http_status)
  // With a failure the bytes are the beginning of an answer, not an answer.
  const decoded =
    answer === null || failure !== null
      ? null
      : decodeAnswer({
          bytes: answer.bytes,
          http_status,
          requestedTaskId: requestedTaskId(task, seen.source)
        })
  const outcome = pollOutcome({
    decoded,
    http_status,
    failure,
    retryAfter: seen.headers['retry-after'] ?? null,
    observedAt: seen.observedAt,
    taskAgeMs: seen.observedAt - task.added_at,
    canRenew: seen.canRenew ?? false
  })
  const redaction = redactionFinding(answer?.ranges ?? [])
  return {
    bytes:
      answer === null ? null : Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.length),
    decoded,
    outcome,
    findings: [...(decoded?.findings ?? []), ...(redaction === null ? [] : [redaction])]
  }
}

/** The task that the request named; a creation names none, and of a file nobody knows. */
export function requestedTaskId(task: { task_id: string }, source: AppendSnapshot['source']): string | null {
  return source === 'creation' || source === 'file' ? null : task.task_id
}

/** The columns of a snapshot that are decoded from its body. */
export function serverWords(decoded: DecodedAnswer | null): {
  task_status: string | null
  task_type: string | null
  error_code: string | null
} {
  switch (decoded?.kind) {
    case 'task': {
      const { task_status, task_type, result } = decoded
      return { task_status, task_type, error_code: result.kind === 'error' ? result.error_code : null }
    }
    case 'error':
      return { task_status: null, task_type: null, error_code: decoded.error.error_code }
    default:
      return { task_status: null, task_type: null, error_code: null }
  }
}
