import { methodWord } from '../documents/method-word'
import { pairEntries } from './pair-entries'
import { entryLists, runState, runStates, type EntryList, type RunEntry, type RunState } from './run-state'

/** One API in two runs. `ordinal` tells duplicates of the same method and path apart (0 for the first). */
export interface ApiChange {
  method: string | null
  path: string | null
  ordinal: number
  before: RunState
  after: RunState
  beforeEntry: RunEntry | null
  afterEntry: RunEntry | null
  isChanged: boolean
  /** Every list of each run that names this method and path; none: the run does not name it at all. */
  lists: { before: readonly EntryList[]; after: readonly EntryList[] }
}

export interface RunComparison {
  /** By path, method and ordinal: the service promises no order of its lists. */
  changes: ApiChange[]
  /** Cells with a count above zero only, in the order of `runStates`. */
  matrix: { before: RunState; after: RunState; count: number }[]
  changed: number
  /** APIs that stand in more than one list of one run: both a success and a failure, say. */
  inSeveralLists: { before: number; after: number; either: number }
}

/**
 * What two import runs did with each API. An API is its method (whatever its case; the extension that stands for ANY
 * is ANY) and its path, letter by letter; one that a run names twice, even in two lists, stays two. Nothing is dropped: every entry is in exactly one change.
 */
export function compareRuns(before: readonly RunEntry[], after: readonly RunEntry[]): RunComparison {
  const changes: ApiChange[] = []
  const inSeveralLists = { before: 0, after: 0, either: 0 }
  for (const api of groupByApi(before, after)) {
    const lists = { before: listsOf(api.before), after: listsOf(api.after) }
    if (lists.before.length > 1) inSeveralLists.before += 1
    if (lists.after.length > 1) inSeveralLists.after += 1
    if (isInSeveralLists({ lists })) inSeveralLists.either += 1
    pairEntries(api.before, api.after).forEach((pair, ordinal) => {
      const shown = pair.after ?? pair.before
      changes.push({
        method: shown?.method ?? null,
        path: shown?.path ?? null,
        ordinal,
        before: runState(pair.before),
        after: runState(pair.after),
        beforeEntry: pair.before,
        afterEntry: pair.after,
        isChanged: isChanged(pair.before, pair.after),
        lists
      })
    })
  }
  changes.sort(byApi)
  const changed = changes.filter((each) => each.isChanged).length
  return { changes, matrix: countCells(changes), changed, inSeveralLists }
}

/** Whether one of the two runs says of the same API that it did two things with it. */
export function isInSeveralLists({ lists }: Pick<ApiChange, 'lists'>): boolean {
  return lists.before.length > 1 || lists.after.length > 1
}

function listsOf(entries: readonly RunEntry[]): readonly EntryList[] {
  return entryLists.filter((list) => entries.some((entry) => entry.list === list))
}

interface ApiEntries {
  before: RunEntry[]
  after: RunEntry[]
}

function groupByApi(before: readonly RunEntry[], after: readonly RunEntry[]): Iterable<ApiEntries> {
  const apis = new Map<string, ApiEntries>()
  const entriesOf = (entry: RunEntry): ApiEntries => {
    const key = JSON.stringify([wordOf(entry.method), entry.path])
    const known = apis.get(key) ?? { before: [], after: [] }
    apis.set(key, known)
    return known
  }
  for (const entry of before) entriesOf(entry).before.push(entry)
  for (const entry of after) entriesOf(entry).after.push(entry)
  return apis.values()
}

/** Another state, another reason for the same failure, or the same state of an API that was made anew. */
function isChanged(before: RunEntry | null, after: RunEntry | null): boolean {
  if (before === null || after === null) return true
  if (runState(before) !== runState(after)) return true
  if (before.error_code !== after.error_code || before.error_msg !== after.error_msg) return true
  return before.id !== null && after.id !== null && before.id !== after.id
}

function wordOf(method: string | null): string | null {
  return method === null ? null : methodWord(method)
}

/** By UTF-16 units, so that the order is the same on every machine; what is absent comes last. */
function byApi(left: ApiChange, right: ApiChange): number {
  return (
    compareTexts(left.path, right.path) ||
    compareTexts(wordOf(left.method), wordOf(right.method)) ||
    left.ordinal - right.ordinal
  )
}

function compareTexts(left: string | null, right: string | null): number {
  if (left === right) return 0
  if (left === null) return 1
  if (right === null) return -1
  return left < right ? -1 : 1
}

function countCells(changes: readonly ApiChange[]): RunComparison['matrix'] {
  const cells = runStates.flatMap((before) => runStates.map((after) => ({ before, after, count: 0 })))
  for (const { before, after } of changes) {
    const cell = cells[runStates.indexOf(before) * runStates.length + runStates.indexOf(after)]
    if (cell !== undefined) cell.count += 1
  }
  return cells.filter((cell) => cell.count > 0)
}
