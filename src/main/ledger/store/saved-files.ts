import type { SavedFile } from '@shared/contract/snapshot'
import { err, ok, type Result } from '@shared/result'
import { desc, eq, type SQL } from 'drizzle-orm'
import { savedFile, snapshot } from './schema'
import type { Store } from './store'

/** Records a file that was written; NOT_FOUND when there is no such snapshot. */
export function addSavedFile({ db }: Store, file: Omit<SavedFile, 'id'>): Result<SavedFile> {
  const { snapshotId, savedAt, ...rest } = file
  const known = db.select({ id: snapshot.id }).from(snapshot).where(eq(snapshot.id, snapshotId)).get()
  if (known === undefined) return err('NOT_FOUND', `no snapshot ${snapshotId}`)
  const { id } = db
    .insert(savedFile)
    .values({ ...rest, snapshot: snapshotId, saved_at: savedAt })
    .returning({ id: savedFile.id })
    .get()
  return ok({ id, ...file })
}

/** What was saved of any snapshot of a task, newest first. */
export function savedFilesOfTask(store: Store, taskId: number): SavedFile[] {
  return select(store, eq(snapshot.task, taskId))
}

export function findSavedFile(store: Store, id: number): Result<SavedFile> {
  const [found] = select(store, eq(savedFile.id, id))
  return found === undefined ? err('NOT_FOUND', `no saved file ${id}`) : ok(found)
}

function select({ db }: Store, condition: SQL): SavedFile[] {
  return db
    .select({
      id: savedFile.id,
      snapshotId: savedFile.snapshot,
      what: savedFile.what,
      path: savedFile.path,
      savedAt: savedFile.saved_at,
      sha256: savedFile.sha256,
      size: savedFile.size
    })
    .from(savedFile)
    .innerJoin(snapshot, eq(snapshot.id, savedFile.snapshot))
    .where(condition)
    .orderBy(desc(savedFile.saved_at), desc(savedFile.id))
    .all()
}
