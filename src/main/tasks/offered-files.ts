import { randomUUID } from 'node:crypto'

/** Drops and choices that are remembered; a window has one dialog at a time. */
const mostOffers = 20

/** Paths that a person handed over, by opaque ids: the window never names a path. */
export class OfferedFiles {
  readonly #offers = new Map<string, readonly string[]>()

  /** Keeps the paths; the oldest offers are forgotten. */
  offer(paths: readonly string[]): string {
    const filesId = randomUUID()
    this.#offers.set(filesId, [...paths])
    for (const oldest of this.#offers.keys()) if (this.#offers.size > mostOffers) this.#offers.delete(oldest)
    return filesId
  }

  /** null: never offered, or forgotten. */
  pathsOf(filesId: string): readonly string[] | null {
    return this.#offers.get(filesId) ?? null
  }
}
