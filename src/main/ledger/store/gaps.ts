import type { TimelineGap } from '@shared/contract/snapshot'
import { asc, eq, sql } from 'drizzle-orm'
import type { Mark, Observations } from './observations'
import { appRun, pollingChange, snapshot, task } from './schema'
import type { Store } from './store'
import { unwatchedSpans, type Unwatched } from './unwatched'

/** A gap with the snapshot after which it lies. */
export interface PlacedGap {
  after: Mark
  gap: TimelineGap
}

/** The gaps of a task's timeline, newest first. */
export function createGaps({ db }: Store, observations: Observations): (taskId: number) => PlacedGap[] {
  const changesOf = (column: typeof pollingChange.task | typeof pollingChange.gateway) =>
    db
      .select({ polling: pollingChange.polling, changed_at: pollingChange.changed_at })
      .from(pollingChange)
      .where(eq(column, sql.placeholder('id')))
      .orderBy(asc(pollingChange.id))
      .prepare()
  const taskChanges = changesOf(pollingChange.task)
  const gatewayChanges = changesOf(pollingChange.gateway)
  const runs = db.select().from(appRun).orderBy(asc(appRun.id)).prepare()
  const findTask = db
    .select({
      gateway: task.gateway,
      first: task.first_observed_at,
      last: task.last_observed_at,
      polling: task.polling
    })
    .from(task)
    .where(eq(task.id, sql.placeholder('id')))
    .prepare()
  const requestedAt = db
    .select({ at: snapshot.requested_at })
    .from(snapshot)
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()

  /** Observations inside of a span (somebody checked by hand) cut it into pieces. */
  function pieces(taskId: number, { reason, fromAt, toAt }: Unwatched, isFollowed: boolean): PlacedGap[] {
    const placed: PlacedGap[] = []
    let after = observations.at(taskId, fromAt) ?? observations.oldest(taskId)
    while (after !== null) {
      const next = observations.after(taskId, after)
      const from = Math.max(fromAt, after.observed_at)
      const to = Math.min(toAt ?? Infinity, next?.observed_at ?? Infinity)
      const wasUnderWay = next !== null && (requestedAt.get({ id: next.id })?.at ?? Infinity) <= from
      if (from < to && !wasUnderWay && (next !== null || isFollowed)) {
        placed.push({
          after,
          gap: { kind: 'gap', reason, fromAt: from, toAt: to === Infinity ? null : to }
        })
      }
      after = next === null || next.observed_at >= (toAt ?? Infinity) ? null : next
    }
    return placed
  }

  return (taskId) => {
    const known = findTask.get({ id: taskId })
    if (known?.first == null || known.last === null) return []
    const { first, last } = known
    const isFollowed = known.polling !== 'stopped'
    const gateway = known.gateway === null ? [] : gatewayChanges.all({ id: known.gateway })
    return unwatchedSpans(runs.all(), taskChanges.all({ id: taskId }), gateway)
      .filter(({ fromAt, toAt }) => (toAt ?? Infinity) > first && (isFollowed || fromAt < last))
      .flatMap((span) => pieces(taskId, span, isFollowed))
      .reverse()
  }
}
