import type { TextSlice } from '@shared/contract/snapshot'
import type { AppError, Result } from '@shared/result'

export type FetchSlice = (offset: number, length: number) => Promise<Result<TextSlice>>

/** Texts up to this length (UTF-16 units) are shown whole and in colour. */
export const colouredLength = 2_000_000
/** Longer ones arrive by slices of this length, on request. */
export const sliceLength = 500_000
const largestRequest = 4_000_000

/** A long text that the ledger holds, shown from its beginning as far as it was asked for. */
export class SlicedText {
  text = $state.raw('')
  total = $state(0)
  isLossy = $state(false)
  isLoading = $state(false)
  error: AppError | null = $state.raw(null)
  readonly isWhole = $derived(this.text.length >= this.total)
  readonly isLarge = $derived(this.total > colouredLength)
  #source: FetchSlice | null = null

  /** Shows another text: all of it when it is short, else its first slice. */
  async open(source: FetchSlice): Promise<void> {
    this.#source = source
    this.text = ''
    this.total = 0
    this.isLossy = false
    this.error = null
    await this.#append(sliceLength)
    if (!this.isLarge) await this.loadAll()
  }

  /** Adds the next slice. */
  async loadMore(): Promise<void> {
    await this.#append(sliceLength)
  }

  /** Adds the rest, however long it is. */
  async loadAll(): Promise<void> {
    let isGrowing = true
    while (isGrowing && !this.isWhole) isGrowing = await this.#append(largestRequest)
  }

  close(): void {
    this.#source = null
  }

  /** False: nothing was added. */
  async #append(length: number): Promise<boolean> {
    const source = this.#source
    if (!source) return false
    this.isLoading = true
    const answer = await source(this.text.length, length)
    if (this.#source !== source) return false
    this.isLoading = false
    this.error = answer.ok ? null : answer.error
    if (!answer.ok) return false
    const slice = answer.value
    this.total = slice.total
    this.isLossy ||= slice.isLossy
    this.text += slice.text
    return slice.text !== ''
  }
}
