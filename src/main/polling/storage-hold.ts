const firstHoldMs = 5_000
const longestHoldMs = 60_000

/** How long everything waits because answers cannot be kept: 5 s, 10 s … a minute. Times are monotonic. */
export class StorageHold {
  #until = -Infinity
  #notKeptInARow = 0

  get until(): number {
    return this.#until
  }

  /** While answers cannot be kept, one poll at a time finds out whether they can again. */
  get isOn(): boolean {
    return this.#notKeptInARow > 0
  }

  /** An answer could, or could not, be kept. */
  note(isKept: boolean, now: number): void {
    if (isKept) {
      this.end()
      return
    }
    this.#until = now + Math.min(longestHoldMs, firstHoldMs * 2 ** this.#notKeptInARow)
    this.#notKeptInARow = Math.min(this.#notKeptInARow + 1, 10)
  }

  /** Answers can be kept again. */
  end(): void {
    this.#notKeptInARow = 0
    this.#until = -Infinity
  }
}
