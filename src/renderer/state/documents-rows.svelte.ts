import type { Api, Input } from '@shared/contract'
import type { ComparedEndpoint, DocumentChange } from '@shared/contract/comparing'
import { PagedRows } from './paged-rows.svelte'

type Compared = Input<'documents.compare'>
type Filter = Input<'documents.endpoints'>['filter']
/** One state, or those that changed, or all. */
export type EndpointView = 'changes' | 'all' | NonNullable<Filter['state']>

interface Look {
  view: EndpointView
  severity: Filter['severity']
  text: string
  /** Only what both documents contain. */
  isShared: boolean
  /** What says nothing about the APIs is shown, too. */
  isNoiseShown: boolean
}

const firstLook: Look = { view: 'changes', severity: null, text: '', isShared: false, isNoiseShown: false }

/** How far down a change is looked for again when the documents are judged anew. */
const changesLookedAt = 2000

/** The endpoints of a comparison, and the changes of the chosen one. */
export class DocumentsRows {
  look: Look = $state.raw(firstLook)
  readonly endpoints = new PagedRows<ComparedEndpoint>()
  readonly changes = new PagedRows<DocumentChange>()
  /** Row of the chosen endpoint; -1: the changes of all are shown. */
  selected = $state(-1)
  /** The endpoint whose changes are shown; null: those of all. */
  endpoint: ComparedEndpoint | null = $state.raw(null)
  /** Row of the chosen change. */
  change = $state(-1)

  readonly #api: Api
  #compared: Compared | null = null
  /** The endpoint to keep while the list is read anew. */
  #kept: number | 'first' | null = null
  /** The change to keep while its list is read anew, by its id. */
  #keptChange: string | null = null
  #generation = 0
  #stepping = false

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows a comparison. For the same two documents, judged anew, the filters, the chosen endpoint and change stay. */
  async open(compared: Compared, isSamePair: boolean): Promise<void> {
    this.#compared = compared
    const kept = isSamePair ? this.#kept : 'first'
    this.#keptChange = isSamePair ? (this.changes.at(this.change)?.id ?? null) : null
    if (!isSamePair) this.look = { ...firstLook, isNoiseShown: this.look.isNoiseShown }
    await this.#reload(kept)
  }

  close(): void {
    this.#generation++
    this.#compared = null
    this.#kept = null
    this.selected = this.change = -1
    this.endpoint = null
    this.endpoints.close()
    this.changes.close()
  }

  /** Filters the endpoints; the chosen one stays chosen if it is left over. */
  async filter(change: Partial<Look>): Promise<void> {
    this.look = { ...this.look, ...change }
    await this.#reload(this.#kept)
  }

  async resetFilter(): Promise<void> {
    await this.filter({ view: 'all', severity: null, text: '' })
  }

  /** Shows the changes of an endpoint by its row, or of all with -1. */
  async select(row: number): Promise<void> {
    const endpoint = row < 0 ? null : this.endpoints.at(row)
    if (endpoint === undefined) return
    this.selected = row
    this.endpoint = endpoint
    this.#kept = endpoint?.index ?? null
    await this.#loadChanges()
  }

  /** Shows an endpoint by its index in the comparison, as the text view names it, if the filter leaves it over. */
  async showEndpoint(index: number): Promise<void> {
    if (this.endpoint?.index === index) return
    const row = await this.endpoints.find(-1, 1, (each) => each.index >= index)
    if (row !== null && this.endpoints.at(row)?.index === index) await this.select(row)
  }

  /** The next change in the direction, on into the next endpoint that has one. False: there is none. */
  async step(direction: 1 | -1): Promise<boolean> {
    if (this.#stepping) return false
    this.#stepping = true
    try {
      const from = this.change < 0 && direction < 0 ? this.changes.total : this.change
      const next = from + direction
      if (next >= 0 && next < this.changes.total) {
        this.change = next
        return true
      }
      if (this.endpoint === null) return false
      return await this.#stepEndpoint(direction)
    } finally {
      this.#stepping = false
    }
  }

  async #stepEndpoint(direction: 1 | -1): Promise<boolean> {
    const { isNoiseShown } = this.look
    const row = await this.endpoints.find(
      this.selected,
      direction,
      ({ changes, noise }) => changes + (isNoiseShown ? noise : 0) > 0
    )
    if (row === null) return false
    await this.select(row)
    this.change = direction > 0 ? 0 : this.changes.total - 1
    return this.changes.total > 0
  }

  /** Chooses an endpoint by its index, the first one where that one is not left over; null: none, all changes. */
  async #reload(wanted: number | 'first' | null): Promise<void> {
    const compared = this.#compared
    if (compared === null) return
    const generation = ++this.#generation
    this.#kept = wanted
    const { view, severity, text, isShared } = this.look
    const filter = {
      state: view === 'changes' || view === 'all' ? null : view,
      severity,
      text,
      withChanges: view === 'changes',
      inBoth: isShared
    }
    this.selected = -1
    this.endpoint = null
    await this.endpoints.open((offset, limit) =>
      this.#api.request('documents.endpoints', { ...compared, filter, offset, limit })
    )
    if (generation !== this.#generation) return
    const first = this.endpoints.total > 0 ? 0 : -1
    if (typeof wanted !== 'number') return this.select(wanted === null ? -1 : first)
    const row = await this.endpoints.find(-1, 1, ({ index }) => index >= wanted)
    if (generation !== this.#generation) return
    await this.select(row !== null && this.endpoints.at(row)?.index === wanted ? row : first)
  }

  async #loadChanges(): Promise<void> {
    const compared = this.#compared
    if (compared === null) return
    const { isNoiseShown: includeNoise, isShared: inBoth } = this.look
    const endpoint = this.endpoint?.index ?? null
    const kept = this.#keptChange
    this.#keptChange = null
    if (kept === null) this.change = -1
    const generation = ++this.#generation
    await this.changes.open((offset, limit) =>
      this.#api.request('documents.changes', { ...compared, endpoint, includeNoise, inBoth, offset, limit })
    )
    const row = kept === null ? null : await this.#rowOf(kept)
    if (generation !== this.#generation) return
    if (kept !== null) this.change = row ?? -1
    if (this.change < 0 && this.changes.total > 0) this.change = 0
  }

  /** The row of a change, if it is among the first of the list. */
  async #rowOf(id: string): Promise<number | null> {
    let looked = 0
    const row = await this.changes.find(-1, 1, (each) => each.id === id || ++looked === changesLookedAt)
    return row !== null && this.changes.at(row)?.id === id ? row : null
  }
}
