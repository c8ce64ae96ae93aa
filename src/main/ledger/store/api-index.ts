import { decodeAnswer } from '@domain/async-task/decode-answer'
import { pathShape } from '@domain/documents/compare/operations'
import { listOperations } from '@domain/documents/list-operations'
import { methodWord } from '@domain/documents/method-word'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { createBodies, DamagedBody } from './bodies'
import { importsProgress, readImportsProgress } from './api-index-progress'
import { api, apiDocument, documentOperation, exportResult, importEntry, setting } from './schema'
import { fold } from './search-text'
import type { Store } from './store'

/** Raised when APIs are listed or written differently: older lists are then made again. */
export const API_INDEX_VERSION = 1

/** JSON is read in some 100 ms however large it is; a YAML text beyond this length takes seconds, and waits. */
const mostYamlAtOnce = 500_000
const mostMs = 20

/** Which method and path each import result and each exported document names. */
export interface ApiIndex {
  /** Call inside the transaction that keeps the entries of a result. */
  keepEntries(entries: readonly { method: string | null; path: string | null }[]): void
  /** Call inside the transaction that keeps an export; what takes long to read is left to `step`. */
  keepDocument(sha256: Buffer, content: string): void
  /** Lists what an older version kept, or what has been left; in one transaction. Returns whether there is more. */
  step(): boolean
}

export function createApiIndex(store: Store): ApiIndex {
  const { connection, db } = store
  const bodies = createBodies(store)
  let lastExport = 0
  let isMarked = false

  const insertApi = db
    .insert(api)
    .values({
      method: sql.placeholder('method'),
      path: sql.placeholder('path'),
      path_shape: sql.placeholder('path_shape'),
      search_text: sql.placeholder('search_text')
    })
    .onConflictDoNothing()
    .prepare()
  const findApi = db
    .select({ id: api.id })
    .from(api)
    .where(and(eq(api.path, sql.placeholder('path')), eq(api.method, sql.placeholder('method'))))
    .prepare()
  const insertOperation = db
    .insert(documentOperation)
    .values({
      api: sql.placeholder('api'),
      api_document: sql.placeholder('api_document'),
      operation_id: sql.placeholder('operation_id')
    })
    .onConflictDoNothing()
    .prepare()
  const findDocument = db
    .select({ id: apiDocument.id, version: apiDocument.index_version })
    .from(apiDocument)
    .where(eq(apiDocument.document_sha256, sql.placeholder('sha256')))
    .prepare()
  const nextExport = db
    .select({ body: exportResult.body, sha256: exportResult.document_sha256 })
    .from(exportResult)
    .where(gt(exportResult.body, sql.placeholder('after')))
    .orderBy(asc(exportResult.body))
    .limit(1)
    .prepare()
  const nextImport = db
    .select({ body: importEntry.body })
    .from(importEntry)
    .where(gt(importEntry.body, sql.placeholder('after')))
    .orderBy(asc(importEntry.body))
    .limit(1)
    .prepare()
  const entriesOf = db
    .selectDistinct({ method: importEntry.method, path: importEntry.path })
    .from(importEntry)
    .where(eq(importEntry.body, sql.placeholder('body')))
    .prepare()

  function idOf(method: string, path: string): number {
    const known = findApi.get({ method, path })
    if (known !== undefined) return known.id
    return Number(
      insertApi.run({
        method,
        path,
        path_shape: pathShape(path),
        search_text: fold(`${method} ${path}`)
      }).lastInsertRowid
    )
  }

  function listEntries(entries: readonly { method: string | null; path: string | null }[]): void {
    for (const { method, path } of entries) {
      if (method !== null && method !== '' && path !== null) idOf(methodWord(method), path)
    }
  }

  function isListed(sha256: Buffer): boolean {
    return findDocument.get({ sha256 })?.version === API_INDEX_VERSION
  }

  /** `content` null: it cannot be read any more. */
  function listDocument(sha256: Buffer, content: string | null): void {
    const operations = content === null ? null : listOperations(content)
    const known = findDocument.get({ sha256 })
    if (known !== undefined) {
      db.delete(documentOperation).where(eq(documentOperation.api_document, known.id)).run()
      db.delete(apiDocument).where(eq(apiDocument.id, known.id)).run()
    }
    const added = db
      .insert(apiDocument)
      .values({
        document_sha256: sha256,
        index_version: API_INDEX_VERSION,
        operation_count: operations?.length ?? null
      })
      .run()
    const api_document = Number(added.lastInsertRowid)
    for (const { method, path, operationId } of operations ?? []) {
      insertOperation.run({ api: idOf(method, path), api_document, operation_id: operationId })
    }
  }

  function contentOf(body: number): string | null {
    try {
      const answer = decodeAnswer({ bytes: bodies.read(body), http_status: 200, requestedTaskId: null })
      return answer.kind === 'task' && answer.result.kind === 'export' ? answer.result.export.content : null
    } catch (error) {
      if (error instanceof DamagedBody) return null
      throw error
    }
  }

  function mark(lastBody: number | 'done'): void {
    const value = `${API_INDEX_VERSION}:${lastBody}`
    db.insert(setting)
      .values({ name: importsProgress, value })
      .onConflictDoUpdate({ target: setting.name, set: { value } })
      .run()
  }

  /** Returns whether there is more. */
  function listImports(until: number): boolean {
    let position = readImportsProgress(store, API_INDEX_VERSION)
    if (position === 'done') return false
    const from = position
    for (let next = nextImport.get({ after: position }); next !== undefined;) {
      listEntries(entriesOf.all({ body: next.body }))
      position = next.body
      if (performance.now() > until) break
      next = nextImport.get({ after: position })
    }
    const isMore = nextImport.get({ after: position }) !== undefined
    // A ledger without any import is left as it is.
    if (position !== from) mark(isMore ? position : 'done')
    return isMore
  }

  /** At most one document that has to be read, since each may take long. Returns whether there is more. */
  function listExports(): boolean {
    for (let next = nextExport.get({ after: lastExport }); next !== undefined;) {
      lastExport = next.body
      if (!isListed(next.sha256)) {
        listDocument(next.sha256, contentOf(next.body))
        return true
      }
      next = nextExport.get({ after: lastExport })
    }
    return false
  }

  return {
    keepEntries(entries) {
      listEntries(entries)
      if (isMarked) return
      isMarked = true
      const count = connection.prepare('SELECT count(*) FROM import_result').pluck().get()
      // The first result of all: nothing older is waiting to be listed.
      if (count === 1) mark('done')
    },
    keepDocument(sha256, content) {
      const isLater = content.length > mostYamlAtOnce && !/^\s*[[{]/.test(content)
      if (!isLater && !isListed(sha256)) listDocument(sha256, content)
    },
    step() {
      const until = performance.now() + mostMs
      // Not immediate: mostly there is nothing to do, and then nothing waits for the right to write.
      return connection.transaction(() => listImports(until) || listExports())()
    }
  }
}
