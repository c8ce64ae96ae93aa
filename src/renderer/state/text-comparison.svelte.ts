import type { Api, Input } from '@shared/contract'
import type { AppError, Result } from '@shared/result'
import { firstLineOf } from '../ui/code-merge/first-line'
import type { LineMark } from '../ui/code-merge/marks'
import type { MergeContent } from '../ui/code-merge/merge-editor'
import { UnifiedLines } from '../ui/code-merge/unified-lines'
import { fetchTexts, type ComparedLines } from './comparison-texts'
import { HunkRows } from './hunk-rows.svelte'
import { LongWork } from './long-work.svelte'
import { TextSearch } from './text-search.svelte'
import { unexplainedIn, type UnexplainedLines } from './unexplained-lines'

export type ComparedPair = Pick<Input<'documents.lines'>, 'before' | 'after' | 'profile' | 'overrides'>
export type Side = 'before' | 'after'

/** In UTF-16 units: texts above `whole` on a side are shown by their hunks only, above `coloured` without colours. */
const sizes = { whole: 15_000_000, coloured: 2_000_000 }
/** Keeping more hunks than this aligned side by side takes longer than a frame with each scroll. */
const mostAligned = 2000

/** How texts are shown: the same for every pair, while the app runs. */
const view = $state({ isSplit: true, isWrapped: true, ignoresOrder: false, ignoresWhitespace: false })
/** Which unchanged lines are unfolded, by pair and layout. */
const openedFolds = new Map<string, Set<number>>()

/** The texts of two documents side by side: where they differ, where one looks, and what was searched. */
export class TextComparison {
  readonly view = view
  compared: ComparedLines | null = $state.raw(null)
  /** The whole texts; null while they arrive, and for those of which only the hunks are shown. */
  content: MergeContent | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  /** How much of the texts has arrived, from 0 to 1. */
  progress = $state(0)
  /** The hunk that was gone to last, -1 before. */
  hunk = $state(-1)
  mark: LineMark | null = $state.raw(null)
  /** The unified line to bring into view; a new object goes there again. */
  goal: { line: number } | null = $state.raw(null)
  /** Row of the line to bring into view where only hunks are shown. */
  row = $state(-1)
  readonly work: LongWork
  readonly search: TextSearch
  readonly hunkRows: HunkRows

  readonly lines = $derived(
    this.compared === null ? null : new UnifiedLines(this.compared.hunks, this.compared.after.lines)
  )
  readonly isLarge = $derived(
    this.compared !== null && Math.max(this.compared.before.chars, this.compared.after.chars) > sizes.whole
  )
  readonly isColoured = $derived(!this.isLarge && (this.compared?.unified.chars ?? 0) <= sizes.coloured)
  readonly hunkCount = $derived((this.compared?.hunks.length ?? 0) / 4)
  readonly canSplit = $derived(!this.isLarge && this.hunkCount <= mostAligned)
  /** The endpoint that the hunk gone to last belongs to, as `documents.endpoints` counts; -1: of none, or shared. */
  readonly endpoint = $derived(this.compared?.endpoints[this.hunk] ?? -1)
  readonly unexplained: readonly UnexplainedLines[] = $derived(unexplainedIn(this.compared))

  readonly #api: Api
  #pair: ComparedPair | null = null
  /** The last endpoint that a hunk belonged to. */
  #lastEndpoint = -1

  constructor(api: Api) {
    this.#api = api
    this.work = new LongWork(api)
    this.search = new TextSearch(api)
    this.hunkRows = new HunkRows(api)
  }

