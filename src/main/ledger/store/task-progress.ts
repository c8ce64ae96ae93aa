import {
  isFinal,
  knownStatus,
  taskStatuses,
  type DecodedAnswer,
  type TaskResult
} from '@domain/async-task/answer'
import { importCounts, importOutcome } from '@domain/async-task/import-outcome'
import type { SnapshotSource } from '@shared/contract/snapshot'
import type { task } from './schema'
import { searchText } from './search-text'

export type TaskRecord = typeof task.$inferSelect

/** What one snapshot adds to what is known about its task. */
export interface Observation {
  snapshotId: number
  observedAt: number
  source: SnapshotSource
  http_status: number | null
  failureCode: string | null
  decoded: DecodedAnswer | null
  /** It says something that the latest answer before it did not. */
  isNew: boolean
}

/** The columns that an observation can change. */
export const progressColumns = [
  'task_type',
  'task_status',
  'group_id',
  'outcome',
  'success_count',
  'failure_count',
  'ignore_count',
  'file_name',
  'error_code',
  'last_http_status',
  'last_error_code',
  'last_failure_code',
  'snapshot_count',
  'first_observed_at',
  'last_observed_at',
  'not_final_at',
  'final_at',
  'final_snapshot',
  'last_snapshot',
  'last_status_snapshot',
  'active_at',
  'search_text'
] as const satisfies (keyof TaskRecord)[]

/** Those that change when an answer says again what the one before it said. */
export const repeatColumns = [
  'snapshot_count',
  'last_observed_at',
  'not_final_at',
  'last_snapshot',
  'last_status_snapshot'
] as const satisfies (typeof progressColumns)[number][]

const otherColumns = progressColumns.filter((column) => !repeatColumns.some((each) => each === column))

/** Whether nothing but what every repetition changes has changed. */
export function isRepeatOf(known: TaskRecord, next: TaskRecord): boolean {
  return otherColumns.every((column) => next[column] === known[column])
}

/**
 * The task after an observation. What the server said is taken from the latest answer that says it, until the
 * first final one: that one stays, whatever is observed later. An answer from a file was read now and given at a time
 * that nobody knows: it is no observation, and never takes back a state that the task has reached.
 */
export function taskProgress(known: TaskRecord, seen: Observation): TaskRecord {
  return seen.source === 'file' ? afterFile(known, seen) : afterAnswer(known, seen)
}

function afterAnswer(known: TaskRecord, seen: Observation): TaskRecord {
  // What the server says now is the latest, also where the computer's clock was set back: polling acts on it, too.
  const isLatest = isLive(seen.source) || seen.observedAt >= (known.last_observed_at ?? -Infinity)
  const next = {
    ...known,
    snapshot_count: known.snapshot_count + 1,
    first_observed_at: Math.min(seen.observedAt, known.first_observed_at ?? Infinity),
    last_observed_at: Math.max(seen.observedAt, known.last_observed_at ?? -Infinity),
    // Else the list would change its order with every poll.
    active_at: isLatest && seen.isNew ? Math.max(seen.observedAt, known.active_at) : known.active_at,
    ...(isLatest ? latestAnswer(seen) : {}),
    ...(isLatest && known.final_at === null ? taskWords(seen) : {})
  }
  return withSearchText(known, next)
}

function isLive(source: SnapshotSource): boolean {
  return source === 'poll' || source === 'creation'
}

function afterFile(known: TaskRecord, seen: Observation): TaskRecord {
  const { decoded, snapshotId, observedAt } = seen
  const { last_status_snapshot: _, ...latest } = latestAnswer(seen)
  const isNews = known.final_at === null && decoded?.kind === 'task' && !isBehind(decoded.task_status, known)
  // That it was not final then says nothing about now.
  const { not_final_at: __, ...words } = isNews ? taskWords(seen) : {}
  const next = {
    ...known,
    snapshot_count: known.snapshot_count + 1,
    active_at: Math.max(observedAt, known.active_at),
    ...(observedAt >= (known.last_observed_at ?? -Infinity)
      ? latest
      : { last_snapshot: known.last_snapshot ?? snapshotId }),
    ...words
  }
  return withSearchText(known, next)
}

function isBehind(task_status: string | null, { task_status: reached }: TaskRecord): boolean {
  const rank = (status: string | null): number => {
    const known = knownStatus(status)
    return known === null ? -1 : taskStatuses.indexOf(known)
  }
  return rank(task_status) < rank(reached)
}

function withSearchText(known: TaskRecord, next: TaskRecord): TaskRecord {
  return { ...next, search_text: next.group_id === known.group_id ? known.search_text : searchText(next) }
}

function latestAnswer({ snapshotId, http_status, failureCode, decoded }: Observation): Partial<TaskRecord> {
  return {
    last_snapshot: snapshotId,
    last_http_status: http_status,
    last_failure_code: failureCode,
    last_error_code: decoded?.kind === 'error' ? decoded.error.error_code : null,
    ...(decoded?.kind === 'task' && decoded.task_status !== null ? { last_status_snapshot: snapshotId } : {})
  }
}

function taskWords({ decoded, observedAt, snapshotId }: Observation): Partial<TaskRecord> {
  if (decoded?.kind !== 'task') return {}
  const { task_type, task_status, result } = decoded
  return {
    ...(task_type === null ? {} : { task_type }),
    ...(task_status === null ? {} : { task_status }),
    ...resultWords(result),
    ...(isFinal(task_status) ? { final_at: observedAt, final_snapshot: snapshotId } : {}),
    ...(task_status !== null && !isFinal(task_status) ? { not_final_at: observedAt } : {})
  }
}

const noResultWords = {
  group_id: null,
  outcome: null,
  success_count: null,
  failure_count: null,
  ignore_count: null,
  file_name: null,
  error_code: null
}

/** What a task's row says of its final result, made anew; null when the answer holds none that could be read. */
export function renewedWords(known: TaskRecord, result: TaskResult): Partial<TaskRecord> | null {
  if (result.kind === 'absent' || result.kind === 'unreadable') return null
  const words = { ...noResultWords, ...resultWords(result) }
  return { ...words, search_text: searchText({ ...known, ...words }) }
}

function resultWords(result: TaskResult): Partial<TaskRecord> {
  switch (result.kind) {
    case 'import': {
      const counts = importCounts(result.import)
      return {
        group_id: result.import.group_id,
        outcome: importOutcome(result.import),
        success_count: counts.success,
        failure_count: counts.failure,
        ignore_count: counts.ignore
      }
    }
    case 'export':
      return { file_name: result.export.file_name }
    case 'error':
      return { error_code: result.error_code }
    case 'absent':
    case 'unreadable':
      return {}
  }
}
