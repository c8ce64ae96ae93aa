import type { Api } from '@shared/contract'
import type { TaskRow } from '@shared/contract/task'
import type { AppError, Result } from '@shared/result'
import { Pace } from './pace'

/** The task whose timeline is shown, and what can be done with its polling. */
export class SelectedTask {
  row: TaskRow | null = $state.raw(null)
  /** A request to the service that the person asked for is on its way. */
  isChecking = $state(false)
  readonly #api: Api
  readonly #pace = new Pace(() => this.#load(), 120)
  #taskId: number | null = null

  constructor(api: Api) {
    this.#api = api
  }

  async open(taskId: number | null): Promise<void> {
    if (taskId === this.#taskId) return
    this.#taskId = taskId
    this.row = null
    this.isChecking = false
    await this.#load()
  }

  /** Asks the service now, outside the schedule. The answer is on the timeline when this returns. */
  async checkNow(): Promise<AppError | null> {
    const taskId = this.#taskId
    if (taskId === null || this.isChecking) return null
    this.isChecking = true
    const result = await this.#api.request('tasks.checkNow', { id: taskId })
    if (taskId === this.#taskId) this.isChecking = false
    return failureOf(result)
  }

  async pause(): Promise<AppError | null> {
    if (this.#taskId === null) return null
    return failureOf(await this.#api.request('tasks.pause', { id: this.#taskId }))
  }

  async resume(): Promise<AppError | null> {
    if (this.#taskId === null) return null
    return failureOf(await this.#api.request('tasks.resume', { id: this.#taskId }))
  }

  /** Follows the task; returns the function that stops. */
  listen(): () => void {
    const follow = ({ taskId }: { taskId: number }): void => {
      if (taskId === this.#taskId) this.#pace.ask()
    }
    const stops = [
      this.#api.on('task.changed', follow),
      this.#api.on('snapshot.added', follow),
      this.#api.on('tasks.changed', () => this.#pace.ask())
    ]
    return () => {
      for (const stop of stops) stop()
      this.#pace.stop()
    }
  }

  async #load(): Promise<void> {
    const taskId = this.#taskId
    if (taskId === null) return
    const result = await this.#api.request('tasks.rows', { ids: [taskId] })
    if (result.ok && taskId === this.#taskId) this.row = result.value[0] ?? null
  }
}

function failureOf(result: Result<unknown>): AppError | null {
  return result.ok ? null : result.error
}
