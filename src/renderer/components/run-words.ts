import type { TimelineGap, TimelineRun } from '@shared/contract/snapshot'
import type { I18n } from '../i18n.svelte'
import { shortFailure } from './short-failure'

/** What the answers of a run say: a state, an error, or why there was no answer. */
export function runTitle(run: TimelineRun, i18n: I18n): string {
  const t = i18n.t.history
  const failed = shortFailure(run.failureCode, run.http_status, run.error_code, t)
  if (failed !== null) return failed
  if (run.task_status !== null) return i18n.word('task_status', run.task_status)
  if (run.file !== undefined && run.error_code !== null) return run.error_code
  return run.source === 'creation' || run.file !== undefined ? t.created : t.stateUnreadable
}

/** When: a change of state with its two bounds (after the one, not later than the other), else the stretch it was seen in. */
export function runTime(run: TimelineRun, i18n: I18n): string {
  const { t, times } = i18n
  if (run.file !== undefined) return fileWords(run.file, i18n)
  if (!run.changed.includes('task_status') || run.afterAt === null) return times.span(run.firstAt, run.lastAt)
  return t.common.between(...times.bounds(run.afterAt, run.firstAt))
}

/** Which file an answer was read from, and the file's own time: neither says when the service gave it. */
export function fileWords(file: { name: string; modifiedAt: number | null }, { t, times }: I18n): string {
  const name = file.name === '' ? t.adding.fromPaste : t.adding.fromFile(file.name)
  return file.modifiedAt === null ? name : `${name} · ${t.adding.fileTime(times.full(file.modifiedAt))}`
}

/** The first and the last observation of a run, with date and offset. */
export function runSeen(run: TimelineRun, i18n: I18n): string {
  const { t, times } = i18n
  if (run.file !== undefined)
    return [fileWords(run.file, i18n), t.adding.readAt(times.full(run.lastAt)), t.adding.fileNote].join('\n')
  if (run.count === 1) return t.common.seenAt(times.full(run.firstAt))
  return t.history.firstAndLast(times.full(run.firstAt), times.full(run.lastAt))
}

/** How long nobody looked, and when. */
export function gapTime(gap: TimelineGap, i18n: I18n): string {
  const { t, times } = i18n
  if (gap.toAt === null) return t.common.since(times.clock(gap.fromAt))
  return `${times.duration(gap.toAt - gap.fromAt)} · ${times.span(gap.fromAt, gap.toAt)}`
}

/** How many findings are worth a flag; notes are known habits of the service, and only listed with the answer. */
export function flaggedFindings({ findingCounts }: Pick<TimelineRun, 'findingCounts'>): number {
  return findingCounts.warning + findingCounts.alarm
}
