import type { Api, Input, Output } from '@shared/contract'
import type { TakenApi } from '@shared/contract/taken'
import type { AppError } from '@shared/result'
import { PagedRows } from './paged-rows.svelte'

type Compared = Input<'taken.compare'>
type Filter = Input<'taken.apis'>['filter']

const everything: Filter = { taken: null, finding: null, text: '' }

/** The APIs of an import that is checked, as filtered, and what changed of the chosen one. */
export class TakenRows {
  filter: Filter = $state.raw(everything)
  readonly apis = new PagedRows<TakenApi>()
  /** Row of the chosen API; -1: none. */
  selected = $state(-1)
  /** Of the chosen API; null: none is chosen, or they are on their way. */
  changes: Output<'taken.changes'> | null = $state.raw(null)
  changesError: AppError | null = $state.raw(null)

  readonly #api: Api
  #compared: Compared | null = null
  #generation = 0
  /** The rows of the filter have arrived; until then those before are on screen. */
  #arrived = Promise.resolve()

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows all APIs of a comparison. */
  async open(compared: Compared): Promise<void> {
    this.#compared = compared
    await this.look(everything)
  }

  close(): void {
    this.#compared = null
    this.#choose(-1)
    this.apis.close()
  }

  /** Shows other rows; what is not named stays as it was. */
  async look(change: Partial<Filter>): Promise<void> {
    this.filter = { ...this.filter, ...change }
    this.#choose(-1)
    const compared = this.#compared
    if (compared === null) return
    const { filter } = this
    this.#arrived = this.apis.open((offset, limit) =>
      this.#api.request('taken.apis', { ...compared, filter, offset, limit })
    )
    await this.#arrived
    if (filter === this.filter) this.#choose(-1)
  }

  /** Back to all rows. */
  async reset(): Promise<void> {
    await this.look(everything)
  }

  /** Chooses a row and asks what changed there. */
  async select(row: number): Promise<void> {
    const generation = this.#choose(row)
    const api = this.apis.at(row)
    const compared = this.#compared
    if (api === undefined || compared === null) return
    if (api.ours + api.differences === 0) {
      this.changes = { ours: [], differences: [] }
      return
    }
    const answer = await this.#api.request('taken.changes', { ...compared, index: api.index })
    if (generation !== this.#generation) return
    if (answer.ok) this.changes = answer.value
    else this.changesError = answer.error
  }

  /** Chooses the next API in the direction that is not as it should be. False: there is none. */
  async step(direction: 1 | -1): Promise<boolean> {
    await this.#arrived
    const from = this.selected < 0 && direction < 0 ? this.apis.total : this.selected
    const row = await this.apis.find(from, direction, isOdd)
    if (row !== null) await this.select(row)
    return row !== null
  }

  #choose(row: number): number {
    this.selected = row
    this.changes = null
    this.changesError = null
    return ++this.#generation
  }
}

/** Not as it should be: not in the export, other there, or changed by somebody else. */
function isOdd({ taken, findings }: TakenApi): boolean {
  return taken === 'different' || taken === 'not_in_export' || findings.some((finding) => finding !== 'ours')
}
