import type { ExportResult, ImportResult, TaskResult } from '@domain/async-task/answer'
import { importCounts, importOutcome } from '@domain/async-task/import-outcome'
import type { RunEntry } from '@domain/imports/run-state'
import { and, eq, ne, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { createApiIndex } from './api-index'
import { exportResult, importEntry, importResult } from './schema'
import type { Store } from './store'

/** Raised when the decoder reads an answer differently: rows of a lower version are to be made again. */
export const DECODER_VERSION = 1

export interface Results {
  /** Keeps what the body holds in rows of its own; a body that has them already stays as it is. */
  keep(bodyId: number, result: TaskResult): void
  /** Replaces rows that another version of the decoder made; null: the body holds no result. */
  renew(bodyId: number, result: TaskResult | null): void
}

/** The tables that are derived from bodies. Call inside a transaction. */
export function createResults(store: Store): Results {
  const { db } = store
  const apis = createApiIndex(store)
  const hasImport = db
    .select({ body: importResult.body })
    .from(importResult)
    .where(eq(importResult.body, sql.placeholder('body')))
    .prepare()
  const insertEntry = db
    .insert(importEntry)
    .values({
      body: sql.placeholder('body'),
      list: sql.placeholder('list'),
      position: sql.placeholder('position'),
      method: sql.placeholder('method'),
      path: sql.placeholder('path'),
      api_id: sql.placeholder('id'),
      action: sql.placeholder('action'),
      error_code: sql.placeholder('error_code'),
      error_msg: sql.placeholder('error_msg')
    })
    .prepare()

  function keepImport(body: number, result: ImportResult): void {
    if (hasImport.get({ body }) !== undefined) return
    const counts = importCounts(result)
    db.insert(importResult)
      .values({
        body,
        decoder_version: DECODER_VERSION,
        group_id: result.group_id,
        outcome: importOutcome(result),
        success_count: counts.success,
        failure_count: counts.failure,
        ignore_count: counts.ignore
      })
      .run()
    const entries = runEntries(result)
    for (const { position, ...entry } of entries) insertEntry.run({ body, position, ...entry })
    apis.keepEntries(entries)
  }

  function keepExport(body: number, result: ExportResult): void {
    const document = Buffer.from(result.content)
    const sha256 = createHash('sha256').update(document).digest()
    db.insert(exportResult)
      .values({
        body,
        decoder_version: DECODER_VERSION,
        file_name: result.file_name,
        file_type: result.file_type,
        document_size: document.length,
        document_sha256: sha256
      })
      .onConflictDoNothing()
      .run()
    apis.keepDocument(sha256, result.content)
  }

  function keep(bodyId: number, result: TaskResult): void {
    if (result.kind === 'import') keepImport(bodyId, result.import)
    if (result.kind === 'export') keepExport(bodyId, result.export)
  }

  function dropOther(body: number): void {
    const isOther = (table: typeof importResult | typeof exportResult) =>
      and(eq(table.body, body), ne(table.decoder_version, DECODER_VERSION))
    const imported = db
      .select({ body: importResult.body })
      .from(importResult)
      .where(isOther(importResult))
      .get()
    if (imported !== undefined) {
      db.delete(importEntry).where(eq(importEntry.body, body)).run()
      db.delete(importResult).where(eq(importResult.body, body)).run()
    }
    db.delete(exportResult).where(isOther(exportResult)).run()
  }

  return {
    keep,
    renew(bodyId, result) {
      dropOther(bodyId)
      if (result !== null) keep(bodyId, result)
    }
  }
}

/** All entries of a result in the order of the answer, each with its place in its list. */
function runEntries(result: ImportResult): (RunEntry & { position: number })[] {
  const blank = { id: null, action: null, error_code: null, error_msg: null }
  return (['success', 'failure', 'ignore'] as const).flatMap((list) =>
    (result[list] ?? []).map((entry, position) => ({ ...blank, ...entry, list, position }))
  )
}
