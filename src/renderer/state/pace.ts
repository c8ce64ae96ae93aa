/**
 * Runs `work` soon after it is asked for, once for many askings, never twice at a time. Work that takes long
 * is followed by a longer rest, so that a flood of events cannot keep the window busy.
 */
export class Pace {
  #isRunning = false
  #isAsked = false
  #timer: ReturnType<typeof setTimeout> | null = null
  #restUntil = 0
  readonly #work: () => Promise<void>
  readonly #restMs: number

  constructor(work: () => Promise<void>, restMs: number) {
    this.#work = work
    this.#restMs = restMs
  }

  ask(): void {
    this.#isAsked = true
    if (this.#isRunning || this.#timer !== null) return
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, this.#restUntil - performance.now()))
  }

  stop(): void {
    this.#isAsked = false
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #run(): Promise<void> {
    this.#timer = null
    this.#isAsked = false
    this.#isRunning = true
    const startedAt = performance.now()
    try {
      await this.#work()
    } finally {
      this.#isRunning = false
      const tookMs = performance.now() - startedAt
      this.#restUntil = performance.now() + Math.max(this.#restMs, tookMs * 3)
      if (this.#isAsked) this.ask()
    }
  }
}
