import { eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { chainStart } from './chain'
import { direct } from './direct'
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
  /** Moves the end of this installation's chain to the snapshot just written. */
  advance(head_hash: Buffer): void
  /** After a rollback: the chain may end elsewhere. */
  forget(): void
}

/** The chains of a ledger; the first row is this installation and is made when it is missing. */
export function createOrigins({ connection, db }: Store, at: number): Origins {
  db.insert(origin)
    .values({ id: 1, uuid: randomUUID(), created_at: at, snapshot_count: 0, head_hash: chainStart })
    .onConflictDoNothing()
    .run()
  const find = db
    .select({ id: origin.id, uuid: origin.uuid, head_hash: origin.head_hash })
    .from(origin)
    .where(eq(origin.id, 1))
    .prepare()
  const advance = direct(
    connection,
    db
      .update(origin)
      .set({
        head_hash: sql`${sql.placeholder('head_hash')}`,
        snapshot_count: sql`${origin.snapshot_count} + 1`
      })
      .where(eq(origin.id, sql.placeholder('id')))
  )
  /** Only this connection moves it. */
  let own: ChainHead | null = null

  function read(): ChainHead {
    const found = find.get()
    if (found === undefined) throw new Error('the ledger has no origin')
    return found
  }

  return {
    own: () => (own ??= read()),
    advance(head_hash) {
      const head = (own ??= read())
      advance.run({ id: head.id, head_hash })
      own = { ...head, head_hash }
    },
    forget: () => {
      own = null
    }
  }
}
