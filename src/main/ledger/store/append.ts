import type { DecodedAnswer } from '@domain/async-task/answer'
import { compareAnswers } from '@domain/async-task/compare-answers'
import type { Finding } from '@domain/async-task/findings'
import type { PollOutcome } from '@domain/polling/outcome'
import { err, ok, type Result } from '@shared/result'
import { eq, sql } from 'drizzle-orm'
import type { AppendedSnapshot, AppendSnapshot } from '../protocol'
import { createBodies } from './bodies'
import { createDeltaBases } from './delta-bases'
import { direct } from './direct'
import type { Promises } from './durability'
import { createNews, type Said } from './news'
import { assignments } from './placeholders'
import { createPollingState } from './polling-state'
import { readAnswer, serverWords } from './read-answer'
import { createResults } from './results'
import { body, snapshot, task } from './schema'
import { createSnapshotRows } from './snapshot-rows'
import type { Store } from './store'
import { isRepeatOf, progressColumns, repeatColumns, taskProgress, type TaskRecord } from './task-progress'

/** Keeps one observation; inside a transaction of somebody else's, `forget` belongs to its rollback. */
export interface Append {
  (seen: AppendSnapshot): Result<AppendedSnapshot>
  forget(): void
}

/** Keeps one observation in one transaction, which has ended when it returns. `now` is for a new ledger's origin. */
export function createAppend(store: Store, promises: Promises, now: number): Append {
  const { connection, db } = store
  const bodies = createBodies(store)
  const deltaBases = createDeltaBases(store)
  const rows = createSnapshotRows(store, now)
  const results = createResults(store)
  const polling = createPollingState(store)
  const isNews = createNews(bodies)
  const byId = eq(task.id, sql.placeholder('id'))
  const findTask = direct<TaskRecord>(connection, db.select().from(task).where(byId))
  const findLast = direct<Said>(
    connection,
    db
      .select({
        http_status: snapshot.http_status,
        failure_code: snapshot.failure_code,
        task_status: snapshot.task_status,
        error_code: snapshot.error_code,
        body: snapshot.body
      })
      .from(snapshot)
      .where(eq(snapshot.id, sql.placeholder('id')))
  )
  const update = (columns: readonly (keyof TaskRecord)[]) =>
    direct(connection, db.update(task).set(assignments(columns)).where(byId))
  const inTransaction = connection.transaction((write: () => AppendedSnapshot) => write())
  const updateTask = update(progressColumns)
  const updateRepeated = update(repeatColumns)
  const findStatus = db
    .select({ task_status: snapshot.task_status, task_type: snapshot.task_type, sha256: body.sha256 })
    .from(snapshot)
    .leftJoin(body, eq(body.id, snapshot.body))
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()

  /**
   * What the answer contradicts of the last one that named the task's state. One from a file is of an unknown time: it
   * may well say something older.
   */
  function contradictions(
    known: TaskRecord,
    { source }: AppendSnapshot,
    decoded: DecodedAnswer | null,
    sha256: Buffer | null
  ): Finding[] {
    if (source === 'file' || known.last_status_snapshot === null || decoded?.kind !== 'task') return []
    const before = findStatus.get({ id: known.last_status_snapshot })
    if (before === undefined) return []
    return compareAnswers(
      { ...before, bodyHash: before.sha256?.toString('hex') ?? '' },
      { ...decoded, bodyHash: sha256?.toString('hex') ?? '' }
    )
  }

  /** What follows for polling; an answer from a file or an archive says nothing about the next poll. */
  function follow(known: TaskRecord, seen: AppendSnapshot, outcome: PollOutcome): void {
    if (seen.source !== 'poll' && seen.source !== 'creation') return
    const { id, gateway } = known
    if (outcome.action === 'finished') polling.setTask(id, 'stopped', 'finished', seen.observedAt)
    if (outcome.action === 'stop_task') polling.setTask(id, 'stopped', outcome.reason, seen.observedAt)
    if (outcome.action === 'stop_gateway' && gateway !== null) {
      polling.setGateway(gateway, 'stopped', outcome.reason, seen.observedAt)
    }
  }

  function forget(): void {
    bodies.forget()
    rows.forget()
  }

  function append(seen: AppendSnapshot): Result<AppendedSnapshot> {
    const known = findTask.get({ id: seen.taskId })
    if (known === undefined) return err('NOT_FOUND', `no task ${seen.taskId}`)
    const last = known.last_snapshot === null ? null : (findLast.get({ id: known.last_snapshot }) ?? null)
    const { bytes, decoded, outcome, findings } = readAnswer(known, seen)
    const identity = bytes === null ? null : bodies.identify(bytes, last?.body ?? null)
    const http_status = seen.http_status
    const failureCode = seen.failure?.code ?? null
    const isRepeat =
      last?.http_status === http_status &&
      last.failure_code === failureCode &&
      (identity === null ? last.body === null : identity.id !== null && last.body === identity.id)

    const write = (): AppendedSnapshot => {
      const bodyId =
        bytes === null || identity === null
          ? null
          : (identity.id ??
            bodies.add(identity.sha256, bytes, deltaBases(known, decoded, bytes.length, last?.body ?? null)))
      const words = serverWords(decoded)
      const snapshotId = rows.add(known, seen, {
        body: bodyId,
        bodySha256: identity?.sha256 ?? null,
        ...words,
        action: outcome.action,
        reason: 'reason' in outcome ? outcome.reason : null,
        findings: isRepeat
          ? findings
          : [...findings, ...contradictions(known, seen, decoded, identity?.sha256 ?? null)]
      })
      if (bodyId !== null && decoded?.kind === 'task') results.keep(bodyId, decoded.result)
      const { observedAt, source } = seen
      const said = { ...words, http_status, failure_code: failureCode, body: bodyId }
      const isNew = last === null || source === 'creation' || isNews(last, said, decoded)
      const next = taskProgress(known, {
        snapshotId,
        observedAt,
        source,
        http_status,
        failureCode,
        decoded,
        isNew
      })
      // Columns that are named have their indexes written again, whatever their values.
      const statement = isRepeatOf(known, next) ? updateRepeated : updateTask
      statement.run({ ...next })
      follow(known, seen, outcome)
      const becameFinal = known.final_at === null && next.final_at !== null
      return { snapshotId, task_status: words.task_status, becameFinal, outcome }
    }

    // A power cut may take back that nothing was new, but nothing that was.
    promises.promise(isRepeat ? 'NORMAL' : 'FULL')
    try {
      // Whoever has begun a transaction takes all of it back when this throws.
      return ok(connection.inTransaction ? write() : inTransaction.immediate(write))
    } catch (error) {
      forget()
      throw error
    }
  }

  return Object.assign(append, { forget })
}
