import { eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { chainStart } from './chain'
import { origin } from './schema'
import type { Store } from './store'

/** The end of one chain, to which the next snapshot is linked. */
export interface ChainHead {
  id: number
  uuid: string
  head_hash: Buffer
}

export interface Origins {
  /** This installation's chain. */
  own(): ChainHead
  /** Moves the end of a chain to the snapshot just written. */
  advance(id: number, head_hash: Buffer): void
}

/** The chains of a ledger; the first row is this installation and is made when it is missing. */
export function createOrigins({ db }: Store, at: number): Origins {
  db.insert(origin)
    .values({ id: 1, uuid: randomUUID(), created_at: at, snapshot_count: 0, head_hash: chainStart })
    .onConflictDoNothing()
    .run()
  const own = db
    .select({ id: origin.id, uuid: origin.uuid, head_hash: origin.head_hash })
    .from(origin)
    .where(eq(origin.id, 1))
    .prepare()
  const advance = db
    .update(origin)
    .set({
      head_hash: sql`${sql.placeholder('head_hash')}`,
      snapshot_count: sql`${origin.snapshot_count} + 1`
    })
    .where(eq(origin.id, sql.placeholder('id')))
    .prepare()
  return {
    own() {
      const found = own.get()
      if (found === undefined) throw new Error('the ledger has no origin')
      return found
    },
    advance: (id, head_hash) => void advance.run({ id, head_hash })
  }
}
