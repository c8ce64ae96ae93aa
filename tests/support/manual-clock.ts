import type { Clock } from '../../src/main/polling/clock'

interface Waiting {
  at: number
  callback: () => void
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #time = 0
  #epoch = 1_700_000_000_000
  readonly #waiting = new Set<Waiting>()

  /** Whole, as the computer's is; only the monotonic clock has parts of a millisecond. */
  now(): number {
    return this.#epoch + Math.floor(this.#time)
  }

  monotonic(): number {
    return this.#time
  }

  /** Somebody sets the computer's clock, forward or (negative) back. Nothing else notices. */
  setWallClock(byMs: number): void {
    this.#epoch += byMs
  }

  after(ms: number, callback: () => void): () => void {
    const waiting = { at: this.#time + ms, callback }
    this.#waiting.add(waiting)
    return () => void this.#waiting.delete(waiting)
  }

  /** How many timers exist. */
  get timers(): number {
    return this.#waiting.size
  }

  /** Moves the time on; every timer that comes due fires at its own moment, and what it started may settle. */
  async advance(ms: number): Promise<void> {
    const until = this.#time + ms
    await settle()
    for (;;) {
      const next = [...this.#waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#waiting.delete(next)
      this.#time = Math.max(this.#time, next.at)
      next.callback()
      await settle()
    }
    this.#time = until
  }
}

/** Lets everything that waits for resolved promises run. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
