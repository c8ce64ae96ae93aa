import { findingLevel } from '@domain/async-task/findings'
import type { TimelineRun } from '@shared/contract/snapshot'
import { and, desc, eq, isNotNull, ne, sql, type SQL } from 'drizzle-orm'
import type { Mark } from './observations'
import { body, finding, snapshot, snapshotFile } from './schema'
import type { Store } from './store'

/** Equal answers that follow each other: the first, the last, and the answer before them. */
export interface Run {
  taskId: number
  first: Mark
  last: Mark
  count: number
  before: Mark | null
}

/** Fills in what the timeline shows of a run. */
export function createTimelineRuns({ db }: Store): (run: Run) => TimelineRun {
  const details = db
    .select({
      source: snapshot.source,
      task_status: snapshot.task_status,
      task_type: snapshot.task_type,
      error_code: snapshot.error_code,
      bodySize: body.size,
      file: { name: snapshotFile.file_name, modifiedAt: snapshotFile.modified_at }
    })
    .from(snapshot)
    .leftJoin(body, eq(body.id, snapshot.body))
    .leftJoin(snapshotFile, eq(snapshotFile.snapshot, snapshot.id))
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()
  const findings = db
    .select({ code: finding.code })
    .from(finding)
    .where(eq(finding.snapshot, sql.placeholder('id')))
    .prepare()
  // A file was read then, nothing was observed.
  const observedUpTo = (condition: SQL | undefined) =>
    db
      .select({
        observed_at: snapshot.observed_at,
        id: snapshot.id,
        http_status: snapshot.http_status,
        body: snapshot.body,
        failure_code: snapshot.failure_code,
        task_status: snapshot.task_status
      })
      .from(snapshot)
      .where(
        and(
          eq(snapshot.task, sql.placeholder('task')),
          sql`(${snapshot.observed_at}, ${snapshot.id}) <= (${sql.placeholder('observed_at')}, ${sql.placeholder('id')})`,
          ne(snapshot.source, 'file'),
          condition
        )
      )
      .orderBy(desc(snapshot.observed_at), desc(snapshot.id))
      .limit(1)
      .prepare()
  const statusUpTo = observedUpTo(isNotNull(snapshot.task_status))
  const lastUpTo = observedUpTo(undefined)

  function findingCounts(id: number): TimelineRun['findingCounts'] {
    const counts = { note: 0, warning: 0, alarm: 0 }
    for (const { code } of findings.all({ id })) counts[findingLevel(code)] += 1
    return counts
  }

  /** A failed request says nothing about the task, so a status is held against the last one that was told. */
  function changes(
    { taskId, last }: Run,
    before: Mark | undefined,
    task_status: string | null
  ): TimelineRun['changed'] {
    if (before === undefined) return []
    const changed: TimelineRun['changed'] = []
    if (task_status !== null) {
      const told = statusUpTo.get({ task: taskId, ...before })?.task_status ?? null
      if (task_status !== told) changed.push('task_status')
    }
    if (last.http_status !== before.http_status) changed.push('http_status')
    if (last.body !== before.body) changed.push('body')
    if (last.failure_code !== before.failure_code) changed.push('failure')
    return changed
  }

  return (run) => {
    const { first, last, count, before } = run
    const row = details.get({ id: last.id })
    const task_status = row?.task_status ?? null
    const isFromFile = row?.source === 'file'
    const observedBefore =
      isFromFile || before === null ? undefined : lastUpTo.get({ task: run.taskId, ...before })
    return {
      kind: 'run',
      firstSnapshotId: first.id,
      lastSnapshotId: last.id,
      count,
      afterAt: observedBefore?.observed_at ?? null,
      firstAt: first.observed_at,
      lastAt: last.observed_at,
      source: row?.source ?? 'poll',
      ...(isFromFile && row.file !== null ? { file: row.file } : {}),
      http_status: last.http_status,
      task_status,
      task_type: row?.task_type ?? null,
      error_code: row?.error_code ?? null,
      failureCode: last.failure_code,
      bodySize: row?.bodySize ?? null,
      // The first answer of a run has all findings: only it can contradict the answer before it.
      findingCounts: findingCounts(first.id),
      changed: changes(run, observedBefore, task_status)
    }
  }
}
