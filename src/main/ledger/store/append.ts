import type { DecodedAnswer } from '@domain/async-task/answer'
import { compareAnswers } from '@domain/async-task/compare-answers'
import type { Finding } from '@domain/async-task/findings'
import type { PollOutcome } from '@domain/polling/outcome'
import { err, ok, type Result } from '@shared/result'
import { eq, sql } from 'drizzle-orm'
import type { AppendedSnapshot, AppendSnapshot } from '../protocol'
import { createBodies } from './bodies'
import { createDeltaBases } from './delta-bases'
import type { Durability } from './durability'
import { createNews } from './news'
import { assignments } from './placeholders'
import { createPollingState } from './polling-state'
import { readAnswer, serverWords } from './read-answer'
import { createResults } from './results'
import { body, snapshot, task } from './schema'
import { createSnapshotRows } from './snapshot-rows'
import type { Store } from './store'
import { progressColumns, taskProgress, type TaskRecord } from './task-progress'

/** Keeps one observation in one transaction, which has ended when it returns. `now` is for a new ledger's origin. */
export function createAppend(
  store: Store,
  setDurability: (wanted: Durability) => void,
  now: number
): (seen: AppendSnapshot) => Result<AppendedSnapshot> {
  const { connection, db } = store
  const bodies = createBodies(store)
  const deltaBases = createDeltaBases(store)
  const rows = createSnapshotRows(store, now)
  const results = createResults(store)
  const polling = createPollingState(store)
  const isNews = createNews(bodies)
  const byId = eq(task.id, sql.placeholder('id'))
  const findTask = db
    .select({
      known: task,
      last: {
        // First, because Drizzle takes a joined row for absent when the first of its columns is null.
        id: snapshot.id,
        http_status: snapshot.http_status,
        failure_code: snapshot.failure_code,
        task_status: snapshot.task_status,
        error_code: snapshot.error_code,
        body: snapshot.body
      }
    })
    .from(task)
    .leftJoin(snapshot, eq(snapshot.id, task.last_snapshot))
    .where(byId)
    .prepare()
  const updateTask = db.update(task).set(assignments(progressColumns)).where(byId).prepare()
  const findStatus = db
    .select({ task_status: snapshot.task_status, task_type: snapshot.task_type, sha256: body.sha256 })
    .from(snapshot)
    .leftJoin(body, eq(body.id, snapshot.body))
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()

  /** What the answer contradicts of the last one that named the task's state. */
  function contradictions(
    known: TaskRecord,
    decoded: DecodedAnswer | null,
    sha256: Buffer | null
  ): Finding[] {
    if (known.last_status_snapshot === null || decoded?.kind !== 'task') return []
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

  return (seen) => {
    const found = findTask.get({ id: seen.taskId })
    if (found === undefined) return err('NOT_FOUND', `no task ${seen.taskId}`)
    const { known, last } = found
    const { bytes, decoded, outcome, findings } = readAnswer(known, seen)
    const identity = bytes === null ? null : bodies.identify(bytes, last?.body ?? null)
    const http_status = seen.http_status
    const failureCode = seen.failure?.code ?? null
    const isRepeat =
      last?.http_status === http_status &&
      last.failure_code === failureCode &&
      (identity === null ? last.body === null : identity.id !== null && last.body === identity.id)

    const write = connection.transaction((): AppendedSnapshot => {
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
          : [...findings, ...contradictions(known, decoded, identity?.sha256 ?? null)]
      })
      if (bodyId !== null && decoded?.kind === 'task') results.keep(bodyId, decoded.result)
      const { observedAt } = seen
      const said = { ...words, http_status, failure_code: failureCode, body: bodyId }
      const isNew = last === null || seen.source === 'creation' || isNews(last, said, decoded)
      const next = taskProgress(known, { snapshotId, observedAt, http_status, failureCode, decoded, isNew })
      updateTask.run(next)
      follow(known, seen, outcome)
      const becameFinal = known.final_at === null && next.final_at !== null
      return { snapshotId, task_status: words.task_status, becameFinal, outcome }
    })

    // A power cut may take back that nothing was new, but nothing that was.
    setDurability(isRepeat ? 'NORMAL' : 'FULL')
    try {
      return ok(write.immediate())
    } catch (error) {
      bodies.forget()
      throw error
    }
  }
}
