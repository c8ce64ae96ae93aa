import { err, ok, type Result } from '@shared/result'
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { LedgerWrites } from '../protocol'
import { createPollingState } from './polling-state'
import { gateway, task } from './schema'
import type { Store } from './store'

type Save = LedgerWrites['gateway.save']['input']

/**
 * What the demo gateway is called in a task's identity: its port is another one at every start, its tasks are not.
 */
const DEMO_HOST = 'demo'

/** Saving, removing, stopping and resuming gateways. Call inside a transaction. */
export function createGatewayWrites(store: Store) {
  const { db } = store
  const polling = createPollingState(store)

  function isKept(id: number): boolean {
    const found = db.select({ id: gateway.id }).from(gateway).where(kept(id)).get()
    return found !== undefined
  }

  /** Tasks belong to the gateway that has their identity, so that none is ever asked for in another place. */
  function reassignTasks(id: number, { endpoint_host, project_id, instance_id }: Identity): void {
    const isElsewhere = or(
      ne(task.endpoint_host, endpoint_host),
      ne(task.project_id, project_id),
      ne(task.instance_id, instance_id)
    )
    db.update(task)
      .set({ gateway: null })
      .where(and(eq(task.gateway, id), isElsewhere))
      .run()
    const removed = db
      .select({ id: gateway.id })
      .from(gateway)
      .where(sql`${gateway.removed_at} IS NOT NULL`)
    db.update(task)
      .set({ gateway: id })
      .where(
        and(
          eq(task.endpoint_host, endpoint_host),
          eq(task.project_id, project_id),
          eq(task.instance_id, instance_id),
          or(isNull(task.gateway), inArray(task.gateway, removed))
        )
      )
      .run()
  }

  return {
    save({
      id,
      name,
      endpoint,
      project_id,
      instance_id,
      iam_endpoint = null,
      isDemo,
      at
    }: Save): Result<{ id: number }> {
      if (id !== null && !isKept(id)) return err('NOT_FOUND', `no gateway ${id}`)
      const endpoint_host = isDemo ? DEMO_HOST : new URL(endpoint).host
      const profile = {
        name,
        endpoint,
        endpoint_host,
        project_id,
        instance_id,
        iam_endpoint,
        is_demo: isDemo
      }
      if (id !== null) {
        db.update(gateway).set(profile).where(eq(gateway.id, id)).run()
        reassignTasks(id, profile)
        return ok({ id })
      }
      const added = db
        .insert(gateway)
        .values({ ...profile, polling: 'active', added_at: at })
        .returning({ id: gateway.id })
        .get()
      reassignTasks(added.id, profile)
      return ok(added)
    },
    remove({ id, at }: { id: number; at: number }): Result<null> {
      if (!isKept(id)) return err('NOT_FOUND', `no gateway ${id}`)
      polling.setGateway(id, 'stopped', 'removed', at)
      db.update(gateway).set({ removed_at: at }).where(eq(gateway.id, id)).run()
      return ok(null)
    },
    stop({ id, reason, at }: { id: number; reason: string; at: number }): Result<null> {
      if (!isKept(id)) return err('NOT_FOUND', `no gateway ${id}`)
      polling.setGateway(id, 'stopped', reason, at)
      return ok(null)
    },
    resume({ id, at }: { id: number; at: number }): Result<null> {
      if (!isKept(id)) return err('NOT_FOUND', `no gateway ${id}`)
      polling.setGateway(id, 'active', null, at)
      return ok(null)
    }
  }
}

interface Identity {
  endpoint_host: string
  project_id: string
  instance_id: string
}

function kept(id: number) {
  return and(eq(gateway.id, id), isNull(gateway.removed_at))
}
