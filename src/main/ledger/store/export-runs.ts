import type { DocumentOrigin } from '@domain/documents/compare/comparability'
import type { Input, Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import { exportOptions } from '@shared/contract/starting'
import { err, ok, type Result } from '@shared/result'
import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { isBeforeOnGateway, runFieldsOf } from './run-fields'
import { exportResult, gateway, snapshot, task, taskStart } from './schema'
import type { Store } from './store'

export interface ExportRuns {
  /** Exports that reached a final state with a document, newest first, and the one before the one asked about. */
  list(input: Input<'documents.runs'>): Result<Output<'documents.runs'>>
  /** The export that a snapshot is an answer of; NO_DOCUMENT when it holds none. */
  find(snapshotId: number): Result<ExportRun>
}

export function createExportRuns({ db }: Store): ExportRuns {
  const select = () =>
    db
      .select({ task, snapshot, result: exportResult, options: taskStart.options, gateway })
      .from(task)
      .innerJoin(snapshot, eq(snapshot.task, task.id))
      .innerJoin(exportResult, eq(exportResult.body, snapshot.body))
      .leftJoin(taskStart, eq(taskStart.task, task.id))
      .leftJoin(gateway, eq(gateway.id, task.gateway))
  const isFinished = and(isNotNull(task.final_at), eq(snapshot.id, task.final_snapshot))
  const page = select()
    .where(isFinished)
    .orderBy(desc(task.final_at), desc(task.final_snapshot))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare()
  const one = select()
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()
  const isKnown = db
    .select({ id: snapshot.id })
    .from(snapshot)
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()
  const total = db
    .select({ total: count() })
    .from(task)
    .innerJoin(snapshot, eq(snapshot.task, task.id))
    .innerJoin(exportResult, eq(exportResult.body, snapshot.body))
    .where(isFinished)
    .prepare()
  const latestEarlier = db
    .select({ snapshotId: snapshot.id })
    .from(task)
    .innerJoin(snapshot, eq(snapshot.task, task.id))
    .innerJoin(exportResult, eq(exportResult.body, snapshot.body))
    .where(
      and(isFinished, isBeforeOnGateway, eq(task.requested_group_id, sql.placeholder('requested_group_id')))
    )
    .orderBy(desc(task.final_at), desc(task.final_snapshot))
    .limit(1)
    .prepare()

  function find(snapshotId: number): Result<ExportRun> {
    const row = one.get({ id: snapshotId })
    if (row !== undefined) return ok(exportRun(row))
    return isKnown.get({ id: snapshotId }) === undefined
      ? err('NOT_FOUND', `no snapshot ${snapshotId}`)
      : err('NO_DOCUMENT', `snapshot ${snapshotId} holds no document`)
  }

  /** Groups are never taken for the same by guess: a task that was not started here has none. */
  function previous(run: ExportRun): Output<'documents.runs'>['previous'] {
    const found = run.requested_group_id === null ? undefined : latestEarlier.get({ ...run })
    return found === undefined ? null : { ...found, reason: 'same_requested_group_before' }
  }

  return {
    find,
    list({ snapshotId, offset, limit }) {
      const current = snapshotId === null ? null : find(snapshotId)
      if (current?.ok === false) return current
      return ok({
        total: total.get()?.total ?? 0,
        runs: page.all({ offset, limit }).map((row) => exportRun(row)),
        previous: current === null ? null : previous(current.value)
      })
    }
  }
}

interface Row {
  task: typeof task.$inferSelect
  snapshot: typeof snapshot.$inferSelect
  result: typeof exportResult.$inferSelect
  options: string | null
  gateway: typeof gateway.$inferSelect | null
}

function exportRun({ options, result, ...row }: Row): ExportRun {
  const started = exportOptions.safeParse(options === null ? null : JSON.parse(options))
  return {
    ...runFieldsOf(row),
    env_id: started.data?.env_id ?? null,
    define: started.data?.define ?? null,
    file_name: result.file_name,
    file_type: result.file_type,
    size: result.document_size,
    sha256: result.document_sha256.toString('hex')
  }
}

/** Where an exported document is from, as far as the start of its task tells. */
export function originOf({ define, requested_group_id, env_id }: ExportRun): DocumentOrigin {
  return { define, group_id: requested_group_id, env_id }
}
