import { ok, type Result } from '@shared/result'
import { and, eq, sql } from 'drizzle-orm'
import type { LedgerReads } from '../protocol'
import { createTaskFinder, type TaskPlace } from './file-answers'
import { snapshot, snapshotFile } from './schema'
import type { Store } from './store'

type Known = LedgerReads['tasks.known']
type Wish = Known['input']['wishes'][number]

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
    let everywhere: TaskPlace[] | null = null
    const readerOf = (place: TaskPlace | null, known: number | null, wish: Wish): number | undefined => {
      const { task_id, sha256 } = wish
      if (sha256 === null) return undefined
      // Without a gateway the file is the same one wherever it was read.
      const others = place === null ? find.amongPlaces((everywhere ??= find.places()), task_id) : []
      return [...(known === null ? [] : [known]), ...others].find(
        (id) => hasFile.get({ sha256: Buffer.from(sha256, 'hex'), task: id }) !== undefined
      )
    }
    return ok({
      known: wishes.map((wish) => {
        const place = places.get(wish.gatewayId) ?? null
        const taskId = find.at(place, wish.task_id)
        const reader = readerOf(place, taskId, wish)
        return { taskId: reader ?? taskId, isRead: reader !== undefined }
      })
    })
  }
}
