import type { TaskResult } from '@domain/async-task/answer'
import type { WholeFailure } from '@domain/imports/failure-cluster'
import { DamagedBody } from './bodies'
import type { DecodedAnswers } from './decoded-answers'

/** What stands in for the text of a result that nobody can read: so many characters of it. */
const mostUnread = 2000

const unknown: WholeFailure = { error_code: null, error_msg: null }

/**
 * Why the import of a final snapshot failed as a whole, decoded from its body since no row holds the text. Both are null
 * when the service gave no reason, or the body is damaged.
 */
export function wholeFailureOf(answers: DecodedAnswers, snapshotId: number): WholeFailure {
  try {
    const record = answers.find(snapshotId)
    const answer = record.ok ? answers.decode(record.value) : null
    return answer?.kind === 'task' ? reasonOf(answer.result) : unknown
  } catch (error) {
    // One damaged answer must not hide all others; opening it tells of the damage.
    if (error instanceof DamagedBody) return unknown
    throw error
  }
}

function reasonOf(result: TaskResult): WholeFailure {
  if (result.kind === 'unreadable') return { error_code: null, error_msg: result.text.slice(0, mostUnread) }
  if (result.kind !== 'error') return unknown
  return { error_code: result.error_code, error_msg: result.error_msg }
}
