import { and, eq, sql } from 'drizzle-orm'
import { task, type gateway, type snapshot } from './schema'

interface Row {
  task: typeof task.$inferSelect
  snapshot: typeof snapshot.$inferSelect
  gateway: typeof gateway.$inferSelect | null
}

/**
 * What imports and exports have in common. The bounds are those of the first final answer; any other answer is only known
 * to have been observed.
 */
export function runFieldsOf({ task: of, snapshot: seen, gateway: from }: Row) {
  return {
    taskId: of.id,
    snapshotId: seen.id,
    task_id: of.task_id,
    name: of.name,
    gatewayName: from?.name ?? null,
    isDemo: from?.is_demo ?? false,
    endpointHost: of.endpoint_host,
    project_id: of.project_id,
    instance_id: of.instance_id,
    requested_group_id: of.requested_group_id,
    notFinalAt: of.final_snapshot === seen.id ? of.not_final_at : null,
    finalAt: seen.observed_at
  }
}

/** Of the tasks of a run's gateway those that ended before it; bound to what `runFieldsOf` returns. */
export const isBeforeOnGateway = and(
  sql`(${task.final_at}, ${task.final_snapshot}) < (${sql.placeholder('finalAt')}, ${sql.placeholder('snapshotId')})`,
  eq(task.endpoint_host, sql.placeholder('endpointHost')),
  eq(task.project_id, sql.placeholder('project_id')),
  eq(task.instance_id, sql.placeholder('instance_id'))
)
