import { eq } from 'drizzle-orm'
import { setting } from './schema'
import type { Store } from './store'

/** A setting of the ledger itself: up to which body the APIs of import results are listed, or `done`. */
export const importsProgress = 'api_index_imports'

/** The last body that is done; what was begun for another version counts for nothing. */
export function readImportsProgress({ db }: Store, version: number): number | 'done' {
  const kept = db.select().from(setting).where(eq(setting.name, importsProgress)).get()?.value
  const [of, last] = (kept ?? '').split(':')
  if (Number(of) !== version || last === undefined) return 0
  return last === 'done' ? 'done' : Number(last)
}
