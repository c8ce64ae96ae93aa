import type { gateway, snapshot, task } from './schema'

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
