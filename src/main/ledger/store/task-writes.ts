import { err, ok, type Result } from '@shared/result'
import { and, eq, isNull } from 'drizzle-orm'
import type { LedgerWrites } from '../protocol'
import { createPollingState } from './polling-state'
import { gateway, pollingChange, task } from './schema'
import { searchText } from './search-text'
import type { Store } from './store'
import { isTaskAtPlace, isTaskWithoutPlace } from './task-identity'

type Writes = LedgerWrites

/** Adding and describing tasks. Call inside a transaction. */
export function createTaskWrites(store: Store) {
  const { db } = store
  const polling = createPollingState(store)
  const find = db.select().from(task).where(isTaskAtPlace).prepare()

  const findWithoutPlace = db.select().from(task).where(isTaskWithoutPlace).prepare()

  return {
    /**
     * Known tasks are found; what was not known of them is filled in, and the gateway takes those without one. A task
     * that was read from files gets its place with that, and is asked for from now on.
     */
    add({ gatewayId, tasks, at }: Writes['task.add']['input']): Result<Writes['task.add']['output']> {
      const owner = db
        .select({
          endpoint_host: gateway.endpoint_host,
          project_id: gateway.project_id,
          instance_id: gateway.instance_id
        })
        .from(gateway)
        .where(and(eq(gateway.id, gatewayId), isNull(gateway.removed_at)))
        .get()
      if (owner === undefined) return err('NOT_FOUND', `no gateway ${gatewayId}`)
      const keptGateways = db.select({ id: gateway.id }).from(gateway).where(isNull(gateway.removed_at)).all()
      const isOrphan = (of: number | null): boolean => keptGateways.every(({ id }) => id !== of)
      let added = 0
      const taskIds = tasks.map((wanted) => {
        const fromFile = findWithoutPlace.get({ task_id: wanted.task_id })
        const known = find.get({ ...owner, task_id: wanted.task_id }) ?? fromFile
        if (known !== undefined) {
          if (known.id === fromFile?.id) {
            db.update(task)
              .set({ ...owner, gateway: gatewayId })
              .where(eq(task.id, known.id))
              .run()
            polling.setTask(known.id, 'active', null, at)
          }
          const requested_group_id = known.requested_group_id ?? wanted.requested_group_id
          const task_type = known.task_type ?? wanted.task_type
          const search_text = searchText({ ...known, requested_group_id })
          db.update(task)
            .set({
              ...(isOrphan(known.gateway) ? { gateway: gatewayId } : {}),
              requested_group_id,
              task_type,
              search_text
            })
            .where(eq(task.id, known.id))
            .run()
          return known.id
        }
        const fresh = { ...owner, ...wanted, note: '', group_id: null }
        const { id } = db
          .insert(task)
          .values({
            ...fresh,
            gateway: gatewayId,
            polling: 'active',
            snapshot_count: 0,
            added_at: at,
            active_at: at,
            search_text: searchText(fresh)
          })
          .returning({ id: task.id })
          .get()
        db.insert(pollingChange).values({ task: id, polling: 'active', changed_at: at }).run()
        added += 1
        return id
      })
      return ok({ taskIds, added })
    },
    describe({ id, name, note }: Writes['task.describe']['input']): Result<null> {
      const known = db.select().from(task).where(eq(task.id, id)).get()
      if (known === undefined) return err('NOT_FOUND', `no task ${id}`)
      const described = { ...known, name: name ?? known.name, note: note ?? known.note }
      db.update(task)
        .set({ name: described.name, note: described.note, search_text: searchText(described) })
        .where(eq(task.id, id))
        .run()
      return ok(null)
    },
    setPolling(input: Writes['task.setPolling']['input']): Result<null> {
      const known = db.select({ id: task.id }).from(task).where(eq(task.id, input.id)).get()
      if (known === undefined) return err('NOT_FOUND', `no task ${input.id}`)
      polling.setTask(input.id, input.polling, input.reason, input.at)
      return ok(null)
    }
  }
}
