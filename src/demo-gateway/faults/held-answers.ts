import type { ServerResponse } from 'node:http'

/** Answers that wait for a word from the test, for their time, or for the client to give up. */
export class HeldAnswers {
  readonly #waiting = new Set<() => void>()

  /** Runs `goOn` once, after `ms` or when released, unless the connection closes first. */
  hold(response: ServerResponse, goOn: () => void, ms?: number): void {
    if (response.destroyed) return
    const timer = ms === undefined ? undefined : setTimeout(() => finish(true), ms)
    const finish = (isOpen: boolean): void => {
      clearTimeout(timer)
      if (this.#waiting.delete(release) && isOpen) goOn()
    }
    const release = (): void => finish(true)
    this.#waiting.add(release)
    response.once('close', () => finish(false))
  }

  /** Lets everything that is held go on. Returns how many answers that were. */
  release(): number {
    const waiting = [...this.#waiting]
    for (const release of waiting) release()
    return waiting.length
  }
}
