import { decodeAnswer } from '@domain/async-task/decode-answer'
import { readText } from '@domain/async-task/read-text'
import { startEnd } from '@domain/starting/outcome'
import { exportOptions, importOptions, type StartedWith, type StartRow } from '@shared/contract/starting'
import type { Input, Output } from '@shared/contract'
import type { TextSlice } from '@shared/contract/snapshot'
import { err, ok, type Result } from '@shared/result'
import { aliasedTable, and, count, desc, eq, isNull, type SQL } from 'drizzle-orm'
import type { ExactBytes, LedgerReads } from '../protocol'
import { createBodies } from './bodies'
import { body, gateway, taskStart } from './schema'
import type { Store } from './store'

/** Longer answers to a start are no answers of the service; only their beginning is decoded. */
const longestAnswer = 65_536

/** Starts of tasks as they are shown, and the files that went with them. */
export function createStartReads(store: Store) {
  const { db } = store
  const bodies = createBodies(store)
  const file = aliasedTable(body, 'file')

  function select(condition: SQL | undefined, page: { offset: number; limit: number }): StartRow[] {
    return db
      .select({
        start: taskStart,
        gatewayName: gateway.name,
        file: { size: file.size, sha256: file.sha256 }
      })
      .from(taskStart)
      .innerJoin(gateway, eq(gateway.id, taskStart.gateway))
      .leftJoin(file, eq(file.id, taskStart.file_body))
      .where(condition)
      .orderBy(desc(taskStart.started_at), desc(taskStart.id))
      .limit(page.limit)
      .offset(page.offset)
      .all()
      .map((row) => startRow(row))
  }

  function startRow(row: {
    start: typeof taskStart.$inferSelect
    gatewayName: string
    file: { size: number; sha256: Buffer } | null
  }): StartRow {
    const { start, gatewayName } = row
    const decoded = start.answer_body === null ? null : decode(start.answer_body, start)
    const { http_status, failure_code, failure_params } = start
    const end = startEnd({ http_status, failureCode: failure_code, decoded })
    return {
      id: start.id,
      gatewayId: start.gateway,
      gatewayName,
      startedAt: start.started_at,
      task_type: start.task_type,
      startedWith: startedWith(start),
      file:
        row.file === null
          ? null
          : { fileName: start.file_name ?? '', size: row.file.size, sha256: row.file.sha256.toString('hex') },
      outcome: start.task === null ? end : 'accepted',
      taskId: start.task,
      http_status,
      error_code: start.error_code,
      error_msg: decoded?.kind === 'error' ? decoded.error.error_msg : null,
      failure:
        failure_code === null
          ? null
          : {
              code: failure_code,
              params: JSON.parse(failure_params ?? '{}') as Record<string, string | number>
            }
    }
  }

  function decode(bodyId: number, { http_status, failure_code }: typeof taskStart.$inferSelect) {
    if (failure_code !== null) return null
    const bytes = bodies.read(bodyId).subarray(0, longestAnswer)
    return decodeAnswer({ bytes, http_status, requestedTaskId: null })
  }

  /** The bytes are shared: never transfer them. */
  function fileOf(id: number): Result<{ bytes: Buffer; fileName: string; sha256: string }> {
    const found = db
      .select({ body: taskStart.file_body, fileName: taskStart.file_name, sha256: file.sha256 })
      .from(taskStart)
      .innerJoin(file, eq(file.id, taskStart.file_body))
      .where(eq(taskStart.id, id))
      .get()
    if (found === undefined || found.body === null) return err('NOT_FOUND', `start ${id} has no file`)
    const { sha256, fileName } = found
    return ok({
      bytes: bodies.read(found.body),
      fileName: fileName ?? '',
      sha256: sha256.toString('hex')
    })
  }

  return {
    ofTask({ taskId }: Input<'starts.ofTask'>): StartRow | null {
      return select(eq(taskStart.task, taskId), { offset: 0, limit: 1 })[0] ?? null
    },
    /** Starts that came to no task: refused, not sent, or with an unknown end. Newest first. */
    withoutTask({ gatewayId, offset, limit }: Input<'starts.withoutTask'>): Output<'starts.withoutTask'> {
      const condition = and(eq(taskStart.gateway, gatewayId), isNull(taskStart.task))
      const total = db.select({ total: count() }).from(taskStart).where(condition).get()?.total ?? 0
      return { total, rows: select(condition, { offset, limit }) }
    },
    get(id: number): Result<StartRow> {
      const [row] = select(eq(taskStart.id, id), { offset: 0, limit: 1 })
      return row === undefined ? err('NOT_FOUND', `no start ${id}`) : ok(row)
    },
    fileBytes({ id }: LedgerReads['start.fileBytes']['input']): Result<ExactBytes> {
      const found = fileOf(id)
      if (!found.ok) return found
      const { bytes, ...rest } = found.value
      return ok({ bytes: Uint8Array.from(bytes).buffer, ...rest })
    },
    text({ id, offset, length }: Input<'starts.text'>): Result<TextSlice> {
      const found = fileOf(id)
      if (!found.ok) return found
      let isLossy = false
      const text = readText(found.value.bytes, (code) => (isLossy ||= code === 'text.invalid_utf8')) ?? ''
      return ok({ text: text.slice(offset, offset + length), offset, total: text.length, isLossy })
    },
    fileOf
  }
}

/** null when the row says something that this version does not know. */
function startedWith({ task_type, options }: typeof taskStart.$inferSelect): StartedWith | null {
  const kept: unknown = JSON.parse(options)
  if (task_type === 'import_api') {
    const parsed = importOptions.safeParse(kept)
    return parsed.success ? { task_type, options: parsed.data } : null
  }
  const parsed = exportOptions.safeParse(kept)
  return task_type === 'export_api' && parsed.success ? { task_type, options: parsed.data } : null
}
