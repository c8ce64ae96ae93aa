import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import { snapshot } from './schema'
import type { Store } from './store'

/** One snapshot as the index holds it: where it stands and what makes it equal to another. */
export interface Mark {
  id: number
  observed_at: number
  http_status: number | null
  body: number | null
  failure_code: string | null
}

export interface Observations {
  find(id: number): (Mark & { task: number }) | null
  newest(task: number): Mark | null
  oldest(task: number): Mark | null
  /** The nearest older one. */
  before(task: number, mark: Place): Mark | null
  /** The nearest newer one. */
  after(task: number, mark: Place): Mark | null
  /** The nearest older one that does not say the same: other HTTP status, body or failure. */
  differentBefore(task: number, mark: Mark): Mark | null
  /** How many there are from `first` to `last`, both included. */
  count(task: number, first: Place, last: Place): number
  /** The latest one at or before a time. */
  at(task: number, time: number): Mark | null
}

/** Snapshots of a task are in the order (observed_at, id). */
export interface Place {
  id: number
  observed_at: number
}

const place = sql`(${snapshot.observed_at}, ${snapshot.id})`
const given = sql`(${sql.placeholder('observed_at')}, ${sql.placeholder('id')})`

/** All of it is answered by the index `snapshot_by_task` alone, however many equal snapshots lie between. */
export function createObservations({ db }: Store): Observations {
  const marks = {
    id: snapshot.id,
    observed_at: snapshot.observed_at,
    http_status: snapshot.http_status,
    body: snapshot.body,
    failure_code: snapshot.failure_code
  }
  const nearest = (condition: SQL | undefined, order: typeof asc) =>
    db
      .select(marks)
      .from(snapshot)
      .where(and(eq(snapshot.task, sql.placeholder('task')), condition))
      .orderBy(order(snapshot.observed_at), order(snapshot.id))
      .limit(1)
      .prepare()
  const differs = sql`(${snapshot.http_status} IS NOT ${sql.placeholder('http_status')}
    OR ${snapshot.body} IS NOT ${sql.placeholder('body')}
    OR ${snapshot.failure_code} IS NOT ${sql.placeholder('failure_code')})`

  const newest = nearest(undefined, desc)
  const oldest = nearest(undefined, asc)
  const before = nearest(sql`${place} < ${given}`, desc)
  const after = nearest(sql`${place} > ${given}`, asc)
  const differentBefore = nearest(sql`${place} < ${given} AND ${differs}`, desc)
  const at = nearest(sql`${snapshot.observed_at} <= ${sql.placeholder('time')}`, desc)
  const find = db
    .select({ ...marks, task: snapshot.task })
    .from(snapshot)
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()
  const count = db
    .select({ count: sql<number>`count(*)` })
    .from(snapshot)
    .where(
      and(
        eq(snapshot.task, sql.placeholder('task')),
        sql`${place} >= (${sql.placeholder('firstAt')}, ${sql.placeholder('firstId')})`,
        sql`${place} <= (${sql.placeholder('lastAt')}, ${sql.placeholder('lastId')})`
      )
    )
    .prepare()

  return {
    find: (id) => find.get({ id }) ?? null,
    newest: (task) => newest.get({ task }) ?? null,
    oldest: (task) => oldest.get({ task }) ?? null,
    before: (task, mark) => before.get({ task, ...mark }) ?? null,
    after: (task, mark) => after.get({ task, ...mark }) ?? null,
    differentBefore: (task, mark) => differentBefore.get({ task, ...mark }) ?? null,
    at: (task, time) => at.get({ task, time }) ?? null,
    count: (task, first, last) =>
      count.get({
        task,
        firstAt: first.observed_at,
        firstId: first.id,
        lastAt: last.observed_at,
        lastId: last.id
      })?.count ?? 0
  }
}
