import { ok, type Result } from '@shared/result'
import { and, eq, sql } from 'drizzle-orm'
import type { LedgerReads } from '../protocol'
import { createTaskFinder } from './file-answers'
import { snapshot, snapshotFile } from './schema'
import type { Store } from './store'

type Known = LedgerReads['tasks.known']

/** What is there already of what somebody wants to add. */
export function createKnownTasks(store: Store) {
  const find = createTaskFinder(store)
  const hasFile = store.db
    .select({ id: snapshot.id })
    .from(snapshotFile)
    .innerJoin(snapshot, eq(snapshot.id, snapshotFile.snapshot))
    .where(
      and(eq(snapshotFile.sha256, sql.placeholder('sha256')), eq(snapshot.task, sql.placeholder('task')))
    )
    .prepare()

  return ({ wishes }: Known['input']): Result<Known['output']> => {
    const places = new Map(
      [...new Set(wishes.map(({ gatewayId }) => gatewayId))].map((id) => [id, find.placeOf(id)])
    )
    return ok({
      known: wishes.map(({ gatewayId, task_id, sha256 }) => {
        const taskId = find.at(places.get(gatewayId) ?? null, task_id)
        const isRead =
          taskId !== null &&
          sha256 !== null &&
          hasFile.get({ sha256: Buffer.from(sha256, 'hex'), task: taskId }) !== undefined
        return { taskId, isRead }
      })
    })
  }
}
