import { eq, sql } from 'drizzle-orm'
import type { ChainCheck } from '../protocol'
import { chainStart, rowHash } from './chain'
import { body, headerSet, origin, snapshot, snapshotFile, task } from './schema'
import type { Store } from './store'

/** Computes all hashes again (see chain). Bodies are checked when they are read, not here. */
export function verifyChains(store: Store): ChainCheck {
  const sum: ChainCheck = { checked: 0, brokenAt: null, isComplete: true }
  for (const each of store.db.select().from(origin).all()) {
    const found = verifyChain(store, each)
    sum.checked += found.checked
    sum.brokenAt ??= found.brokenAt
    sum.isComplete &&= found.isComplete
  }
  return sum
}

function verifyChain({ connection, db }: Store, chain: typeof origin.$inferSelect): ChainCheck {
  const query = db
    .select({
      id: snapshot.id,
      row_hash: snapshot.row_hash,
      endpoint_host: task.endpoint_host,
      project_id: task.project_id,
      instance_id: task.instance_id,
      task_id: task.task_id,
      source: snapshot.source,
      requested_at: snapshot.requested_at,
      observed_at: snapshot.observed_at,
      elapsed_ms: snapshot.elapsed_ms,
      http_status: snapshot.http_status,
      request_id: snapshot.request_id,
      server_date: snapshot.server_date,
      headerFields: sql<string>`${headerSet.fields}`.as('headerFields'),
      bodySha256: sql<Buffer | null>`${body.sha256}`.as('bodySha256'),
      failure_code: snapshot.failure_code,
      failure_params: snapshot.failure_params,
      file_name: snapshotFile.file_name,
      modified_at: snapshotFile.modified_at,
      fileSha256: sql<Buffer | null>`${snapshotFile.sha256}`.as('fileSha256')
    })
    .from(snapshot)
    .innerJoin(task, eq(task.id, snapshot.task))
    .innerJoin(headerSet, eq(headerSet.id, snapshot.header_set))
    .leftJoin(body, eq(body.id, snapshot.body))
    .leftJoin(snapshotFile, eq(snapshotFile.snapshot, snapshot.id))
    .where(eq(snapshot.origin, chain.id))
    .orderBy(snapshot.id)
  // Drizzle has no cursor, and a ledger of years does not fit into one array.
  const { sql: text, params } = query.toSQL()
  type Row = Awaited<ReturnType<typeof query.all>>[number]
  const rows = connection.prepare<unknown[], Row>(text).iterate(...params)

  let before: Buffer = chainStart
  let checked = 0
  for (const { id, row_hash, file_name, modified_at, fileSha256, ...fields } of rows) {
    checked += 1
    const file =
      file_name === null || fileSha256 === null ? null : { file_name, modified_at, sha256: fileSha256 }
    before = rowHash(before, { ...fields, file, originUuid: chain.uuid })
    if (!before.equals(row_hash)) return { checked, brokenAt: id, isComplete: false }
  }
  const isComplete = checked === chain.snapshot_count && before.equals(chain.head_hash)
  return { checked, brokenAt: null, isComplete }
}
