import { methodSpellings } from '@domain/documents/method-word'
import type { RunEntry } from '@domain/imports/run-state'
import { and, asc, count, countDistinct, eq, inArray, lte, sql } from 'drizzle-orm'
import { entryColumns } from './entry-columns'
import { API_INDEX_VERSION } from './api-index'
import { readImportsProgress } from './api-index-progress'
import { api, apiDocument, documentOperation, exportResult, importEntry, importResult } from './schema'
import type { Store } from './store'

/** Where one API is named: in which import results, as what, and in which documents, with which operationId. */
export interface ApiMentions {
  entries: ReadonlyMap<number, RunEntry[]>
  documents: ReadonlyMap<number, string | null>
}

/** `method` is upper case, ANY for any. */
export function readMentions({ db }: Store, { method, path }: { method: string; path: string }): ApiMentions {
  const entries = new Map<number, RunEntry[]>()
  const named = db
    .select({ body: importEntry.body, ...entryColumns })
    .from(importEntry)
    .where(
      and(
        eq(importEntry.path, path),
        inArray(sql<string>`upper(${importEntry.method})`, methodSpellings(method))
      )
    )
    .orderBy(asc(importEntry.body), asc(importEntry.list), asc(importEntry.position))
    .all()
  for (const { body, ...entry } of named) {
    const known = entries.get(body)
    if (known === undefined) entries.set(body, [entry])
    else known.push(entry)
  }
  const operations = db
    .select({ document: documentOperation.api_document, operationId: documentOperation.operation_id })
    .from(documentOperation)
    .innerJoin(api, eq(api.id, documentOperation.api))
    .where(and(eq(api.path, path), eq(api.method, method)))
    .all()
  return {
    entries,
    documents: new Map(operations.map(({ document, operationId }) => [document, operationId]))
  }
}

/** How many results and exported documents have been read for the APIs they name, of how many. */
export function readProgress(store: Store): { done: number; total: number } {
  const { db } = store
  const documents = db
    .select({
      total: countDistinct(exportResult.document_sha256),
      done: countDistinct(apiDocument.id)
    })
    .from(exportResult)
    .leftJoin(
      apiDocument,
      and(
        eq(apiDocument.document_sha256, exportResult.document_sha256),
        eq(apiDocument.index_version, API_INDEX_VERSION)
      )
    )
    .get()
  const imports = db.select({ total: count() }).from(importResult).get()?.total ?? 0
  const position = readImportsProgress(store, API_INDEX_VERSION)
  const doneImports =
    position === 'done'
      ? imports
      : (db.select({ done: count() }).from(importResult).where(lte(importResult.body, position)).get()
          ?.done ?? 0)
  return { done: (documents?.done ?? 0) + doneImports, total: (documents?.total ?? 0) + imports }
}
