import { decodeAnswer } from '@domain/async-task/decode-answer'
import type { DecodedAnswer } from '@domain/async-task/answer'
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { createBodies, DamagedBody } from './bodies'
import { requestedTaskId } from './read-answer'
import { createResults, DECODER_VERSION } from './results'
import { finding, setting, snapshot, task } from './schema'
import type { Store } from './store'
import { renewedWords } from './task-progress'

/** Settings of the ledger itself: the version that all derived rows have, and how far making them again has come. */
const versionName = 'derived_version'
const progressName = 'derived_progress'
/** The first decoder left no mark. */
const firstVersion = 1
/** A step takes no more snapshots and no more time; one large answer may take longer. */
const mostSnapshots = 50
const mostMs = 20

export interface Rebuild {
  /** Makes the derived rows of some older answers again, in one transaction. Returns whether there are more. */
  step(): boolean
}

/**
 * Makes what an older decoder derived from the stored bytes again: results, entries, findings and what the task's row
 * says of its final answer. Snapshots and their chain stay as they are, and so do findings that do not come from the
 * bytes alone. Interrupted, it goes on where it was.
 */
export function createRebuild(store: Store): Rebuild {
  const { connection, db } = store
  const bodies = createBodies(store)
  const results = createResults(store)
  let isDone = false

  const read = (name: string): string | undefined =>
    db.select().from(setting).where(eq(setting.name, name)).get()?.value
  const write = (name: string, value: string): void =>
    void db
      .insert(setting)
      .values({ name, value })
      .onConflictDoUpdate({ target: setting.name, set: { value } })
      .run()

  /** The last snapshot that is done; what was begun for another version counts for nothing. */
  function position(): number {
    const [version, last] = (read(progressName) ?? '').split(':').map(Number)
    return version === DECODER_VERSION ? (last ?? 0) : 0
  }

  function finish(): void {
    write(versionName, String(DECODER_VERSION))
    db.delete(setting).where(eq(setting.name, progressName)).run()
    isDone = true
  }

  function nextRows() {
    return db
      .select({ snapshot, task })
      .from(snapshot)
      .innerJoin(task, eq(task.id, snapshot.task))
      .where(and(gt(snapshot.id, position()), isNotNull(snapshot.body), isNull(snapshot.failure_code)))
      .orderBy(asc(snapshot.id))
      .limit(mostSnapshots)
      .all()
  }

  function decode({ snapshot: row, task: of }: ReturnType<typeof nextRows>[number]): DecodedAnswer | null {
    if (row.body === null) return null
    try {
      return decodeAnswer({
        bytes: bodies.read(row.body),
        http_status: row.http_status,
        requestedTaskId: requestedTaskId(of, row.source)
      })
    } catch (error) {
      if (error instanceof DamagedBody) return null
      throw error
    }
  }

  function renewFindings(id: number, decoded: DecodedAnswer): void {
    const ofSnapshot = eq(finding.snapshot, id)
    const stored = db.select().from(finding).where(ofSnapshot).orderBy(asc(finding.position)).all()
    const fresh = decoded.findings.map(({ code, params }) => ({ code, params: JSON.stringify(params) }))
    const kept = stored.filter(({ code }) => !isFromBytes(code)).map(({ code, params }) => ({ code, params }))
    db.delete(finding).where(ofSnapshot).run()
    for (const [position, row] of [...fresh, ...kept].entries()) {
      db.insert(finding)
        .values({ snapshot: id, position, ...row })
        .run()
    }
  }

  function renew(row: ReturnType<typeof nextRows>[number]): void {
    const decoded = decode(row)
    const { id, body } = row.snapshot
    if (decoded === null || body === null) return
    renewFindings(id, decoded)
    const result = decoded.kind === 'task' ? decoded.result : null
    results.renew(body, result)
    if (result === null || row.task.final_snapshot !== id) return
    const words = renewedWords(row.task, result)
    if (words !== null) db.update(task).set(words).where(eq(task.id, row.task.id)).run()
  }

  const renewSome = connection.transaction(() => {
    const version = Number(read(versionName) ?? firstVersion)
    isDone = version === DECODER_VERSION
    if (isDone) return
    // Rows of a newer program stay; by the mark it sees that an older one was here, and makes all of them again.
    if (version > DECODER_VERSION) return finish()
    const startedAt = performance.now()
    let last: number | null = null
    for (const row of nextRows()) {
      renew(row)
      last = row.snapshot.id
      if (performance.now() - startedAt > mostMs) break
    }
    if (last === null) finish()
    else write(progressName, `${DECODER_VERSION}:${last}`)
  })

  return {
    step() {
      if (!isDone) renewSome.immediate()
      return !isDone
    }
  }
}

/** What comes from comparing answers, or from bytes that are not stored, cannot be derived again. */
function isFromBytes(code: string): boolean {
  return !code.startsWith('history.') && code !== 'redaction.applied'
}
