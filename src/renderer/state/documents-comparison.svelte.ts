import type { Api, Input, Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import type { ReportForm, SavedReport } from '@shared/contract/reports'
import type { AppError, Result } from '@shared/result'
import { DocumentsRows } from './documents-rows.svelte'
import { DocumentsRuns } from './documents-runs.svelte'
import { LongWork } from './long-work.svelte'

export interface DocumentsChoice {
  before: number | null
  after: number | null
}
export type DocumentsPolicy = Pick<Input<'documents.compare'>, 'profile' | 'overrides'>
type Compared = Output<'documents.compare'>

/** Two exported documents side by side: which two, judged for whom, what came of it, and the rows looked at. */
export class DocumentsComparison {
  /** What is compared: the person's choice, completed by the proposal. */
  choice: DocumentsChoice = $state.raw({ before: null, after: null })
  result: Compared | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  readonly work: LongWork
  readonly runs: DocumentsRuns
  readonly rows: DocumentsRows

  readonly #api: Api
  #wanted: DocumentsChoice = { before: null, after: null }
  #policy: DocumentsPolicy = { profile: 'callers' }

  constructor(api: Api) {
    this.#api = api
    this.work = new LongWork(api)
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
    const work = this.work.begin()
    const isSamePair = wanted.before === this.#wanted.before && wanted.after === this.#wanted.after
    this.#wanted = wanted
    this.#policy = policy
    if (!isSamePair) this.result = null
    const proposed = await this.runs.propose(wanted.after)
    if (this.work.isLeft(work)) return
    if (!proposed.ok) return this.#fail(proposed.error)
    const { after, previous } = proposed.value
    const choice = { before: wanted.before ?? previous, after }
    const isKept = choice.before === this.choice.before && choice.after === this.choice.after
    this.choice = choice
    await this.#compare(work, isKept)
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
      if (this.result === null && !this.work.isLoading && !this.work.isStopped) void this.retry()
    })
    return () => {
      stop()
      this.work.drop()
    }
  }

  async #compare(work: number, isSamePair: boolean): Promise<void> {
    const { compared } = this
    const answer = compared === null ? null : await this.#api.request('documents.compare', compared)
    if (this.work.isLeft(work)) return
    if (answer?.ok === false) return this.#fail(answer.error)
    this.error = null
    this.result = answer?.value ?? null
    this.work.end()
    if (compared === null || this.result?.kind !== 'compared') return this.rows.close()
    await this.rows.open(compared, isSamePair)
  }

  #fail(error: AppError): void {
    this.work.end()
    this.error = error
    this.result = null
    this.rows.close()
  }
}
