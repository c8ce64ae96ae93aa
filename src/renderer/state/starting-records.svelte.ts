import type { Api } from '@shared/contract'
import type { StartRow } from '@shared/contract/starting'
import type { AppError, Result } from '@shared/result'
import { Pace } from './pace'

const pageSize = 20

/** The starts of one gateway that led to no known task, newest first. */
export class StartsWithoutTask {
  rows: readonly StartRow[] = $state.raw([])
  total = $state(0)
  error: AppError | null = $state.raw(null)
  readonly gatewayId: number
  readonly #api: Api
  readonly #pace = new Pace(() => this.load(), 200)
  #limit = pageSize

  constructor(api: Api, gatewayId: number) {
    this.#api = api
    this.gatewayId = gatewayId
  }

  async load(): Promise<void> {
    const { gatewayId } = this
    const found = await this.#api.request('starts.withoutTask', { gatewayId, offset: 0, limit: this.#limit })
    this.error = found.ok ? null : found.error
    if (!found.ok) return
    this.rows = found.value.rows
    this.total = found.value.total
  }

  async loadMore(): Promise<void> {
    this.#limit = Math.min(500, this.#limit + pageSize)
    await this.load()
  }

  listen(): () => void {
    const stop = this.#api.on('starts.changed', ({ gatewayId }) => {
      if (gatewayId === this.gatewayId) this.#pace.ask()
    })
    return () => {
      stop()
      this.#pace.stop()
    }
  }
}

/** How a task was started, when it was started from here. */
export class StartOfTask {
  row: StartRow | null = $state.raw(null)
  isSaving = $state(false)
  readonly #api: Api
  #taskId = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** A start never changes once it has its task, so it is asked for once a task. */
  async show(taskId: number): Promise<void> {
    if (taskId === this.#taskId) return
    this.#taskId = taskId
    this.row = null
    const found = await this.#api.request('starts.ofTask', { taskId })
    if (taskId === this.#taskId && found.ok) this.row = found.value
  }

  /** Asks where to save the file that was sent. null: the person cancelled. */
  async saveFile(): Promise<Result<{ path: string; sha256: string } | null>> {
    if (this.row === null || this.isSaving) return { ok: true, value: null }
    this.isSaving = true
    const saved = await this.#api.request('starts.saveFile', { id: this.row.id })
    this.isSaving = false
    return saved
  }
}
