import { and, eq, ne, sql } from 'drizzle-orm'
import { gateway, pollingChange, task } from './schema'
import type { Store } from './store'

export type TaskPolling = (typeof task.polling.enumValues)[number]
export type GatewayPolling = (typeof gateway.polling.enumValues)[number]

export interface PollingState {
  /** A task that is in that state already stays as it is: its reason and the time are those of the first stop. */
  setTask(id: number, polling: TaskPolling, reason: string | null, at: number): void
  setGateway(id: number, polling: GatewayPolling, reason: string | null, at: number): void
}

/** Keeps who is polled and, for the gaps of the timeline, since when and why. Call inside a transaction. */
export function createPollingState({ db }: Store): PollingState {
  const setTask = db
    .update(task)
    .set({
      polling: sql`${sql.placeholder('polling')}`,
      stop_reason: sql`${sql.placeholder('reason')}`
    })
    .where(and(eq(task.id, sql.placeholder('id')), ne(task.polling, sql.placeholder('polling'))))
    .prepare()
  const setGateway = db
    .update(gateway)
    .set({
      polling: sql`${sql.placeholder('polling')}`,
      stop_reason: sql`${sql.placeholder('reason')}`,
      stopped_at: sql`${sql.placeholder('stopped_at')}`
    })
    .where(and(eq(gateway.id, sql.placeholder('id')), ne(gateway.polling, sql.placeholder('polling'))))
    .prepare()
  const record = db
    .insert(pollingChange)
    .values({
      task: sql.placeholder('task'),
      gateway: sql.placeholder('gateway'),
      polling: sql.placeholder('polling'),
      reason: sql.placeholder('reason'),
      changed_at: sql.placeholder('at')
    })
    .prepare()

  return {
    setTask(id, polling, reason, at) {
      if (setTask.run({ id, polling, reason }).changes === 0) return
      record.run({ task: id, gateway: null, polling, reason, at })
    },
    setGateway(id, polling, reason, at) {
      const stopped_at = polling === 'stopped' ? at : null
      if (setGateway.run({ id, polling, reason, stopped_at }).changes === 0) return
      record.run({ task: null, gateway: id, polling, reason, at })
    }
  }
}
