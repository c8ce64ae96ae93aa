import type { Api } from '@shared/contract'
import type { ImportEntry } from '@shared/contract/imports'
import type { AppError } from '@shared/result'
import { PagedRows } from './paged-rows.svelte'

export type EntryList = ImportEntry['list']

/** One row of the failures by code: a code with its count, or an entry under it. */
export type GroupRow =
  { kind: 'code'; error_code: string | null; count: number } | { kind: 'entry'; entry: ImportEntry }

/** Grouping needs every failure in memory; more than these are only listed. */
export const groupLimit = 5_000
const pageLimit = 500

/** The entries of one import result: one of its three lists, filtered, the failures by code if asked. */
export class ImportEntries {
  list: EntryList = $state('success')
  text = $state('')
  isGrouped = $state(false)
  selected = $state(-1)
  readonly rows = new PagedRows<ImportEntry>()
  /** The failures by code; null: they are listed as they came. */
  groups: readonly GroupRow[] | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  readonly selectedEntry: ImportEntry | null = $derived.by(() => {
    if (!this.groups) return this.rows.at(this.selected) ?? null
    const row = this.groups[this.selected]
    return row?.kind === 'entry' ? row.entry : null
  })
  readonly #api: Api
  #snapshotId = 0
  #bodySha256: string | null = null
  #asked = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows another result, at the list that deserves a look first. An equal body keeps the place and the filter. */
  async open(snapshotId: number, bodySha256: string | null, list: EntryList): Promise<void> {
    this.#snapshotId = snapshotId
    if (bodySha256 !== null && bodySha256 === this.#bodySha256) return
    this.#bodySha256 = bodySha256
    this.list = list
    this.text = ''
    await this.refresh()
  }

  async show(list: EntryList): Promise<void> {
    this.list = list
    await this.refresh()
  }

  async filter(text: string): Promise<void> {
    this.text = text
    await this.refresh()
  }

  async group(isGrouped: boolean): Promise<void> {
    this.isGrouped = isGrouped
    await this.refresh()
  }

  /** Asks again for the list that the choices leave over. */
  async refresh(): Promise<void> {
    const question = ++this.#asked
    this.selected = -1
    this.error = null
    const { list, text } = this
    const snapshotId = this.#snapshotId
    const fetch = (offset: number, limit: number) =>
      this.#api.request('imports.entries', { snapshotId, list, text, offset, limit })
    await this.rows.open(fetch)
    const canGroup = list === 'failure' && this.isGrouped && this.rows.total <= groupLimit
    const all: ImportEntry[] = []
    while (canGroup && all.length < this.rows.total && question === this.#asked) {
      const page = await fetch(all.length, pageLimit)
      if (!page.ok || page.value.rows.length === 0) {
        if (question === this.#asked) this.error = page.ok ? null : page.error
        return
      }
      all.push(...page.value.rows)
    }
    if (question === this.#asked) this.groups = canGroup ? groupByCode(all) : null
  }
}

/** Failures under their codes, the most frequent code first; entries keep their order. */
export function groupByCode(entries: readonly ImportEntry[]): GroupRow[] {
  const byCode = new Map<string | null, ImportEntry[]>()
  for (const entry of entries) {
    const group = byCode.get(entry.error_code)
    if (group) group.push(entry)
    else byCode.set(entry.error_code, [entry])
  }
  return [...byCode]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([error_code, group]): GroupRow[] => [
      { kind: 'code', error_code, count: group.length },
      ...group.map((entry): GroupRow => ({ kind: 'entry', entry }))
    ])
}
