import { decodeAnswer } from '../async-task/decode-answer'
import { taskIdForm } from '../async-task/task-id'
import type { PastedItem, PastedProblem } from './pasted'
import { maxPastedLength, readPasted } from './read-pasted'

/** Why nothing of a file is taken. */
export type SavedProblem = PastedProblem | 'empty' | 'not_answer' | 'html' | 'too_many'

export interface SavedReading {
  /** What the file names. Spans of bodies are positions of bytes. */
  items: PastedItem[]
  /** null when there is at least one item. */
  problem: SavedProblem | null
}

/**
 * What a saved file holds: one whole answer, or a text with answers, commands, addresses or ids in it. A text counts
 * only when it has one of the former, or when every line of it was understood: 32 digits in a document are no task.
 */
export function readSaved(bytes: Uint8Array): SavedReading {
  const answer = decodeAnswer({ bytes, http_status: null, requestedTaskId: null })
  if (answer.kind === 'task' || answer.kind === 'created') {
    const { task_id } = answer
    if (task_id === null) return refused('answer_without_id')
    const words =
      answer.kind === 'task'
        ? { kind: 'answer' as const, task_status: answer.task_status, task_type: answer.task_type }
        : { kind: 'creation' as const, task_status: null, task_type: null }
    const form = taskIdForm(task_id)
    if (!/^[!-~]{1,128}$/.test(task_id) || form === 'unsendable') return refused('unsendable_id')
    const isUnusual = form !== 'usual'
    const body = { start: 0, end: bytes.length }
    return {
      items: [{ line: 1, task_id, place: null, body, isUnusual, isRepeated: false, ...words }],
      problem: null
    }
  }
  const found = new Set(answer.findings.map(({ code }) => code))
  if (found.has('body.empty')) return refused('empty')
  if (found.has('body.is_document')) return refused('is_document')
  if (answer.kind === 'error') return refused('error_without_task')
  if (found.has('body.html')) return refused('html')
  return bytes.length > maxPastedLength ? refused('not_answer') : readText(bytes)
}

function readText(bytes: Uint8Array): SavedReading {
  // One character a byte: all that is looked for is ASCII, and so positions in the text are positions in the file.
  const { items, problems, moreItems } = readPasted(new TextDecoder('latin1').decode(bytes))
  if (moreItems > 0) return refused('too_many')
  const isText = items.some(({ kind }) => kind !== 'task_id') || problems.length === 0
  if (items.length > 0 && isText) return { items, problem: null }
  const [first] = problems
  const known: readonly SavedProblem[] = ['answer_without_id', 'error_without_task', 'is_document']
  return refused(first !== undefined && known.includes(first.problem) ? first.problem : 'not_answer')
}

function refused(problem: SavedProblem): SavedReading {
  return { items: [], problem }
}
