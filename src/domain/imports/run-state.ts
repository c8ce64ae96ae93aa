/** What one import run did with one API. `not_in_run` says just that: it is not "deleted". */
export const runStates = ['created', 'updated', 'imported', 'failed', 'ignored', 'not_in_run'] as const
export type RunState = (typeof runStates)[number]

/** The lists of an import result, in the order in which they are read. */
export const entryLists = ['success', 'failure', 'ignore'] as const
export type EntryList = (typeof entryLists)[number]

/** One API as one import run reports it; every text is the server's, null when it was absent. */
export interface RunEntry {
  list: EntryList
  method: string | null
  path: string | null
  id: string | null
  action: string | null
  error_code: string | null
  error_msg: string | null
}

/** The state that an entry stands for; a success without a known action is `imported`. */
export function runState(entry: RunEntry | null): RunState {
  if (entry === null) return 'not_in_run'
  if (entry.list === 'failure') return 'failed'
  if (entry.list === 'ignore') return 'ignored'
  if (entry.action === 'create') return 'created'
  if (entry.action === 'update') return 'updated'
  return 'imported'
}
