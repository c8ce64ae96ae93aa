import type { TaskFilter, TaskRow } from '@shared/contract/task'
import type { Output } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import { and, count, desc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { PollTarget } from '../protocol'
import { gateway, task } from './schema'
import { fold } from './search-text'
import type { Store } from './store'

/** Ids of all tasks that pass the filter, newest activity first. */
export function findTasks({ db }: Store, filter: TaskFilter): number[] {
  return db
    .select({ id: task.id })
    .from(task)
    .where(and(...conditions(filter)))
    .orderBy(desc(task.active_at), desc(task.id))
    .all()
    .map(({ id }) => id)
}

function conditions({ gatewayId, task_type, task_status, group_id, text }: TaskFilter): SQL[] {
  const wanted = fold(text.trim())
  return [
    gatewayId === null ? undefined : eq(task.gateway, gatewayId),
    task_type ? eq(task.task_type, task_type) : undefined,
    task_status ? eq(task.task_status, task_status) : undefined,
    group_id ? inGroup(group_id) : undefined,
    wanted === '' ? undefined : sql`instr(${task.search_text}, ${wanted}) > 0`
  ].filter((condition) => condition !== undefined)
}

/** The group that the result names; as long as none does, the one that was asked for. */
function inGroup(group_id: string): SQL | undefined {
  return or(eq(task.group_id, group_id), and(isNull(task.group_id), eq(task.requested_group_id, group_id)))
}

/** The rows of these tasks in the order asked for; unknown ids are left out. */
export function taskRows({ db }: Store, ids: readonly number[]): TaskRow[] {
  const rows = db
    .select({ task, gateway })
    .from(task)
    .leftJoin(gateway, eq(gateway.id, task.gateway))
    .where(inArray(task.id, [...ids]))
    .all()
  const byId = new Map(rows.map((row) => [row.task.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [taskRow(row.task, row.gateway)]
  })
}

function taskRow(row: typeof task.$inferSelect, owner: typeof gateway.$inferSelect | null): TaskRow {
  return {
    id: row.id,
    task_id: row.task_id,
    name: row.name,
    note: row.note,
    // A removed gateway keeps its name here, but nothing can be asked through it.
    gatewayId: owner?.removed_at === null ? owner.id : null,
    gatewayName: owner?.name ?? null,
    isDemo: owner?.is_demo ?? false,
    endpointHost: row.endpoint_host,
    project_id: row.project_id,
    instance_id: row.instance_id,
    task_type: row.task_type,
    task_status: row.task_status,
    requested_group_id: row.requested_group_id,
    group_id: row.group_id,
    outcome: row.outcome,
    counts:
      row.outcome === null
        ? null
        : { success: row.success_count, failure: row.failure_count, ignore: row.ignore_count },
    file_name: row.file_name,
    error_code: row.error_code,
    lastHttpStatus: row.last_http_status,
    lastErrorCode: row.last_error_code,
    lastFailureCode: row.last_failure_code,
    polling: row.polling,
    stopReason: row.stop_reason,
    snapshotCount: row.snapshot_count,
    addedAt: row.added_at,
    firstObservedAt: row.first_observed_at,
    lastObservedAt: row.last_observed_at,
    notFinalAt: row.not_final_at,
    finalAt: row.final_at,
    finalSnapshotId: row.final_snapshot,
    lastSnapshotId: row.last_snapshot
  }
}

/** The values that exist, for the filter's menus, each list sorted. */
export function taskFacets({ db }: Store): Output<'tasks.facets'> {
  const valuesOf = (column: typeof task.task_type | typeof task.task_status): string[] =>
    db
      .selectDistinct({ value: column })
      .from(task)
      .where(isNotNull(column))
      .orderBy(column)
      .all()
      .flatMap(({ value }) => value ?? [])
  const group = sql<string>`coalesce(${task.group_id}, ${task.requested_group_id})`
  const groups = db.selectDistinct({ group }).from(task).where(isNotNull(group)).orderBy(group).all()
  return {
    total: db.select({ count: count() }).from(task).get()?.count ?? 0,
    task_types: valuesOf(task.task_type),
    task_statuses: valuesOf(task.task_status),
    group_ids: groups.map((row) => row.group)
  }
}

/** Tasks whose polling is active and whose gateway still exists, of one gateway or of all. */
export function tasksToPoll({ db }: Store, gatewayId: number | null): PollTarget[] {
  return selectTargets(db, [
    eq(task.polling, 'active'),
    ...(gatewayId === null ? [] : [eq(task.gateway, gatewayId)])
  ])
}

/** One task to poll, whatever its polling state; NOT_FOUND when it or its gateway does not exist. */
export function pollTarget({ db }: Store, id: number): Result<PollTarget> {
  const [target] = selectTargets(db, [eq(task.id, id)])
  return target === undefined ? err('NOT_FOUND', `no task ${id} of a gateway`) : ok(target)
}

function selectTargets(db: Store['db'], wanted: SQL[]): PollTarget[] {
  return db
    .select({
      taskId: task.id,
      task_id: task.task_id,
      gatewayId: gateway.id,
      addedAt: task.added_at,
      lastObservedAt: task.last_observed_at
    })
    .from(task)
    .innerJoin(gateway, eq(gateway.id, task.gateway))
    .where(and(isNull(gateway.removed_at), ...wanted))
    .orderBy(task.id)
    .all()
}
