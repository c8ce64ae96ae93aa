import type { Failure } from '@domain/polling/failure'
import type { Finding } from '@domain/async-task/findings'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { AppendSnapshot } from '../protocol'
import { rowHash } from './chain'
import { direct } from './direct'
import { createOrigins } from './origins'
import { placeholders } from './placeholders'
import { finding, headerSet, snapshot, snapshotFile } from './schema'
import type { Store } from './store'
import type { TaskRecord } from './task-progress'

/** What the app made of an observation. */
export interface Made {
  body: number | null
  bodySha256: Buffer | null
  task_status: string | null
  task_type: string | null
  error_code: string | null
  action: (typeof snapshot.$inferInsert)['action']
  reason: string | null
  findings: Finding[]
}

export interface SnapshotRows {
  /** Writes the row that links to the one before it, and its findings. Returns its id. */
  add(task: TaskRecord, seen: AppendSnapshot, made: Made): number
  /** After a rollback. */
  forget(): void
}

/** Call inside a transaction: a row and the end of its chain belong together. */
export function createSnapshotRows(store: Store, now: number): SnapshotRows {
  const { connection, db } = store
  const origins = createOrigins(store, now)
  const { id: _, ...columns } = getTableColumns(snapshot)
  const insert = direct(connection, db.insert(snapshot).values(placeholders(columns)))
  const insertFinding = db
    .insert(finding)
    .values(placeholders(getTableColumns(finding)))
    .prepare()
  const insertFile = db
    .insert(snapshotFile)
    .values(placeholders(getTableColumns(snapshotFile)))
    .prepare()
  const findHeaders = direct<{ id: number }>(
    connection,
    db
      .select({ id: headerSet.id })
      .from(headerSet)
      .where(eq(headerSet.fields, sql.placeholder('fields')))
  )
  const insertHeaders = db
    .insert(headerSet)
    .values({ fields: sql.placeholder('fields') })
    .prepare()

  return {
    add(task, seen, { findings, bodySha256, ...made }) {
      const origin = origins.own()
      const { 'x-request-id': request_id = null, date: server_date = null, ...otherHeaders } = seen.headers
      const headerFields = sortedJson(otherHeaders)
      const observed = {
        source: seen.source,
        requested_at: seen.requestedAt,
        observed_at: seen.observedAt,
        elapsed_ms: seen.elapsedMs === null ? null : Math.round(seen.elapsedMs),
        http_status: seen.http_status,
        request_id,
        server_date,
        ...failureColumns(seen.failure)
      }
      const file = fileColumns(seen)
      const row_hash = rowHash(origin.head_hash, {
        ...observed,
        file,
        originUuid: origin.uuid,
        endpoint_host: task.endpoint_host,
        project_id: task.project_id,
        instance_id: task.instance_id,
        task_id: task.task_id,
        headerFields,
        bodySha256
      })
      const header_set =
        findHeaders.get({ fields: headerFields })?.id ??
        Number(insertHeaders.run({ fields: headerFields }).lastInsertRowid)
      const row = { ...observed, ...made, origin: origin.id, task: task.id, header_set, row_hash }
      const id = Number(insert.run(row).lastInsertRowid)
      if (file !== null) insertFile.run({ snapshot: id, ...file })
      origins.advance(row_hash)
      findings.forEach(({ code, params }, position) => {
        insertFinding.run({ snapshot: id, position, code, params: JSON.stringify(params) })
      })
      return id
    },
    forget: () => origins.forget()
  }
}

function fileColumns({ source, file }: AppendSnapshot) {
  if (source !== 'file' || file === undefined) return null
  const modified_at = file.modifiedAt === null ? null : Math.round(file.modifiedAt)
  return { file_name: file.name, modified_at, sha256: Buffer.from(file.sha256, 'hex') }
}

function failureColumns(failure: Failure | null) {
  if (failure === null) return { failure_code: null, failure_params: null }
  return { failure_code: failure.code, failure_params: sortedJson(failure.params) }
}

function sortedJson(fields: Record<string, string | number>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))))
}
