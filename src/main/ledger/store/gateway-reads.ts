import { err, ok, type Result } from '@shared/result'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { GatewayProfile, StoredGateway } from '../protocol'
import { gateway, task } from './schema'
import type { Store } from './store'

const profile = {
  id: gateway.id,
  name: gateway.name,
  endpoint: gateway.endpoint,
  project_id: gateway.project_id,
  instance_id: gateway.instance_id,
  iam_endpoint: gateway.iam_endpoint,
  isDemo: gateway.is_demo,
  polling: gateway.polling,
  stopReason: gateway.stop_reason,
  stoppedAt: gateway.stopped_at
}

/** One gateway without the counts of its tasks, for which every task would have to be read; NOT_FOUND when removed. */
export function createGatewayProfile({ db }: Store): (input: { id: number }) => Result<GatewayProfile> {
  const find = db
    .select(profile)
    .from(gateway)
    .where(and(eq(gateway.id, sql.placeholder('id')), isNull(gateway.removed_at)))
    .prepare()
  return ({ id }) => {
    const found = find.get({ id })
    return found === undefined ? err('NOT_FOUND', `no gateway ${id}`) : ok(found)
  }
}

/** The gateways that were not removed, in the order in which they were added. */
export function listGateways({ db }: Store): StoredGateway[] {
  return db
    .select({
      ...profile,
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
