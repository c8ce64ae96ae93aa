import type { DecodedAnswer } from '@domain/async-task/answer'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import { readText } from '@domain/async-task/read-text'
import { err, ok, type Result } from '@shared/result'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import { createBodies } from './bodies'
import { Lru } from './lru'
import { requestedTaskId } from './read-answer'
import { body, headerSet, snapshot, snapshotFile, task } from './schema'
import type { Store } from './store'

/** A snapshot with what is needed to decode and to name it. */
export interface SnapshotRecord {
  snapshot: typeof snapshot.$inferSelect
  task: { id: number; task_id: string }
  headerFields: string
  body: { id: number; sha256: Buffer; size: number } | null
  /** The file it was read from; null when it was not. */
  file: { name: string; modifiedAt: number | null; sha256: Buffer } | null
}

export interface BodyText {
  text: string
  isLossy: boolean
}

export interface DecodedAnswers {
  find(id: number): Result<SnapshotRecord>
  /** The stored bytes; null without a body. They are shared: never transfer them. */
  bytes(record: SnapshotRecord): Buffer | null
  /** null without a body, or when it is too large for a text. */
  text(record: SnapshotRecord): BodyText | null
  /** null without a complete answer. */
  decode(record: SnapshotRecord): DecodedAnswer | null
}

/** Texts and decoded answers are as large as their bodies; these few are the ones somebody looks at. */
const CACHE_BYTES = 64 * 1024 * 1024

/** Snapshots as they were observed, decoded when asked for by the decoder of today. */
export function createDecodedAnswers(store: Store): DecodedAnswers {
  const bodies = createBodies(store)
  const texts = new Lru<number, BodyText>(CACHE_BYTES)
  const decoded = new Lru<number, DecodedAnswer>(CACHE_BYTES)
  const find = store.db
    .select({
      snapshot: getTableColumns(snapshot),
      task: { id: task.id, task_id: task.task_id },
      headerFields: headerSet.fields,
      body: { id: body.id, sha256: body.sha256, size: body.size },
      file: {
        name: snapshotFile.file_name,
        modifiedAt: snapshotFile.modified_at,
        sha256: snapshotFile.sha256
      }
    })
    .from(snapshot)
    .innerJoin(task, eq(task.id, snapshot.task))
    .innerJoin(headerSet, eq(headerSet.id, snapshot.header_set))
    .leftJoin(body, eq(body.id, snapshot.body))
    .leftJoin(snapshotFile, eq(snapshotFile.snapshot, snapshot.id))
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()

  function bytes({ body }: SnapshotRecord): Buffer | null {
    return body === null ? null : bodies.read(body.id)
  }

  return {
    find(id) {
      const record = find.get({ id })
      return record === undefined ? err('NOT_FOUND', `no snapshot ${id}`) : ok(record)
    },
    bytes,
    text(record) {
      const { body } = record
      const stored = bytes(record)
      if (body === null || stored === null) return null
      const known = texts.get(body.id)
      if (known !== undefined) return known
      let isLossy = false
      const text = readText(stored, (code) => {
        isLossy ||= code === 'text.invalid_utf8'
      })
      if (text === null) return null
      texts.set(body.id, { text, isLossy }, text.length * 2)
      return { text, isLossy }
    },
    decode(record) {
      const { id, failure_code, http_status, source } = record.snapshot
      if (failure_code !== null) return null
      const known = decoded.get(id)
      if (known !== undefined) return known
      const stored = bytes(record)
      if (stored === null) return null
      const answer = decodeAnswer({
        bytes: stored,
        http_status,
        requestedTaskId: requestedTaskId(record.task, source)
      })
      decoded.set(id, answer, stored.length * 2)
      return answer
    }
  }
}
