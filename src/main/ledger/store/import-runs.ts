import type { Input, Output } from '@shared/contract'
import type { ImportRun } from '@shared/contract/imports'
import { err, ok, type Result } from '@shared/result'
import { and, desc, eq, isNotNull, sql, type SQL } from 'drizzle-orm'
import { isBeforeOnGateway, runFieldsOf } from './run-fields'
import { body, gateway, importResult, snapshot, task } from './schema'
import type { Store } from './store'

/** A run with the body that holds its entries; without a body or a result there are none. */
export interface RunRecord {
  run: ImportRun
  bodyId: number | null
  bodySha256: string | null
}

type Previous = Output<'imports.runs'>['previous']

export interface ImportRuns {
  /** All runs that reached a final state, newest first, and the one before the one asked about. */
  list(input: Input<'imports.runs'>): Result<Output<'imports.runs'>>
  /** The run that a snapshot is an answer of; INVALID_INPUT when it is of something else. */
  find(snapshotId: number): Result<RunRecord>
}

export function createImportRuns({ db }: Store): ImportRuns {
  const select = (condition: SQL | undefined) =>
    db
      .select({ task, snapshot, result: importResult, sha256: body.sha256, gateway })
      .from(task)
      .innerJoin(snapshot, eq(snapshot.task, task.id))
      .leftJoin(body, eq(body.id, snapshot.body))
      .leftJoin(importResult, eq(importResult.body, snapshot.body))
      .leftJoin(gateway, eq(gateway.id, task.gateway))
      .where(condition)
      .orderBy(desc(task.final_at), desc(task.final_snapshot))
      .prepare()
  const isFinished = and(eq(task.task_type, 'import_api'), isNotNull(task.final_at))
  const all = select(and(isFinished, eq(snapshot.id, task.final_snapshot)))
  const one = select(eq(snapshot.id, sql.placeholder('id')))

  const latestEarlier = (isOfGroup?: SQL) =>
    db
      .select({
        snapshotId: sql<number>`${task.final_snapshot}`,
        isNamed: sql<number>`${task.group_id} IS NOT NULL`
      })
      .from(task)
      .where(and(isFinished, isBeforeOnGateway, isOfGroup))
      .orderBy(desc(task.final_at), desc(task.final_snapshot))
      .limit(1)
      .prepare()
  const ofGroup = latestEarlier(
    sql`coalesce(${task.group_id}, ${task.requested_group_id}) = ${sql.placeholder('group')}`
  )
  const ofGateway = latestEarlier()

  /**
   * Groups are never taken for the same by guess: the one in the result or, without one, the one asked for. Where there is
   * none before in the group, the one before on the same gateway, which is said.
   */
  function previous(run: ImportRun): Previous {
    const group = run.group_id ?? run.requested_group_id
    const inGroup = group === null ? undefined : ofGroup.get({ ...run, group })
    if (inGroup !== undefined) {
      const isKnown = run.group_id !== null && inGroup.isNamed === 1
      const reason = isKnown ? 'same_group_before' : 'same_requested_group_before'
      return { snapshotId: inGroup.snapshotId, reason }
    }
    const found = ofGateway.get({ ...run })
    return found === undefined ? null : { snapshotId: found.snapshotId, reason: 'same_gateway_before' }
  }

  function find(snapshotId: number): Result<RunRecord> {
    const row = one.get({ id: snapshotId })
    if (row === undefined) return err('NOT_FOUND', `no snapshot ${snapshotId}`)
    if (row.result === null && row.task.task_type !== 'import_api') {
      return err('INVALID_INPUT', `snapshot ${snapshotId} is not of an import`)
    }
    return ok(runRecord(row))
  }

  return {
    find,
    list({ snapshotId }) {
      const runs = all.all().map((row) => runRecord(row).run)
      if (snapshotId === null) return ok({ runs, previous: null })
      const current = find(snapshotId)
      return current.ok ? ok({ runs, previous: previous(current.value.run) }) : current
    }
  }
}

interface Row {
  task: typeof task.$inferSelect
  snapshot: typeof snapshot.$inferSelect
  result: typeof importResult.$inferSelect | null
  sha256: Buffer | null
  gateway: typeof gateway.$inferSelect | null
}

function runRecord({ result, sha256, ...row }: Row): RunRecord {
  const { snapshot: seen } = row
  const run = {
    ...runFieldsOf(row),
    group_id: result?.group_id ?? null,
    task_status: seen.task_status,
    outcome: result?.outcome ?? null,
    counts: {
      success: result?.success_count ?? null,
      failure: result?.failure_count ?? null,
      ignore: result?.ignore_count ?? null
    }
  }
  return { run, bodyId: seen.body, bodySha256: sha256?.toString('hex') ?? null }
}
