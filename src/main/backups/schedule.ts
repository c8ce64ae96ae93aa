import type { Clock } from '../polling/clock'

/** What was changed is backed up at the latest so long after. */
export const backUpAfterMs = 15 * 60_000

export interface ScheduleDeps {
  clock: Pick<Clock, 'monotonic' | 'after'>
  /** Makes a backup; whether there is one now. */
  make: () => Promise<boolean>
}

/**
 * When backups are made by themselves: so long after the first change since the last one, and at once when all tasks have
 * ended and the last one is that old. One timer while something is changed and not backed up yet, none otherwise.
 */
export class BackupSchedule {
  readonly #deps: ScheduleDeps
  /** By the monotonic clock; null: not in this run. */
  #lastAt: number | null = null
  #isChanged = false
  #making: Promise<void> | null = null
  #cancel: (() => void) | null = null
  #isStopped = false

  constructor(deps: ScheduleDeps) {
    this.#deps = deps
  }

  /** Something is in the ledger that no backup has. */
  changed(): void {
    if (this.#isStopped || this.#isChanged) return
    this.#isChanged = true
    this.#arm()
  }

  /** No task is watched any more. */
  idle(): void {
    if (this.isDue) void this.#make()
  }

  /** A backup was made by hand. */
  made(): void {
    this.#lastAt = this.#deps.clock.monotonic()
    this.#settle()
  }

  /** Something is changed, and the last backup of this run is old enough. */
  get isDue(): boolean {
    const { clock } = this.#deps
    return this.#isChanged && (this.#lastAt === null || clock.monotonic() - this.#lastAt >= backUpAfterMs)
  }

  /** Makes no more backups by itself; one under way is waited for. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#settle()
    await this.#making
  }

  #arm(): void {
    this.#cancel ??= this.#deps.clock.after(backUpAfterMs, () => {
      this.#cancel = null
      void this.#make()
    })
  }

  #settle(): void {
    this.#isChanged = false
    this.#cancel?.()
    this.#cancel = null
  }

  #make(): Promise<void> {
    this.#making ??= this.#attempt().finally(() => (this.#making = null))
    return this.#making
  }

  async #attempt(): Promise<void> {
    // What is changed while it is made may not be in it.
    this.#settle()
    this.#lastAt = this.#deps.clock.monotonic()
    if (!(await this.#deps.make())) this.changed()
  }
}
