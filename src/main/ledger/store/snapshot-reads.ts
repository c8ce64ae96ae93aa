import type { DecodedAnswer } from '@domain/async-task/answer'
import { findingLevel } from '@domain/async-task/findings'
import { importCounts, importOutcome } from '@domain/async-task/import-outcome'
import type { Input, Output } from '@shared/contract'
import type { FindingRow, SnapshotDetail, TextSlice } from '@shared/contract/snapshot'
import { err, ok, type Result } from '@shared/result'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { DecodedAnswers, SnapshotRecord } from './decoded-answers'
import { describeDocument } from './documents'
import { createObservations } from './observations'
import { finding, snapshot } from './schema'
import type { Store } from './store'

/** Single snapshots: one decoded, the text of one, and those of a folded run. */
export function createSnapshotReads(store: Store, answers: DecodedAnswers) {
  const { db } = store
  const observations = createObservations(store)
  const findings = db
    .select({ code: finding.code, params: finding.params })
    .from(finding)
    .where(eq(finding.snapshot, sql.placeholder('id')))
    .orderBy(asc(finding.position))
    .prepare()

  return {
    get(id: number): Result<SnapshotDetail> {
      const record = answers.find(id)
      if (!record.ok) return record
      const found = findings.all({ id }).map(({ code, params }) => ({ code, params: parseParams(params) }))
      return ok(detail(record.value, answers.decode(record.value), found))
    },
    text({ id, offset, length }: Input<'snapshots.text'>): Result<TextSlice> {
      const record = answers.find(id)
      if (!record.ok) return record
      const body = answers.text(record.value)
      if (body === null) return err('NO_DOCUMENT', `snapshot ${id} has no text`)
      const { text, isLossy } = body
      return ok({ text: text.slice(offset, offset + length), offset, total: text.length, isLossy })
    },
    ofRun(run: Input<'snapshots.ofRun'>): Result<Output<'snapshots.ofRun'>> {
      const first = observations.find(run.firstSnapshotId)
      const last = observations.find(run.lastSnapshotId)
      if (first === null || last?.task !== first.task) return err('NOT_FOUND', 'no such run')
      const rows = db
        .select({ id: snapshot.id, observedAt: snapshot.observed_at, elapsedMs: snapshot.elapsed_ms })
        .from(snapshot)
        .where(
          and(
            eq(snapshot.task, first.task),
            sql`(${snapshot.observed_at}, ${snapshot.id}) >= (${first.observed_at}, ${first.id})`,
            sql`(${snapshot.observed_at}, ${snapshot.id}) <= (${last.observed_at}, ${last.id})`
          )
        )
        .orderBy(desc(snapshot.observed_at), desc(snapshot.id))
        .limit(run.limit)
        .offset(run.offset)
        .all()
      return ok({ total: observations.count(first.task, first, last), rows })
    }
  }
}

function detail(
  { snapshot: row, task, headerFields, body, file }: SnapshotRecord,
  decoded: DecodedAnswer | null,
  findings: Omit<FindingRow, 'level'>[]
): SnapshotDetail {
  const answer = decoded?.kind === 'task' ? decoded : null
  const redaction = findings.find(({ code }) => code === 'redaction.applied')
  return {
    id: row.id,
    taskId: task.id,
    source: row.source,
    ...(file === null ? {} : { file: { ...file, sha256: file.sha256.toString('hex') } }),
    requestedAt: row.requested_at,
    observedAt: row.observed_at,
    elapsedMs: row.elapsed_ms,
    http_status: row.http_status,
    headers: {
      ...(JSON.parse(headerFields) as Record<string, string>),
      ...(row.server_date === null ? {} : { date: row.server_date }),
      ...(row.request_id === null ? {} : { 'x-request-id': row.request_id })
    },
    failure:
      row.failure_code === null
        ? null
        : { code: row.failure_code, params: parseParams(row.failure_params ?? '{}') },
    bodySha256: body?.sha256.toString('hex') ?? null,
    bodySize: body?.size ?? null,
    redactedRanges: Number(redaction?.params.count ?? 0),
    task_id: answer?.task_id ?? (decoded?.kind === 'created' ? decoded.task_id : null),
    task_status: answer?.task_status ?? null,
    task_type: answer?.task_type ?? null,
    result: answer === null ? { kind: 'absent' } : resultOf(answer, task.task_id),
    error: errorOf(decoded),
    action: row.action,
    reason: row.reason,
    findings: findings.map((finding) => ({ ...finding, level: findingLevel(finding.code) }))
  }
}

function resultOf(answer: DecodedAnswer & { kind: 'task' }, task_id: string): SnapshotDetail['result'] {
  const { result } = answer
  switch (result.kind) {
    case 'import': {
      const { group_id, swagger } = result.import
      return {
        kind: 'import',
        group_id,
        swagger,
        counts: importCounts(result.import),
        outcome: importOutcome(result.import)
      }
    }
    case 'export':
      return { kind: 'export', ...describeDocument(result.export, task_id) }
    case 'error':
    case 'absent':
      return result
    case 'unreadable':
      return { kind: 'unreadable' }
  }
}

/** A body that nobody can read is shown as an error without words. */
function errorOf(decoded: DecodedAnswer | null): SnapshotDetail['error'] {
  if (decoded?.kind === 'error') return decoded.error
  if (decoded?.kind !== 'unreadable') return null
  return { shape: 'unreadable', error_code: null, error_msg: null, request_id: null }
}

function parseParams(json: string): FindingRow['params'] {
  return JSON.parse(json) as FindingRow['params']
}
