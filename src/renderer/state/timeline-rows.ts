import type { Output } from '@shared/contract'
import type { TimelineGap, TimelineItem, TimelineRun } from '@shared/contract/snapshot'

export type PollRow = Output<'snapshots.ofRun'>['rows'][number]

/** The single answers of an opened run, as far as they are loaded. */
export interface OpenRun {
  total: number
  polls: readonly PollRow[]
}

/** One line of the timeline on screen. */
export type TimelineRow =
  | { kind: 'day'; at: number }
  | { kind: 'run'; run: TimelineRun }
  | { kind: 'poll'; run: TimelineRun; poll: PollRow }
  | { kind: 'more'; run: TimelineRun; left: number }
  | { kind: 'gap'; gap: TimelineGap }

/** The lines for the items, newest first: a heading where the local day changes, opened runs with their answers. */
export function timelineRows(
  items: readonly TimelineItem[],
  openRuns: ReadonlyMap<number, OpenRun>,
  isSameDay: (a: number, b: number) => boolean
): TimelineRow[] {
  const rows: TimelineRow[] = []
  let day: number | null = null
  for (const item of items) {
    const at = item.kind === 'run' ? item.lastAt : (item.toAt ?? item.fromAt)
    if (day === null || !isSameDay(day, at)) rows.push({ kind: 'day', at })
    day = at
    if (item.kind === 'gap') {
      rows.push({ kind: 'gap', gap: item })
      continue
    }
    rows.push({ kind: 'run', run: item })
    const open = openRuns.get(item.firstSnapshotId)
    if (!open) continue
    for (const poll of open.polls) rows.push({ kind: 'poll', run: item, poll })
    const left = open.total - open.polls.length
    if (left > 0) rows.push({ kind: 'more', run: item, left })
  }
  return rows
}

/** What stays the same about a line while others come and go and its run grows. */
export function rowKey(row: TimelineRow): string {
  switch (row.kind) {
    case 'day':
      return `day ${row.at}`
    case 'run':
      return `run ${row.run.firstSnapshotId}`
    case 'poll':
      return `poll ${row.poll.id}`
    case 'more':
      return `more ${row.run.firstSnapshotId}`
    case 'gap':
      return `gap ${row.gap.fromAt}`
  }
}

/**
 * The first page, asked for again, joined with the older items that are already there. When the page no longer
 * reaches them, the older ones are dropped: what is between is not known.
 */
export function joinNewest(
  page: readonly TimelineItem[],
  pageNext: number | null,
  known: readonly TimelineItem[],
  knownNext: number | null
): { items: readonly TimelineItem[]; next: number | null } {
  const oldest = page.findLast((item) => item.kind === 'run')
  if (!oldest) return { items: page, next: pageNext }
  const at = known.findIndex((item) => item.kind === 'run' && item.firstSnapshotId === oldest.firstSnapshotId)
  if (at < 0 || pageNext === null) return { items: page, next: pageNext }
  const end = page.lastIndexOf(oldest)
  return { items: [...page.slice(0, end), oldest, ...known.slice(at + 1)], next: knownNext }
}

/** The line that shows this answer: the answer's own where its run is open, else its run's; -1 when not loaded. */
export function rowOfSnapshot(rows: readonly TimelineRow[], snapshotId: number | null): number {
  if (snapshotId === null) return rows.findIndex((row) => row.kind === 'run')
  const own = rows.findIndex((row) => row.kind === 'poll' && row.poll.id === snapshotId)
  if (own >= 0) return own
  return rows.findIndex(
    (row) =>
      row.kind === 'run' && snapshotId >= row.run.firstSnapshotId && snapshotId <= row.run.lastSnapshotId
  )
}
