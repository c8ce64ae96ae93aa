import type { Api } from '@shared/contract'
import type { SavedDocument, SavedFile, SnapshotDetail } from '@shared/contract/snapshot'
import type { TaskRow } from '@shared/contract/task'
import type { AppError, Result } from '@shared/result'
import { Pace } from './pace'

/** One task with one of its answers: the chosen one, or else the latest. */
export class TaskDetailState {
  task: TaskRow | null = $state.raw(null)
  snapshot: SnapshotDetail | null = $state.raw(null)
  savedFiles: readonly SavedFile[] = $state.raw([])
  error: AppError | null = $state.raw(null)
  isSaving = $state(false)
  readonly #api: Api
  readonly #pace = new Pace(() => this.reload(), 120)
  #wanted: { taskId: number; snapshotId: number | null } = { taskId: 0, snapshotId: null }

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows a task. What was on screen stays until the new one is there, unless it belongs to another task. */
  async show(taskId: number, snapshotId: number | null): Promise<void> {
    if (taskId !== this.#wanted.taskId) {
      this.task = null
      this.snapshot = null
      this.savedFiles = []
    }
    this.#wanted = { taskId, snapshotId }
    await this.reload()
  }

  async reload(): Promise<void> {
    const wanted = this.#wanted
    const [rows, saved] = await Promise.all([
      this.#api.request('tasks.rows', { ids: [wanted.taskId] }),
      this.#api.request('documents.saved', { taskId: wanted.taskId })
    ])
    if (wanted !== this.#wanted) return
    const task = rows.ok ? (rows.value[0] ?? null) : null
    const snapshotId = wanted.snapshotId ?? task?.lastSnapshotId ?? null
    const snapshot = await this.#snapshot(snapshotId)
    if (wanted !== this.#wanted) return
    this.error = firstError(rows, saved, snapshot) ?? (task === null ? notFound : null)
    if (rows.ok) this.task = task
    if (saved.ok) this.savedFiles = saved.value
    if (snapshot.ok) this.snapshot = snapshot.value
  }

  /** Keeps a name or a note. */
  async describe(change: { name?: string; note?: string }): Promise<Result<void>> {
    const id = this.#wanted.taskId
    const answer = await this.#api.request('tasks.describe', { id, ...change })
    if (answer.ok && this.task?.id === id) this.task = { ...this.task, ...change }
    return answer
  }

  /** Asks where to save the document or the answer as received. null: the person cancelled. */
  async save(what: SavedFile['what']): Promise<Result<SavedDocument | null>> {
    const snapshotId = this.snapshot?.id
    if (snapshotId === undefined || this.isSaving) return { ok: true, value: null }
    this.isSaving = true
    const answer = await this.#api.request('documents.save', { snapshotId, what })
    this.isSaving = false
    if (answer.ok && answer.value?.isRecorded) await this.#refreshSaved()
    return answer
  }

  async showInFolder(savedFileId: number): Promise<Result<void>> {
    return this.#api.request('documents.showInFolder', { savedFileId })
  }

  /** Follows what main announces about the task. Returns the function that stops. */
  listen(): () => void {
    const look = ({ taskId }: { taskId: number }): void => {
      if (taskId === this.#wanted.taskId) this.#pace.ask()
    }
    const stops = [this.#api.on('snapshot.added', look), this.#api.on('task.changed', look)]
    return () => {
      for (const stop of stops) stop()
      this.#pace.stop()
    }
  }

  /** Snapshots never change, so the one on screen is not asked for again. */
  async #snapshot(id: number | null): Promise<Result<SnapshotDetail | null>> {
    if (id === null) return { ok: true, value: null }
    if (this.snapshot?.id === id) return { ok: true, value: this.snapshot }
    return this.#api.request('snapshots.get', { id })
  }

  async #refreshSaved(): Promise<void> {
    const taskId = this.#wanted.taskId
    const saved = await this.#api.request('documents.saved', { taskId })
    if (saved.ok && taskId === this.#wanted.taskId) this.savedFiles = saved.value
  }
}

const notFound: AppError = { code: 'NOT_FOUND', message: 'the task is gone' }

function firstError(...answers: Result<unknown>[]): AppError | null {
  for (const answer of answers) if (!answer.ok) return answer.error
  return null
}
