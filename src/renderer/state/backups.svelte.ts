import type { Api } from '@shared/contract'
import type { BackupRow, BackupState, DrillReport, RestorePreview } from '@shared/contract/backups'
import type { AppError, Result } from '@shared/result'
import { PagedRows } from './paged-rows.svelte'

/** What is being done is said only when it lasts longer than this, in milliseconds. */
const slowMs = 300

/** The backups: what main says of them, and what the person does with them. */
export class BackupsState {
  state: BackupState | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  /** What is being done takes long enough to say so. */
  isSlow = $state(false)
  /** The person has read why the last backup could not be made. */
  readTroubleAt: number | null = $state(null)
  readonly rows = new PagedRows<BackupRow>()
  readonly isBusy: boolean = $derived.by(() => this.state?.work != null)
  readonly #api: Api
  #slow: ReturnType<typeof setTimeout> | undefined
  /** The list is looked at. */
  #isListed = false

  constructor(api: Api) {
    this.#api = api
  }

  /** Why the last backup could not be made, until the person has read it. */
  get trouble(): BackupState['trouble'] {
    const trouble = this.state?.trouble ?? null
    return trouble?.at === this.readTroubleAt ? null : trouble
  }

  async load(): Promise<void> {
    const answer = await this.#api.request('backups.state', undefined)
    this.error = answer.ok ? null : answer.error
    if (!answer.ok) return
    const before = this.state
    this.state = answer.value
    this.#showWork(answer.value.work !== null)
    const isOther =
      before?.count !== answer.value.count || before.newest?.sequence !== answer.value.newest?.sequence
    if (this.#isListed && (isOther || answer.value.work === null)) await this.rows.refresh()
  }

  async openList(): Promise<void> {
    this.#isListed = true
    await this.rows.open((offset, limit) => this.#api.request('backups.list', { offset, limit }))
  }

  closeList(): void {
    this.#isListed = false
    this.rows.close()
  }

  make(): Promise<Result<BackupRow>> {
    return this.#api.request('backups.make', undefined)
  }

  drill(sequence: number | null): Promise<Result<DrillReport>> {
    return this.#api.request('backups.drill', { sequence })
  }

  preview(sequence: number): Promise<Result<RestorePreview>> {
    return this.#api.request('backups.preview', { sequence })
  }

  restore(sequence: number): Promise<Result<void>> {
    return this.#api.request('backups.restore', { sequence })
  }

  async openFolder(): Promise<AppError | null> {
    const opened = await this.#api.request('backups.openFolder', undefined)
    return opened.ok ? null : opened.error
  }

  /** Follows what main does; returns the function that stops. */
  listen(): () => void {
    const stop = this.#api.on('backups.changed', () => void this.load())
    return () => {
      stop()
      clearTimeout(this.#slow)
    }
  }

  #showWork(isWorking: boolean): void {
    if (!isWorking) {
      clearTimeout(this.#slow)
      this.#slow = undefined
      this.isSlow = false
    } else this.#slow ??= setTimeout(() => (this.isSlow = true), slowMs)
  }
}
