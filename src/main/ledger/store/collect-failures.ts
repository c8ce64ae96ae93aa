import { FailureClusters } from '@domain/imports/cluster-failures'
import { and, asc, eq, gt, isNotNull, isNull, lte, max, or, sql } from 'drizzle-orm'
import type { DecodedAnswers } from './decoded-answers'
import { importEntry, importResult, setting, snapshot, task } from './schema'
import type { Store } from './store'
import { errorInsteadOfResult, wholeFailureOf } from './whole-failures'

/** A call reads no longer than this, so that others get their turn; milliseconds. */
const mostMs = 200
const atOnce = 200

export interface CollectedFailures {
  clusters: FailureClusters
  /** Snapshots looked at, of how many. */
  progress: { done: number; total: number }
  /** Another one whenever something was added. */
  version: number
}

/**
 * Keeps the failures of all imports grouped in memory and reads on from the last snapshot it has seen, a stretch a call.
 * Begins anew when another version of the decoder has read the results.
 */
export function createFailureCollection({ db }: Store, answers: DecodedAnswers): () => CollectedFailures {
  const hasFailures = gt(importResult.failure_count, 0)
  const newest = db
    .select({ id: max(snapshot.id) })
    .from(snapshot)
    .prepare()
  const derived = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, 'derived_version'))
    .prepare()
  // A task's type may be known from another answer, or from its start, when this answer does not name it.
  const typeOfTask = db.select({ type: task.task_type }).from(task).where(eq(task.id, snapshot.task))
  const isFailed = eq(snapshot.task_status, 'failed')
  const isFailedImport = and(
    // One that claims to have succeeded has a result, or else may have an error in its place.
    or(isFailed, and(eq(snapshot.task_status, 'succeed'), isNull(importResult.body))),
    isNotNull(snapshot.body),
    sql`coalesce(${snapshot.task_type}, (${typeOfTask})) = 'import_api'`
  )
  const results = db
    .select({
      run: snapshot.task,
      snapshot: snapshot.id,
      body: sql<number>`${snapshot.body}`,
      observedAt: snapshot.observed_at,
      hasFailures: sql<number>`coalesce(${hasFailures}, 0)`,
      isFailed: sql<number>`${isFailed}`
    })
    .from(snapshot)
    .leftJoin(importResult, eq(importResult.body, snapshot.body))
    .where(
      and(
        gt(snapshot.id, sql.placeholder('after')),
        lte(snapshot.id, sql.placeholder('until')),
        or(hasFailures, isFailedImport)
      )
    )
    .orderBy(asc(snapshot.id))
    .limit(atOnce)
    .prepare()
  const failures = db
    .select({
      method: importEntry.method,
      path: importEntry.path,
      error_code: importEntry.error_code,
      error_msg: importEntry.error_msg
    })
    .from(importEntry)
    .where(and(eq(importEntry.body, sql.placeholder('body')), eq(importEntry.list, 'failure')))
    .orderBy(asc(importEntry.position))
    .prepare()

  let decoder: string | undefined
  let clusters = new FailureClusters()
  let done = 0
  let version = 0

  function add(result: ReturnType<typeof results.all>[number]): void {
    if (result.hasFailures) clusters.add(result, () => failures.all({ body: result.body }))
    else if (result.isFailed) clusters.addWhole(result, () => wholeFailureOf(answers, result.snapshot))
    else {
      const error = errorInsteadOfResult(answers, result.snapshot)
      if (error !== null) clusters.addWhole(result, () => error)
    }
  }

  function readOn(total: number): void {
    const startedAt = performance.now()
    while (done < total && performance.now() - startedAt < mostMs) {
      // Stretches of ids: most answers say that a task is still under way, and looking past them takes time, too.
      const until = Math.min(total, done + 20_000)
      const found = results.all({ after: done, until })
      for (const result of found) {
        add(result)
        version += 1
      }
      done = found.length < atOnce ? until : (found.at(-1)?.snapshot ?? until)
    }
  }

  return () => {
    const now = derived.get()?.value
    if (now !== decoder) {
      decoder = now
      clusters = new FailureClusters()
      done = 0
      version += 1
    }
    const total = newest.get()?.id ?? 0
    readOn(total)
    return { clusters, progress: { done, total }, version }
  }
}
