import type { Api, Input } from '@shared/contract'
import { ok } from '@shared/result'
import { StretchRows, stretchesOf, type Stretch } from '../ui/code-merge/stretches'
import type { UnifiedLines, UnifiedPlace } from '../ui/code-merge/unified-lines'
import { PagedRows } from './paged-rows.svelte'

type Wanted = Omit<Input<'documents.lineText'>, 'side' | 'part'>

/** A line of the unified text, or how many unchanged lines are left out. */
export type HunkRow = { leftOut: number } | { line: number; place: UnifiedPlace; text: string }

/** Only the hunks of two long texts with what surrounds them, as rows; the pages near the screen are fetched. */
export class HunkRows {
  readonly page = new PagedRows<HunkRow>()
  #geometry: StretchRows = $state.raw(new StretchRows([], 0))
  readonly #api: Api
  #source: { wanted: Wanted; lines: UnifiedLines } | null = null

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows the hunks of a pair from the first one on. */
  async open(wanted: Wanted, lines: UnifiedLines): Promise<void> {
    this.#source = { wanted, lines }
    await this.#show([])
  }

  close(): void {
    this.#source = null
    this.#geometry = new StretchRows([], 0)
    this.page.close()
  }

  /** The row of a unified line. One that is left out is brought in with what surrounds it, in place of the last such. */
  async reach(line: number): Promise<number> {
    if (this.#geometry.rowOf(line) === null) await this.#show([{ start: line, end: line + 1 }])
    return this.#geometry.rowOf(line) ?? -1
  }

  async #show(further: readonly Stretch[]): Promise<void> {
    if (this.#source === null) return
    const { wanted, lines } = this.#source
    const geometry = new StretchRows(stretchesOf(lines, further), lines.total)
    this.#geometry = geometry
    await this.page.open(async (offset, limit) => {
      const ranges = geometry.rangesIn(offset, offset + limit)
      const part = { kind: 'lines' as const, ranges }
      const answer = await this.#api.request('documents.lineText', { ...wanted, side: 'unified', part })
      if (!answer.ok) return answer
      // Text beyond what one answer may hold is missing at its end: such lines are shown empty.
      const texts = ranges.flatMap(({ start, end }, index) => {
        const found = answer.value.texts[index]?.split('\n') ?? []
        return Array.from({ length: end - start }, (_, line) => found[line] ?? '')
      })
      const rows: HunkRow[] = []
      for (let row = offset; row < Math.min(offset + limit, geometry.total); row += 1) {
        const shown = geometry.at(row)
        if (shown === undefined || 'leftOut' in shown) rows.push(shown ?? { leftOut: 0 })
        else rows.push({ line: shown.line, place: lines.placeOf(shown.line), text: texts.shift() ?? '' })
      }
      return ok({ total: geometry.total, rows })
    })
  }
}