  get #wanted() {
    const layout = view.ignoresOrder ? ('sorted_keys' as const) : ('kept_order' as const)
    const { before = 0, after = 0, profile = 'callers', overrides } = this.#pair ?? {}
    const policy = overrides === undefined ? { profile } : { profile, overrides }
    return { before, after, ...policy, layout, ignoreWhitespace: view.ignoresWhitespace }
  }

  /** The folds that the person opened in this pair, laid out like this. */
  get opened(): Set<number> {
    const { before, after, layout, ignoreWhitespace } = this.#wanted
    const key = `${before} ${after} ${layout} ${String(ignoreWhitespace)}`
    const opened = openedFolds.get(key) ?? new Set<number>()
    openedFolds.set(key, opened)
    return opened
  }

  /** Compares two documents; what is asked for again comes from the ledger's memory. */
  async open(pair: ComparedPair): Promise<void> {
    this.#pair = pair
    const work = this.work.begin()
    this.search.stop()
    this.error = null
    this.compared = null
    this.content = null
    this.hunkRows.close()
    this.hunk = this.row = this.#lastEndpoint = -1
    this.mark = this.goal = null
    const answer = await this.#api.request('documents.lines', this.#wanted)
    if (this.work.isLeft(work)) return
    if (!answer.ok) return this.#fail(answer.error)
    this.compared = answer.value
    await this.#load(work)
    const { isOpen, query } = this.search
    if (!this.work.isLeft(work) && isOpen && query !== '') await this.find(query)
  }

  /** Leaves the pair: what is still on its way is dropped. */
  close(): void {
    this.work.drop()
    this.search.stop()
  }

  /** Shows the pair otherwise. */
  async change(how: Partial<typeof view>): Promise<void> {
    const isAnother = how.ignoresOrder !== undefined || how.ignoresWhitespace !== undefined
    Object.assign(view, how)
    if (this.#pair === null) return
    if (isAnother) return this.open(this.#pair)
    if (how.isSplit !== undefined && this.canSplit && this.compared !== null)
      await this.#load(this.work.begin())
  }

  async retry(): Promise<void> {
    if (this.#pair !== null) await this.open(this.#pair)
  }

  /** Goes to the next changed lines in the direction. Returns the endpoint they belong to when it is another one. */
  step(direction: 1 | -1): { isFound: boolean; endpoint: number | null } {
    const next = this.hunk < 0 && direction < 0 ? this.hunkCount - 1 : this.hunk + direction
    if (next < 0 || next >= this.hunkCount) return { isFound: false, endpoint: null }
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] =
      this.compared?.hunks.subarray(4 * next, 4 * next + 4) ?? []
    this.hunk = next
    this.mark = {
      before: fromBefore < toBefore ? { start: fromBefore, end: toBefore } : null,
      after: fromAfter < toAfter ? { start: fromAfter, end: toAfter } : null
    }
    this.#reach(this.lines?.starts[next] ?? 0)
    const { endpoint } = this
    const isAnother = endpoint >= 0 && endpoint !== this.#lastEndpoint
    if (endpoint >= 0) this.#lastEndpoint = endpoint
    return { isFound: true, endpoint: isAnother ? endpoint : null }
  }

  /** Goes to the lines of a change. False: it has none. */
  async goToChange(changeId: string): Promise<Result<boolean>> {
    const work = this.work.current
    const answer = await this.#api.request('documents.changeLines', { ...this.#wanted, changeId })
    if (this.work.isLeft(work)) return { ok: true, value: true }
    return answer.ok ? { ok: true, value: this.goTo(answer.value) } : answer
  }

  /** Marks lines and brings the first of them that differs into view. False: there are none. */
  goTo(mark: LineMark): boolean {
    const { lines } = this
    const line = lines === null ? null : firstLineOf(mark, lines)
    if (lines === null || line === null) return false
    this.mark = mark
    this.hunk = lines.hunkUpTo(line)
    this.#lastEndpoint = this.endpoint
    this.#reach(line)
    return true
  }

  /** Finds a text in both documents, and goes to its first place from where one looks. */
  async find(text: string): Promise<void> {
    const isFound = await this.search.find(this.#wanted, text)
    if (isFound) this.#show(this.search.startAt(this.goal?.line ?? 0))
  }

  /** Goes to the next match in the direction; after the last one comes the first. */
  stepMatch(direction: 1 | -1): void {
    this.#show(this.search.step(direction))
  }

  /** The lines of one text where one looks now; null when nothing is marked there. */
  async markedText(side: Side): Promise<Result<string> | null> {
    const range = this.mark?.[side] ?? null
    if (range === null) return null
    const part = { kind: 'lines' as const, ranges: [range] }
    const answer = await this.#api.request('documents.lineText', { ...this.#wanted, side, part })
    return answer.ok ? { ok: true, value: answer.value.texts.join('\n') } : answer
  }

  #show(match: { line: number } | null): void {
    if (match !== null) this.#reach(match.line)
  }

  #reach(line: number): void {
    this.goal = { line }
    if (!this.isLarge) return
    const work = this.work.current
    void this.hunkRows.reach(line).then((row) => {
      if (!this.work.isLeft(work) && this.goal?.line === line) this.row = row
    })
  }

  async #load(work: number): Promise<void> {
    const { compared, lines } = this
    if (compared === null || lines === null) return
    this.content = null
    if (this.isLarge) {
      await this.hunkRows.open(this.#wanted, lines)
      if (!this.work.isLeft(work)) this.work.end()
      return
    }
    this.progress = 0
    const isStale = () => this.work.isLeft(work)
    const onprogress = (progress: number) => (this.progress = progress)
    const fetching = { api: this.#api, wanted: this.#wanted, isStale, onprogress }
    const answer = await fetchTexts(fetching, compared, view.isSplit && this.canSplit)
    if (answer === null) return
    if (!answer.ok) return this.#fail(answer.error)
    this.content = answer.value
    this.work.end()
  }

  #fail(error: AppError): void {
    this.error = error
    this.content = null
    this.work.end()
  }
}
