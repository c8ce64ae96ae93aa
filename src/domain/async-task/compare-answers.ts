import { isFinal, knownStatus, knownType, type TaskStatus } from './answer'
import { clip } from './field-text'
import type { Finding } from './findings'

/** What is kept of a task's answer to compare the next one with. */
export interface AnswerSummary {
  task_status: string | null
  task_type: string | null
  /** SHA-256 of the stored body, in any one encoding. */
  bodyHash: string
}

const order: Record<TaskStatus, number> = { waiting: 0, processing: 1, succeed: 2, failed: 2 }

/**
 * What a task's answer contradicts of the answer before it (A19): states only go waiting, processing, then one end; what
 * has ended stays as it is. Unknown words are compared with nothing.
 */
export function compareAnswers(previous: AnswerSummary, next: AnswerSummary): Finding[] {
  const findings: Finding[] = []
  const from = knownStatus(previous.task_status)
  const to = knownStatus(next.task_status)
  if (from !== null && to !== null) {
    if (order[to] < order[from]) findings.push({ code: 'history.status_backwards', params: { from, to } })
    else if (isFinal(from) && from !== to) {
      findings.push({ code: 'history.final_status_changed', params: { from, to } })
    } else if (isFinal(from) && previous.bodyHash !== next.bodyHash) {
      findings.push({ code: 'history.answer_changed', params: { task_status: to } })
    }
  }
  const isChange = previous.task_type !== next.task_type && next.task_type !== null
  if (isChange && knownType(previous.task_type) !== null) {
    findings.push({
      code: 'history.type_changed',
      params: { from: previous.task_type ?? '', to: clip(next.task_type ?? '') }
    })
  }
  return findings
}
