import type { Input, Output } from '@shared/contract'
import type { TimelineGap, TimelineItem } from '@shared/contract/snapshot'
import { createGaps } from './gaps'
import { createObservations, type Mark } from './observations'
import type { Store } from './store'
import { createTimelineRuns } from './timeline-runs'

/**
 * Pages of a task's timeline: equal answers that follow each other are folded into runs, newest first; a gap ends a
 * run even when the answer after it is equal. `limit` counts runs, the gaps between them come along.
 */
export function createTimeline(
  store: Store
): (page: Input<'snapshots.timeline'>) => Output<'snapshots.timeline'> {
  const observations = createObservations(store)
  const gapsOf = createGaps(store, observations)
  const timelineRun = createTimelineRuns(store)

  function start(taskId: number, before: number | null): Mark | null {
    if (before === null) return observations.newest(taskId)
    const cursor = observations.find(before)
    return cursor?.task === taskId ? observations.before(taskId, cursor) : null
  }

  return ({ taskId, before, limit }) => {
    const gaps = gapsOf(taskId)
    const gapsAfter = (mark: Mark): TimelineGap[] =>
      gaps.filter(({ after }) => after.id === mark.id).map(({ gap }) => gap)
    const items: TimelineItem[] = []
    let last = start(taskId, before)
    if (before === null && last !== null) items.push(...gapsAfter(last))

    let next: number | null = null
    // The answer before the current run. Looked for once, also when gaps cut the run into many.
    let different: Mark | null | undefined
    for (let left = limit; last !== null && left > 0; left--) {
      const newest: Mark = last
      if (different === undefined || different?.id === newest.id) {
        different = observations.differentBefore(taskId, newest)
      }
      const gap: Mark | undefined = gaps.find(({ after }) => isOlder(after, newest))?.after
      const end: Mark | null =
        gap !== undefined && (different === null || isOlder(different, gap)) ? gap : different
      const first = (end === null ? observations.oldest(taskId) : observations.after(taskId, end)) ?? newest
      const count = observations.count(taskId, first, newest)
      items.push(timelineRun({ taskId, first, last: newest, count, before: end }))
      if (end !== null) items.push(...gapsAfter(end))
      next = end === null ? null : first.id
      last = end
    }
    return { items, next }
  }
}

function isOlder(one: Mark, other: Mark): boolean {
  return one.observed_at < other.observed_at || (one.observed_at === other.observed_at && one.id < other.id)
}
