import type { Api } from '@shared/contract'

/** What is said to be going on only when it lasts longer than this, in milliseconds. */
const slowMs = 300

/** Work of the ledger that may take long: under way, long enough to say so, or left by the person. */
export class LongWork {
  isLoading = $state(true)
  /** It takes long enough to say what is being done. */
  isSlow = $state(false)
  /** The person did not want to wait. */
  isStopped = $state(false)

  readonly #api: Api
  #generation = 0
  #slow: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
  }

  /** Begins anew. Returns what `isLeft` knows this piece of work by. */
  begin(): number {
    this.isLoading = true
    this.isStopped = false
    clearTimeout(this.#slow)
    this.#slow = setTimeout(() => (this.isSlow = true), slowMs)
    return ++this.#generation
  }

  /** What is under way or was done last. */
  get current(): number {
    return this.#generation
  }

  /** Whether something else was begun, or nobody waits for it any more. */
  isLeft(work: number): boolean {
    return work !== this.#generation
  }

  end(): void {
    clearTimeout(this.#slow)
    this.isLoading = false
    this.isSlow = false
  }

  /** Leaves the work, and stops the ledger's part of it as far as that can be. */
  stop(): void {
    this.#generation++
    this.end()
    this.isStopped = true
    void this.#api.request('comparing.stop', undefined)
  }

  /** Leaves the work without a word: its screen is gone. */
  drop(): void {
    this.#generation++
    clearTimeout(this.#slow)
  }
}
