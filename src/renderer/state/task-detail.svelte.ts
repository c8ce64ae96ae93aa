import type { Api } from '@shared/contract'
import type { SavedFile, SnapshotDetail } from '@shared/contract/snapshot'
import type { TaskRow } from '@shared/contract/task'
import type { AppError, Result } from '@shared/result'

/** One task with one of its answers: the chosen one, or else the final one, or else the latest. */
export class TaskDetailState {
  task = $state.raw<TaskRow | null>(null)
  snapshot = $state.raw<SnapshotDetail | null>(null)
  savedFiles = $state.raw<readonly SavedFile[]>([])
  error = $state.raw<AppError | null>(null)
  isLoading = $state(false)
  isSaving = $state(false)
  #api: Api
  #wanted = { taskId: 0, snapshotId: null as number | null }

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
    this.isLoading = true
    const [rows, saved] = await Promise.all([
      this.#api.request('tasks.rows', { ids: [wanted.taskId] }),
      this.#api.request('documents.saved', { taskId: wanted.taskId })
    ])
    if (wanted !== this.#wanted) return
    const task = rows.ok ? (rows.value[0] ?? null) : null
    const snapshotId = wanted.snapshotId ?? task?.finalSnapshotId ?? task?.lastSnapshotId ?? null
    const snapshot = await this.#snapshot(snapshotId)
    if (wanted !== this.#wanted) return
    this.isLoading = false
    this.error = firstError(rows, saved, snapshot) ?? (task ? null : notFound)
    this.task = task
    if (saved.ok) this.savedFiles = saved.value
    if (snapshot.ok) this.snapshot = snapshot.value
  }

  /** Keeps a name or a note. */
  async describe(change: { name?: string; note?: string }): Promise<Result<void>> {
    const answer = await this.#api.request('tasks.describe', { id: this.#wanted.taskId, ...change })
    if (answer.ok && this.task) this.task = { ...this.task, ...change }
    return answer
  }

  /** Asks where to save the document or the answer as received. null: the person cancelled. */
  async save(what: SavedFile['what']): Promise<Result<SavedFile | null>> {
    const snapshotId = this.snapshot?.id
    if (snapshotId === undefined || this.isSaving) return { ok: true, value: null }
    this.isSaving = true
    const answer = await this.#api.request('documents.save', { snapshotId, what })
    this.isSaving = false
    if (answer.ok && answer.value) await this.#refreshSaved()
    return answer
  }

  async showInFolder(savedFileId: number): Promise<Result<void>> {
    return this.#api.request('documents.showInFolder', { savedFileId })
  }

  /** Follows what main announces about the task. Returns the function that stops. */
  listen(): () => void {
    const look = ({ taskId }: { taskId: number }): void => {
      if (taskId === this.#wanted.taskId) void this.reload()
    }
    const stops = [this.#api.on('snapshot.added', look), this.#api.on('task.changed', look)]
    return () => stops.forEach((stop) => stop())
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
