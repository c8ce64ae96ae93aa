import type { Api, Input, Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import type { ImportRun } from '@shared/contract/imports'
import type { AppError, Result } from '@shared/result'
import { DocumentsRuns } from './documents-runs.svelte'
import type { TakenWish } from './navigation.svelte'
import { LongWork } from './long-work.svelte'
import { Pace } from './pace'
import { TakenRows } from './taken-rows.svelte'

type Compared = Output<'taken.compare'>

/** What an import left behind: the runs and the file it is checked by, what came of it, and the APIs looked at. */
export class TakenComparison {
  imports: readonly ImportRun[] = $state.raw([])
  readonly exports: DocumentsRuns
  /** What belongs to the import as far as the ledger knows; null before it is asked, or without any import. */
  found: Output<'taken.find'> | null = $state.raw(null)
  /** What is compared: the person's wish, completed by what was found. */
  choice: TakenWish & { previous: number | null } = $state.raw({
    import: null,
    next: null,
    previous: null,
    file: null
  })
  result: Compared | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  readonly work: LongWork
  readonly rows: TakenRows

  readonly #api: Api
  #wish: TakenWish = { import: null, next: null, previous: null, file: null }
  readonly #pace = new Pace(() => this.#reloadImports(), 500)

  constructor(api: Api) {
    this.#api = api
    this.work = new LongWork(api)
    this.exports = new DocumentsRuns(api, () => this.choice.next)
    this.rows = new TakenRows(api)
  }

  /** The choice as the contract wants it; null until there is an export to look into. */
  get compared(): Input<'taken.compare'> | null {
    const { import: of, next, previous, file } = this.choice
    if (of === null || next === null) return null
    return {
      ...{ import: of, next, previous },
      file: file === null ? { kind: 'sent' } : { kind: 'held', fileId: file.fileId }
    }
  }

  /** The import that is checked, also when it is not in the list any more. */
  get run(): ImportRun | null {
    const { import: id } = this.choice
    const { found } = this
    return found?.import.snapshotId === id
      ? found.import
      : (this.imports.find((run) => run.snapshotId === id) ?? null)
  }

  /** What is known of one of the exports, also when it is not in the list any more. */
  exportOf(snapshotId: number | null): ExportRun | null {
    const known = [this.found?.next, this.found?.previous].find((run) => run?.snapshotId === snapshotId)
    return known ?? this.exports.list.find((run) => run.snapshotId === snapshotId) ?? null
  }

  /** Checks an import; what is null is proposed: the newest import, and the exports after and before it. */
  async show(wish: TakenWish): Promise<void> {
    const work = this.work.begin()
    if (!isSame(wish, this.#wish)) this.result = null
    this.#wish = wish
    const runs = await this.#api.request('imports.runs', { snapshotId: null })
    if (this.work.isLeft(work)) return
    if (!runs.ok) return this.#fail(runs.error)
    this.imports = runs.value.runs
    const snapshotId = wish.import ?? this.imports[0]?.snapshotId ?? null
    const found = snapshotId === null ? null : await this.#api.request('taken.find', { snapshotId })
    if (this.work.isLeft(work)) return
    if (found?.ok === false) return this.#fail(found.error)
    this.found = found?.value ?? null
    const { next, previous } = wish
    this.choice = {
      import: snapshotId,
      next: next ?? this.found?.next?.snapshotId ?? null,
      previous: previous === 'none' ? null : (previous ?? this.found?.previous?.snapshotId ?? null),
      file: wish.file
    }
    const listed = await this.exports.propose(this.choice.next)
    if (this.work.isLeft(work)) return
    if (!listed.ok) return this.#fail(listed.error)
    await this.#compare(work)
  }

  retry(): Promise<void> {
    return this.show(this.#wish)
  }

  /** Lets the person choose the file that was imported; null: the person cancelled. */
  chooseFile(): Promise<Result<TakenWish['file']>> {
    return this.#api.request('taken.chooseFile', undefined)
  }

  /** The gateway that the import ran on, for an export of the same group; null: it is in the app no more. */
  async gatewayOf({ taskId }: ImportRun): Promise<number | null> {
    const rows = await this.#api.request('tasks.rows', { ids: [taskId] })
    return (rows.ok && rows.value[0]?.gatewayId) || null
  }

  /** Follows new imports and exports; a comparison on screen stays. Returns the function that stops. */
  listen(): () => void {
    const stops = [
      this.#api.on('task.changed', () => this.#pace.ask()),
      this.exports.listen(() => this.#showFirst())
    ]
    return () => {
      for (const stop of stops) stop()
      this.#pace.stop()
      this.work.drop()
    }
  }

  async #compare(work: number): Promise<void> {
    const { compared } = this
    const answer = compared === null ? null : await this.#api.request('taken.compare', compared)
    if (this.work.isLeft(work)) return
    if (answer?.ok === false) return this.#fail(answer.error)
    this.error = null
    this.result = answer?.value ?? null
    this.work.end()
    if (compared === null || this.result?.kind !== 'compared') return this.rows.close()
    await this.rows.open(compared)
  }

  async #reloadImports(): Promise<void> {
    const answer = await this.#api.request('imports.runs', { snapshotId: null })
    if (answer.ok) this.imports = answer.value.runs
    this.#showFirst()
  }

  /** The export that was missing may be there now. */
  #showFirst(): void {
    if (this.result === null && this.error === null && !this.work.isLoading && !this.work.isStopped)
      void this.retry()
  }

  #fail(error: AppError): void {
    this.work.end()
    this.error = error
    this.result = null
    this.rows.close()
  }
}

function isSame(one: TakenWish, other: TakenWish): boolean {
  return (
    one.import === other.import &&
    one.next === other.next &&
    one.previous === other.previous &&
    one.file?.fileId === other.file?.fileId
  )
}
