import type { TaskResult } from '@domain/async-task/answer'
import type { WholeFailure } from '@domain/imports/failure-cluster'
import { DamagedBody } from './bodies'
import type { DecodedAnswers } from './decoded-answers'

/** What stands in for the text of a result that nobody can read: so many characters of it. */
const mostUnread = 2000

const unknown: WholeFailure = { error_code: null, error_msg: null }

/** The error that stands in the place of a result; null: there is a result, or nothing that can be read as an error. */
export function errorInsteadOfResult(answers: DecodedAnswers, snapshotId: number): WholeFailure | null {
  const result = resultOf(answers, snapshotId)
  return result?.kind === 'error' ? reasonOf(result) : null
}

/**
 * Why the import of a final snapshot failed as a whole, decoded from its body since no row holds the text. Both are null
 * when the service gave no reason, or the body is damaged.
 */
export function wholeFailureOf(answers: DecodedAnswers, snapshotId: number): WholeFailure {
  const result = resultOf(answers, snapshotId)
  return result === null ? unknown : reasonOf(result)
}

function resultOf(answers: DecodedAnswers, snapshotId: number): TaskResult | null {
  try {
    const record = answers.find(snapshotId)
    const answer = record.ok ? answers.decode(record.value) : null
    return answer?.kind === 'task' ? answer.result : null
  } catch (error) {
    // One damaged answer must not hide all others; opening it tells of the damage.
    if (error instanceof DamagedBody) return null
    throw error
  }
}

function reasonOf(result: TaskResult): WholeFailure {
  if (result.kind === 'unreadable') return { error_code: null, error_msg: result.text.slice(0, mostUnread) }
  if (result.kind !== 'error') return unknown
  return { error_code: result.error_code, error_msg: result.error_msg }
}
