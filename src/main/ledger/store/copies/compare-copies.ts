import type { RestorePreview } from '@shared/contract/backups'
import Database from 'better-sqlite3'
import { readContents } from './contents'

type Compared = Pick<RestorePreview, 'now' | 'then' | 'lost' | 'gained'>
type Side = RestorePreview['then']

/**
 * What putting `copy` in place of the ledger `live` would change; both are only read. Whatever cannot be read of the
 * ledger as it is leaves `now`, `lost` and `gained` null. Throws when the copy cannot be read.
 */
export function compareCopies(live: string, copy: string): Compared {
  const then = read(copy, sideOf)
  try {
    return read(live, (connection) => {
      const now = sideOf(connection)
      // Attached to a connection that cannot write, it cannot be written to either.
      connection.prepare('ATTACH ? AS copy').run(copy)
      return { now, then, ...differences(connection) }
    })
  } catch {
    return { now: null, then, lost: null, gained: null }
  }
}

function read<T>(path: string, action: (connection: Database.Database) => T): T {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    connection.pragma('trusted_schema = OFF')
    return connection.transaction(() => action(connection))()
  } finally {
    connection.close()
  }
}

function sideOf(connection: Database.Database): Side {
  const { snapshots, tasks, gateways, lastObservedAt } = readContents(connection)
  return { snapshots, tasks, gateways, lastObservedAt }
}

function differences(connection: Database.Database): Pick<Compared, 'lost' | 'gained'> {
  const number = (sql: string): number => connection.prepare(sql).pluck().get() as number
  const onlyIn = (here: string, there: string) => ({
    snapshots: snapshotsOnlyIn(connection, here, there),
    tasks: number(`
      SELECT count(*) FROM ${here}.task AS mine WHERE NOT EXISTS (
        SELECT 1 FROM ${there}.task AS other WHERE other.endpoint_host IS mine.endpoint_host
          AND other.project_id IS mine.project_id AND other.instance_id IS mine.instance_id
          AND other.task_id = mine.task_id)`),
    gateways: number(`
      SELECT count(*) FROM ${here}.gateway AS mine WHERE mine.removed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM ${there}.gateway AS other
        WHERE other.id = mine.id AND other.added_at = mine.added_at AND other.removed_at IS NULL)`)
  })
  return { lost: onlyIn('main', 'copy'), gained: onlyIn('copy', 'main') }
}

/**
 * How many snapshots one has that the other has not, chain by chain. Two chains of one origin are the same up to the last
 * snapshot that has the same hash in both, since each hash covers all that came before.
 */
function snapshotsOnlyIn(connection: Database.Database, here: string, there: string): number {
  const origins = connection
    .prepare<[], { mine: number; other: number | null }>(
      `SELECT mine.id AS mine, other.id AS other
       FROM ${here}.origin AS mine LEFT JOIN ${there}.origin AS other USING (uuid)`
    )
    .all()
  const after = connection
    .prepare<[number, number]>(`SELECT count(*) FROM ${here}.snapshot WHERE id > ? AND origin = ?`)
    .pluck()
  return origins.reduce((sum, { mine, other }) => {
    const shared = other === null ? 0 : lastShared(connection, { here, there, mine, other })
    return sum + (after.get(shared, mine) as number)
  }, 0)
}

interface Pair {
  here: string
  there: string
  mine: number
  other: number
}

/** The id of the last snapshot that both have, 0 for none. */
function lastShared(connection: Database.Database, { here, there, mine, other }: Pair): number {
  const upTo = connection
    .prepare<[number, number]>(
      `SELECT id, row_hash FROM ${here}.snapshot WHERE id <= ? AND origin = ? ORDER BY id DESC LIMIT 1`
    )
    .raw()
  const theirs = connection
    .prepare<[number, number]>(`SELECT row_hash FROM ${there}.snapshot WHERE id = ? AND origin = ?`)
    .pluck()
  let low = 0
  let high = (connection.prepare(`SELECT max(id) FROM ${here}.snapshot`).pluck().get() as number | null) ?? 0
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [id, hash] = (upTo.get(middle, mine) ?? [0, null]) as [number, Buffer | null]
    const same = hash === null || (theirs.get(id, other) as Buffer | undefined)?.equals(hash) === true
    if (same) low = middle
    else high = Math.min(middle, id) - 1
  }
  return ((upTo.get(low, mine) as [number] | undefined) ?? [0])[0]
}
