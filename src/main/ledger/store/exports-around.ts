import type { ImportRun } from '@shared/contract/imports'
import { and, asc, count, desc, eq, gt, isNotNull, isNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import { exportResult, snapshot, task, taskStart } from './schema'
import type { Store } from './store'

/** Snapshots of the exports of an import's group; null: there is none, or the group is not known. */
interface ExportsAround {
  next: number | null
  previous: number | null
}

/** When an import began: not later than this, epoch ms. */
interface ImportStart {
  at: number
}

/** The group in the result or, without one, the group asked for. */
export function groupOfRun({ group_id, requested_group_id }: ImportRun): string | null {
  return group_id ?? requested_group_id
}

/** Finds exports of the very group of an import; groups are never taken for the same by guess. */
export function createExportsAround({ db }: Store) {
  const inGroup = (run: ImportRun, group: string, groupColumn: SQL): SQL | undefined =>
    and(
      isNotNull(task.final_at),
      run.endpointHost === null ? isNull(task.endpoint_host) : eq(task.endpoint_host, run.endpointHost),
      run.project_id === null ? isNull(task.project_id) : eq(task.project_id, run.project_id),
      run.instance_id === null ? isNull(task.instance_id) : eq(task.instance_id, run.instance_id),
      sql`${groupColumn} = ${group}`
    )
  const requested = sql`${task.requested_group_id}`

  const first = (condition: SQL | undefined, order: typeof asc | typeof desc): number | null =>
    db
      .select({ id: snapshot.id })
      .from(task)
      .innerJoin(snapshot, eq(snapshot.id, task.final_snapshot))
      .innerJoin(exportResult, eq(exportResult.body, snapshot.body))
      .leftJoin(taskStart, eq(taskStart.task, task.id))
      .where(condition)
      .orderBy(order(task.final_at), order(task.final_snapshot))
      .limit(1)
      .get()?.id ?? null

  return {
    /** A task that was not started here began before it was added, as far as anybody knows. */
    startOf(run: ImportRun): ImportStart {
      const found = db
        .select({ startedAt: taskStart.started_at, addedAt: task.added_at })
        .from(task)
        .leftJoin(taskStart, eq(taskStart.task, task.id))
        .where(eq(task.id, run.taskId))
        .get()
      return { at: found?.startedAt ?? found?.addedAt ?? run.finalAt }
    },
    /** The first export that was started after the import had ended, and the last that had ended before it began. */
    find(run: ImportRun, start: ImportStart): ExportsAround {
      const group = groupOfRun(run)
      if (group === null) return { next: null, previous: null }
      const ofGroup = inGroup(run, group, requested)
      const isLater = or(isNull(taskStart.started_at), sql`${taskStart.started_at} >= ${run.finalAt}`)
      return {
        next: first(and(ofGroup, gt(task.final_at, run.finalAt), isLater), asc),
        previous: first(and(ofGroup, lte(task.final_at, start.at)), desc)
      }
    },
    /** Other imports of the group that ended after `from` and not after `to`; epoch ms. */
    othersBetween(run: ImportRun, from: number, to: number): number {
      const group = groupOfRun(run)
      if (group === null) return 0
      const condition = and(
        inGroup(run, group, sql`coalesce(${task.group_id}, ${task.requested_group_id})`),
        eq(task.task_type, 'import_api'),
        ne(task.id, run.taskId),
        gt(task.final_at, from),
        lt(task.final_at, to)
      )
      return db.select({ total: count() }).from(task).where(condition).get()?.total ?? 0
    }
  }
}
