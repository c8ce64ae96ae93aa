import type { Api, Input, Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import type { ReportForm, SavedReport } from '@shared/contract/reports'
import type { AppError, Result } from '@shared/result'
import { DocumentsRows } from './documents-rows.svelte'
import { DocumentsRuns } from './documents-runs.svelte'

export interface DocumentsChoice {
  before: number | null
  after: number | null
}
export type DocumentsPolicy = Pick<Input<'documents.compare'>, 'profile' | 'overrides'>
type Compared = Output<'documents.compare'>

/** What is said to be going on only when it lasts longer than this. */
const slowMs = 300

/** Two exported documents side by side: which two, judged for whom, what came of it, and the rows looked at. */
export class DocumentsComparison {
  /** What is compared: the person's choice, completed by the proposal. */
  choice: DocumentsChoice = $state.raw({ before: null, after: null })
  result: Compared | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  isLoading = $state(true)
  /** It takes long enough to say what is being done. */
  isSlow = $state(false)
  /** The person did not want to wait. */
  isStopped = $state(false)
  readonly runs: DocumentsRuns
  readonly rows: DocumentsRows

  readonly #api: Api
  #wanted: DocumentsChoice = { before: null, after: null }
  #policy: DocumentsPolicy = { profile: 'callers' }
  #generation = 0
  #slow: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
    this.runs = new DocumentsRuns(api, () => this.choice.after)
    this.rows = new DocumentsRows(api)
  }

  /** The two documents and the policy, as the contract wants them; null until two are chosen. */
  get compared(): Input<'documents.compare'> | null {
    const { before, after } = this.choice
    return before === null || after === null ? null : { before, after, ...this.#policy }
  }

  /** What is known of one of the two, also when it is not in the list any more. */
  runOf(snapshotId: number | null): ExportRun | null {
    const known = [this.result?.before, this.result?.after].find((run) => run?.snapshotId === snapshotId)
    return known ?? this.runs.list.find((run) => run.snapshotId === snapshotId) ?? null
  }

  /** Compares two exports; what is null is proposed: the newest, and the one before it of the same group. */
  async show(wanted: DocumentsChoice, policy: DocumentsPolicy): Promise<void> {
    const generation = this.#begin()
    const isSamePair = wanted.before === this.#wanted.before && wanted.after === this.#wanted.after
    this.#wanted = wanted
    this.#policy = policy
    if (!isSamePair) this.result = null
    const proposed = await this.runs.propose(wanted.after)
    if (generation !== this.#generation) return
    if (!proposed.ok) return this.#fail(proposed.error)
    const { after, previous } = proposed.value
    const choice = { before: wanted.before ?? previous, after }
    const isKept = choice.before === this.choice.before && choice.after === this.choice.after
    this.choice = choice
    await this.#compare(generation, isKept)
  }

  /** Leaves the pair that is being compared, and stops the work on it as far as that can be. */
  stop(): void {
    this.#generation++
    this.#end()
    this.isStopped = true
    void this.#api.request('comparing.stop', undefined)
  }

  retry(): Promise<void> {
    return this.show(this.#wanted, this.#policy)
  }

  /** Writes a report where the person says; null when nothing is compared or the person cancelled. */
  async report(form: ReportForm): Promise<Result<SavedReport>> {
    const { compared } = this
    return compared === null
      ? { ok: true, value: null }
      : this.#api.request('documents.report', { ...compared, ...form })
  }

  /** Keeps the list of exports fresh; a comparison on screen stays. Returns the function that stops. */
  listen(): () => void {
    const stop = this.runs.listen(() => {
      if (this.result === null && !this.isLoading && !this.isStopped) void this.retry()
    })
    return () => {
      stop()
      this.#generation++
      clearTimeout(this.#slow)
    }
  }

  async #compare(generation: number, isSamePair: boolean): Promise<void> {
    const { compared } = this
    const answer = compared === null ? null : await this.#api.request('documents.compare', compared)
    if (generation !== this.#generation) return
    if (answer?.ok === false) return this.#fail(answer.error)
    this.error = null
    this.result = answer?.value ?? null
    this.#end()
    if (compared === null || this.result?.kind !== 'compared') return this.rows.close()
    await this.rows.open(compared, isSamePair)
  }

  #begin(): number {
    this.isLoading = true
    this.isStopped = false
    clearTimeout(this.#slow)
    this.#slow = setTimeout(() => (this.isSlow = true), slowMs)
    return ++this.#generation
  }

  #end(): void {
    clearTimeout(this.#slow)
    this.isLoading = false
    this.isSlow = false
  }

  #fail(error: AppError): void {
    this.#end()
    this.error = error
    this.result = null
    this.rows.close()
  }
}
