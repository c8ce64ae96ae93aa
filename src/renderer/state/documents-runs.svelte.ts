import type { Api, Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import { ok, type Result } from '@shared/result'
import { Pace } from './pace'

const pageSize = 500

/** The exports that can be compared, newest first. The first page comes at once, the others follow by themselves. */
export class DocumentsRuns {
  list: readonly ExportRun[] = $state.raw([])
  /** The export to compare with that the ledger proposes, and why. */
  previous: Output<'documents.runs'>['previous'] = $state.raw(null)
  readonly #api: Api
  readonly #current: () => number | null
  #loading = 0
  #proposing = 0

  /** `current` names the later export, for which the earlier one is proposed. */
  constructor(api: Api, current: () => number | null) {
    this.#api = api
    this.#current = current
  }

  /** The later export (the newest for null) and the one before it of the same group, null where there is none. */
  async propose(wanted: number | null): Promise<Result<{ after: number | null; previous: number | null }>> {
    const proposing = ++this.#proposing
    let answer = await this.#ask(wanted, 0)
    const after = wanted ?? (answer.ok ? answer.value.runs[0]?.snapshotId : undefined) ?? null
    if (wanted === null && after !== null) answer = await this.#ask(after, 0)
    if (!answer.ok) return answer
    const { previous } = answer.value
    if (proposing === this.#proposing) {
      this.previous = previous
      this.#keep(answer.value)
    }
    return ok({ after, previous: previous?.snapshotId ?? null })
  }

  /** Follows new exports and calls back after each; returns the function that stops. */
  listen(onchange: () => void): () => void {
    const pace = new Pace(async () => {
      const answer = await this.#ask(this.#current(), 0)
      if (!answer.ok) return
      this.#keep(answer.value)
      onchange()
    }, 500)
    const stop = this.#api.on('task.changed', () => pace.ask())
    return () => {
      stop()
      pace.stop()
      this.#loading++
    }
  }

  #ask(snapshotId: number | null, offset: number): Promise<Result<Output<'documents.runs'>>> {
    return this.#api.request('documents.runs', { snapshotId, offset, limit: pageSize })
  }

  /** Takes a first page; what is known already below it stays, the rest is fetched. */
  #keep({ runs, total }: Output<'documents.runs'>): void {
    const isNew = new Set(runs.map((run) => run.snapshotId))
    this.list = [...runs, ...this.list.filter((run) => !isNew.has(run.snapshotId))].slice(0, total)
    if (this.list.length < total) void this.#loadRest()
  }

  async #loadRest(): Promise<void> {
    const loading = ++this.#loading
    for (let isMore = true; isMore;) {
      const answer = await this.#ask(null, this.list.length)
      if (loading !== this.#loading || !answer.ok) return
      const known = new Set(this.list.map((run) => run.snapshotId))
      const more = answer.value.runs.filter((run) => !known.has(run.snapshotId))
      this.list = [...this.list, ...more]
      isMore = more.length > 0 && this.list.length < answer.value.total
    }
  }
}
