import { decodeAnswer } from '@domain/async-task/decode-answer'
import { redact } from '@domain/async-task/redaction'
import { startedTaskId, startEnd } from '@domain/starting/outcome'
import { err, ok, type Result } from '@shared/result'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { LedgerWrites } from '../protocol'
import type { Append } from './append'
import { createBodies } from './bodies'
import { gateway, taskStart } from './schema'
import type { Store } from './store'

type Writes = LedgerWrites
type AddTask = (input: Writes['task.add']['input']) => Result<Writes['task.add']['output']>

/** Starts of tasks. Call inside a transaction; `addTask` and `append` are the writes of those names. */
export function createStartWrites(store: Store, { addTask, append }: { addTask: AddTask; append: Append }) {
  const { db } = store
  const bodies = createBodies(store)

  /** The last file of that name on that gateway: the next one usually differs little from it. */
  function similarFiles(gatewayId: number, fileName: string): number[] {
    return db
      .select({ body: taskStart.file_body })
      .from(taskStart)
      .where(
        and(
          eq(taskStart.gateway, gatewayId),
          eq(taskStart.file_name, fileName),
          isNotNull(taskStart.file_body)
        )
      )
      .orderBy(desc(taskStart.id))
      .limit(1)
      .all()
      .map(({ body }) => body)
      .filter((body) => body !== null)
  }

  function keepBody(bytes: Uint8Array, bases: number[]): number {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { id, sha256 } = bodies.identify(buffer, null)
    return id ?? bodies.add(sha256, buffer, bases)
  }

  return {
    /** Before the request leaves: what is sent, so that no crash can lose it. */
    begin(input: Writes['start.begin']['input']): Result<Writes['start.begin']['output']> {
      const { gatewayId, task_type, options, fileName, bytes, at } = input
      const known = db
        .select({ id: gateway.id })
        .from(gateway)
        .where(and(eq(gateway.id, gatewayId), isNull(gateway.removed_at)))
        .get()
      if (known === undefined) return err('NOT_FOUND', `no gateway ${gatewayId}`)
      const file_body =
        bytes === null || fileName === null
          ? null
          : keepBody(new Uint8Array(bytes), similarFiles(gatewayId, fileName))
      const { startId } = db
        .insert(taskStart)
        .values({
          gateway: gatewayId,
          task_type,
          started_at: at,
          options: JSON.stringify(options),
          file_name: fileName,
          file_body
        })
        .returning({ startId: taskStart.id })
        .get()
      return ok({ startId })
    },

    /**
     * When the answer is there. An accepted start adds its task with the answer as the first snapshot; any other
     * answer is kept with the start, credentials in it replaced.
     */
    end(input: Writes['start.end']['input']): Result<Writes['start.end']['output']> {
      const { startId, name, requested_group_id, ...answer } = input
      const row = db.select().from(taskStart).where(eq(taskStart.id, startId)).get()
      if (row === undefined) return err('NOT_FOUND', `no start ${startId}`)
      const { http_status, bytes, failure } = answer
      const safe = bytes === null ? null : redact(new Uint8Array(bytes), http_status).bytes
      const decoded =
        safe === null || failure !== null
          ? null
          : decodeAnswer({ bytes: safe, http_status, requestedTaskId: null })
      const outcome = startEnd({ http_status, failureCode: failure?.code ?? null, decoded })
      const error_code = decoded?.kind === 'error' ? decoded.error.error_code : null
      const set = (columns: Partial<typeof taskStart.$inferInsert>): void =>
        void db.update(taskStart).set(columns).where(eq(taskStart.id, startId)).run()

      const task_id = startedTaskId(decoded)
      if (outcome === 'accepted' && task_id !== null) {
        const { gateway: gatewayId, task_type } = row
        const task = { task_id, task_type, requested_group_id, name }
        const added = addTask({ gatewayId, tasks: [task], at: answer.observedAt })
        if (!added.ok) return added
        const [taskId] = added.value.taskIds
        if (taskId === undefined) return err('INTERNAL', 'a task was added without an id')
        // A gateway that gives the same id twice: the first start keeps the task.
        const isTaken = db
          .select({ id: taskStart.id })
          .from(taskStart)
          .where(eq(taskStart.task, taskId))
          .get()
        set({ http_status, ...(isTaken === undefined && { task: taskId }) })
        const kept = append({ ...answer, taskId, source: 'creation' })
        if (!kept.ok) return kept
        return ok({ outcome, taskId, error_code, snapshotId: kept.value.snapshotId })
      }
      set({
        http_status,
        error_code,
        answer_body: safe === null ? null : keepBody(safe, []),
        failure_code: failure?.code ?? null,
        failure_params: failure === null ? null : JSON.stringify(failure.params)
      })
      return ok({ outcome, taskId: null, error_code, snapshotId: null })
    },
    /** After a rollback. */
    forget(): void {
      bodies.forget()
      append.forget()
    }
  }
}
