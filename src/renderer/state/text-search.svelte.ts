import type { Api, Input, Output } from '@shared/contract'
import type { AppError } from '@shared/result'
import type { TextMatch } from '../ui/code-merge/marks'

type Wanted = Omit<Input<'documents.find'>, 'text'>

/** A text searched in both documents at once, and which of its places one looks at. */
export class TextSearch {
  query = $state('')
  /** The search is on the screen: its matches are marked, and looked for anew in other texts. */
  isOpen = $state(false)
  found: Output<'documents.find'> | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  isSearching = $state(false)
  /** Which match is shown, from 0; -1 without one. */
  index = $state(-1)
  readonly match: TextMatch | null = $derived.by(() => {
    if (this.found === null || this.index < 0) return null
    const [line, column, length] = this.found.matches.subarray(3 * this.index, 3 * this.index + 3)
    return line === undefined || column === undefined || length === undefined
      ? null
      : { line, column, length }
  })
  /** How many matches can be gone to; of very many only the first ones. */
  readonly count = $derived((this.found?.matches.length ?? 0) / 3)
  readonly #api: Api
  #search = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Finds a text; only the answer to the latest one counts. True: it was found. */
  async find(wanted: Wanted, text: string): Promise<boolean> {
    const search = ++this.#search
    this.query = text
    this.found = null
    this.error = null
    this.index = -1
    this.isSearching = text !== ''
    if (text === '') return false
    const answer = await this.#api.request('documents.find', { ...wanted, text })
    if (search !== this.#search) return false
    this.isSearching = false
    this.error = answer.ok ? null : answer.error
    this.found = answer.ok ? answer.value : null
    return this.count > 0
  }

  /** Goes to the next match in the direction; after the last one comes the first. Null: there is none. */
  step(direction: 1 | -1): TextMatch | null {
    if (this.count === 0) return null
    const from = this.index < 0 && direction < 0 ? 0 : this.index
    this.index = (from + direction + this.count) % this.count
    return this.match
  }

  /** Goes to the first match at this unified line or below it, else to the first one of all. */
  startAt(line: number): TextMatch | null {
    const matches = this.found?.matches ?? []
    let index = 0
    while (3 * index < matches.length && (matches[3 * index] as number) < line) index += 1
    this.index = index === this.count ? -1 : index - 1
    return this.step(1)
  }

  /** Drops what is still on its way, and the places found: the texts are left. The query stays. */
  stop(): void {
    this.#search += 1
    this.isSearching = false
    this.found = null
    this.index = -1
  }
}
