import type { AppError, Result } from '@shared/result'

/** One page of a long list. `total` counts the whole list. */
export interface Page<T> {
  total: number
  rows: readonly T[]
}

/** Asks for the rows from `offset`, at most `limit` of them. */
export type FetchPage<T> = (offset: number, limit: number) => Promise<Result<Page<T>>>

const pageSize = 200
const pagesKept = 40

/** A long list that the ledger holds; only the pages near the screen are kept here. */
export class PagedRows<T> {
  total = $state(0)
  error: AppError | null = $state.raw(null)
  /** Until the first page of the present source has arrived; older rows stay on screen meanwhile. */
  isLoading = $state(false)
  #pages = $state.raw<ReadonlyMap<number, readonly T[]>>(new Map())
  #asked = new Set<number>()
  #source: FetchPage<T> | null = null
  #onScreen = { first: 0, last: 0 }

  /** Shows another list from its beginning. */
  async open(source: FetchPage<T>): Promise<void> {
    this.#source = source
    this.#asked = new Set()
    this.isLoading = true
    await this.#load(0, true)
  }

  /** Asks again for what is on screen, after an error or when the list has changed. */
  async refresh(): Promise<void> {
    if (this.#source) await this.open(this.#source)
  }

  close(): void {
    this.#source = null
    this.#pages = new Map()
    this.total = 0
    this.error = null
    this.isLoading = false
  }

  /** The row, or undefined while its page is on the way. */
  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  /** Makes sure that these rows arrive. */
  view(first: number, last: number): void {
    this.#onScreen = { first, last }
    if (!this.isLoading) this.#fill()
  }

  /**
   * The nearest row that passes `test`, looking from `from` (not included) in the direction of `step`;
   * null when there is none.
   */
  async find(from: number, step: 1 | -1, test: (row: T) => boolean): Promise<number | null> {
    const source = this.#source
    for (let index = from + step; index >= 0 && index < this.total; index += step) {
      if (this.at(index) === undefined) await this.#load(Math.floor(index / pageSize))
      const row = this.at(index)
      if (row === undefined || this.#source !== source) return null
      if (test(row)) return index
    }
    // A long search pushed out what is on screen.
    this.#fill()
    return null
  }

  #fill(): void {
    const last = Math.min(this.#onScreen.last, this.total - 1)
    for (let page = Math.floor(this.#onScreen.first / pageSize); page * pageSize <= last; page++)
      if (!this.#asked.has(page)) void this.#load(page)
  }

  async #load(page: number, isFirst = false): Promise<void> {
    const source = this.#source
    if (!source) return
    this.#asked.add(page)
    const answer = await source(page * pageSize, pageSize)
    if (this.#source !== source) return
    if (isFirst) this.isLoading = false
    if (!answer.ok) {
      this.#asked.delete(page)
      this.error = answer.error
      return
    }
    this.error = null
    this.total = answer.value.total
    this.#keep(page, answer.value.rows, isFirst)
    if (isFirst) this.#fill()
  }

  #keep(page: number, rows: readonly T[], isFirst: boolean): void {
    const pages = new Map(isFirst ? [] : this.#pages)
    pages.delete(page)
    pages.set(page, rows)
    const oldest = pages.keys().next().value
    if (pages.size > pagesKept && oldest !== undefined) {
      pages.delete(oldest)
      this.#asked.delete(oldest)
    }
    this.#pages = pages
  }
}
