import { eq, isNull, sql } from 'drizzle-orm'
import type { StoredGateway } from '../protocol'
import { gateway, task } from './schema'
import type { Store } from './store'

/** The gateways that were not removed, in the order in which they were added. */
export function listGateways({ db }: Store): StoredGateway[] {
  return db
    .select({
      id: gateway.id,
      name: gateway.name,
      endpoint: gateway.endpoint,
      project_id: gateway.project_id,
      instance_id: gateway.instance_id,
      isDemo: gateway.is_demo,
      polling: gateway.polling,
      stopReason: gateway.stop_reason,
      stoppedAt: gateway.stopped_at,
      taskCount: sql<number>`count(${task.id})`,
      activeCount: sql<number>`count(*) FILTER (WHERE ${task.polling} = 'active')`
    })
    .from(gateway)
    .leftJoin(task, eq(task.gateway, gateway.id))
    .where(isNull(gateway.removed_at))
    .groupBy(gateway.id)
    .orderBy(gateway.id)
    .all()
}
