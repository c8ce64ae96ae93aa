/** Where a task was asked for, as far as the text names it. `host` is lower case, with a port that is not the scheme's own. */
export interface Place {
  /** Scheme and host, e.g. `https://apig.cn-north-4.myhuaweicloud.com`; null when the text names no host. */
  origin: string | null
  host: string | null
  project_id: string
  instance_id: string
}

/**
 * What an item was found as. `answer`: a whole answer with the state of a task; `error_answer`: an answer that refuses
 * to tell it, kept when the request beside it names the task; `creation`: the 202 answer that accepted the task.
 */
export const pastedKinds = ['task_id', 'url', 'curl', 'creation', 'answer', 'error_answer'] as const
export type PastedKind = (typeof pastedKinds)[number]

/** Why something was not understood. */
export const pastedProblems = [
  'no_task_id',
  'no_task_in_command',
  'open_quote',
  'answer_without_id',
  'error_without_task',
  'is_document',
  'unsendable_id'
] as const
export type PastedProblem = (typeof pastedProblems)[number]

/** One task that the text names. */
export interface PastedItem {
  /** Where it begins; 1 for the first line. */
  line: number
  kind: PastedKind
  task_id: string
  place: Place | null
  /** The answer's own text, from `start` up to, not including, `end` in UTF-16 units; null when there is none. */
  body: { start: number; end: number } | null
  task_status: string | null
  task_type: string | null
  /** Not the 32 hexadecimal digits that every id of the service was seen to have. */
  isUnusual: boolean
  /** The same task stands further up. */
  isRepeated: boolean
}

/** A part of the text that names no task. Its words are not repeated here: they may be somebody's secret. */
export interface PastedGap {
  line: number
  problem: PastedProblem
}

export interface PastedReading {
  items: PastedItem[]
  problems: PastedGap[]
  /** How many more there are than were listed. */
  moreItems: number
  moreProblems: number
}
