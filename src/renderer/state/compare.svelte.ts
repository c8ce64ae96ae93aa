import type { Api, Output } from '@shared/contract'
import type { ChangeFilter, ImportChange, ImportComparison, ImportRun } from '@shared/contract/imports'
import type { ReportForm, SavedReport } from '@shared/contract/reports'
import type { AppError, Result } from '@shared/result'
import { chained } from './chained-rows'
import { cellsOf, movesOf, type ChangeView } from './change-view'
import { LongWork } from './long-work.svelte'
import { Pace } from './pace'
import { PagedRows, type FetchPage } from './paged-rows.svelte'

interface Choice {
  before: number | null
  after: number | null
}

/** Two imports side by side: which two, what changed between them, and the rows that are looked at. */
export class CompareState {
  runs: readonly ImportRun[] = $state.raw([])
  /** The import to compare with that the ledger proposes, and why. */
  previous: Output<'imports.runs'>['previous'] = $state.raw(null)
  /** What is compared: the person's choice, completed by the proposal. */
  choice: Choice = $state.raw({ before: null, after: null })
  comparison: ImportComparison | null = $state.raw(null)
  /** Failed both times, but with another error; null until counted. */
  errorChangedCount: number | null = $state(null)
  error: AppError | null = $state.raw(null)
  readonly work: LongWork

  view: ChangeView = $state.raw({ kind: 'all' })
  isChangedOnly = $state(true)
  text = $state('')
  selected = $state(-1)
  readonly rows = new PagedRows<ImportChange>()

  readonly #api: Api
  #wanted: Choice = { before: null, after: null }
  readonly #pace = new Pace(() => this.#reloadRuns(), 500)

  constructor(api: Api) {
    this.#api = api
    this.work = new LongWork(api)
  }

  /** Compares two imports; what is null is proposed: the newest, and the one before it of the same group. */
  async show(wanted: Choice): Promise<void> {
    const work = this.work.begin()
    this.#wanted = wanted
    let answer = await this.#api.request('imports.runs', { snapshotId: wanted.after })
    const after = wanted.after ?? (answer.ok ? answer.value.runs[0]?.snapshotId : undefined) ?? null
    if (wanted.after === null && after !== null)
      answer = await this.#api.request('imports.runs', { snapshotId: after })
    if (this.work.isLeft(work)) return
    if (!answer.ok) return this.#fail(answer.error)
    this.runs = answer.value.runs
    this.previous = answer.value.previous
    this.choice = { before: wanted.before ?? this.previous?.snapshotId ?? null, after }
    await this.#compare(work)
  }

  async #compare(work: number): Promise<void> {
    const { before, after } = this.choice
    const answer =
      before === null || after === null ? null : await this.#api.request('imports.compare', { before, after })
    if (this.work.isLeft(work)) return
    if (answer && !answer.ok) return this.#fail(answer.error)
    this.error = null
    this.work.end()
    this.comparison = answer?.value ?? null
    this.errorChangedCount = null
    if (!this.comparison) return this.rows.close()
    await Promise.all([this.reset(), this.#countErrorChanges(this.comparison)])
  }

  #fail(error: AppError): void {
    this.error = error
    this.work.end()
    this.comparison = null
    this.rows.close()
  }

  /** Shows other rows. A cell shows all of its rows, the whole list starts with the changed ones. */
  async look(view: ChangeView): Promise<void> {
    this.view = view
    this.isChangedOnly =
      view.kind === 'all' || (view.kind === 'transition' && view.transition === 'error_changed')
    await this.refresh()
  }

  /** Back to all changed rows, without a filter. */
  async reset(): Promise<void> {
    this.text = ''
    await this.look({ kind: 'all' })
  }

  async filter(change: { text?: string; isChangedOnly?: boolean }): Promise<void> {
    this.text = change.text ?? this.text
    this.isChangedOnly = change.isChangedOnly ?? this.isChangedOnly
    await this.refresh()
  }

  /** Asks again for the rows that the view and the filters leave over. */
  async refresh(): Promise<void> {
    this.selected = -1
    if (!this.comparison) return
    const { text, isChangedOnly: changedOnly } = this
    const lists = movesOf(this.view, this.comparison.matrix).map((move) =>
      this.#changes({ ...move, text, changedOnly, inSeveralLists: this.view.kind === 'several_lists' })
    )
    await this.rows.open(chained(lists))
  }

  /** Selects the next changed row in the direction; null: there is none. */
  async step(direction: 1 | -1): Promise<number | null> {
    const from = this.selected < 0 && direction < 0 ? this.rows.total : this.selected
    const found = await this.rows.find(from, direction, (row) => row.isChanged)
    if (found !== null) this.selected = found
    return found
  }

  /** Writes a report where the person says; null when nothing is compared or the person cancelled. */
  async report(form: ReportForm): Promise<Result<SavedReport>> {
    const { before, after } = this.choice
    return before === null || after === null
      ? { ok: true, value: null }
      : this.#api.request('imports.report', { before, after, ...form })
  }

  /** Keeps the list of imports fresh; a comparison on screen stays. Returns the function that stops. */
  listen(): () => void {
    const stop = this.#api.on('task.changed', () => this.#pace.ask())
    return () => {
      stop()
      this.#pace.stop()
      this.work.drop()
    }
  }

  #changes(filter: ChangeFilter): FetchPage<ImportChange> {
    const { before, after } = this.choice
    return async (offset, limit) =>
      before === null || after === null
        ? { ok: true, value: { total: 0, rows: [] } }
        : this.#api.request('imports.changes', { before, after, filter, offset, limit })
  }

  async #countErrorChanges(comparison: ImportComparison): Promise<void> {
    if (cellsOf('error_changed', comparison.matrix).length === 0) {
      this.errorChangedCount = 0
      return
    }
    const ask = this.#changes({ before: 'failed', after: 'failed', text: '', changedOnly: true })
    const answer = await ask(0, 1)
    if (answer.ok && this.comparison === comparison) this.errorChangedCount = answer.value.total
  }

  async #reloadRuns(): Promise<void> {
    const { after } = this.choice
    if (this.work.isStopped) return
    if (!this.comparison) return this.show(this.#wanted)
    const answer = await this.#api.request('imports.runs', { snapshotId: after })
    if (answer.ok && after === this.choice.after) this.runs = answer.value.runs
  }
}
