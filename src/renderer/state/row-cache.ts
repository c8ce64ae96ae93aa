import type { AppError, Result } from '@shared/result'
import { SvelteMap } from 'svelte/reactivity'

/** The most rows that one request may ask for. */
const requestLimit = 500

/**
 * Rows by id, fetched when they come into view and kept until there are too many. A row that went stale stays on
 * screen until its successor is there.
 */
export class RowCache<T extends { id: number }> {
  readonly #rows = new SvelteMap<number, T>()
  readonly #fetch: (ids: number[]) => Promise<Result<T[]>>
  readonly #limit: number
  readonly #stale = new Set<number>()
  readonly #inFlight = new Set<number>()
  #wanted: readonly number[] = []

  constructor(fetch: (ids: number[]) => Promise<Result<T[]>>, limit = 4000) {
    this.#fetch = fetch
    this.#limit = limit
  }

  get(id: number): T | undefined {
    return this.#rows.get(id)
  }

  /** Names the rows that are or will soon be on screen: the missing and stale ones are fetched. Returns what failed. */
  async want(ids: readonly number[]): Promise<AppError | null> {
    this.#wanted = ids
    return await this.#fill()
  }

  /** Something about this row changed. */
  async invalidate(id: number): Promise<void> {
    this.#stale.add(id)
    if (this.#wanted.includes(id)) await this.#fill()
  }

  /** Anything may have changed. */
  async invalidateAll(): Promise<void> {
    for (const id of this.#rows.keys()) this.#stale.add(id)
    await this.#fill()
  }

  async #fill(): Promise<AppError | null> {
    const missing = this.#wanted.filter(
      (id) => !this.#inFlight.has(id) && (this.#stale.has(id) || !this.#rows.has(id))
    )
    if (missing.length === 0) return null
    const ids = missing.slice(0, requestLimit)
    for (const id of ids) {
      this.#inFlight.add(id)
      this.#stale.delete(id)
    }
    const result = await this.#fetch(ids)
    for (const id of ids) this.#inFlight.delete(id)
    if (!result.ok) {
      for (const id of ids) this.#stale.add(id)
      return result.error
    }
    for (const row of result.value) this.#rows.set(row.id, row)
    this.#evict()
    // A row may have changed again while it was under way, and the view may have moved on.
    const isBehind = this.#wanted.some((id) => this.#stale.has(id)) || missing.length > ids.length
    return isBehind ? await this.#fill() : null
  }

  /** Forgets the rows that were fetched longest ago, but none that is wanted. */
  #evict(): void {
    if (this.#rows.size <= this.#limit) return
    const wanted = new Set(this.#wanted)
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= this.#limit) return
      if (!wanted.has(id)) this.#rows.delete(id)
    }
  }
}
