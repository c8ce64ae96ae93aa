import type { RuleId } from '@domain/documents/compare/rules'
import type { Output } from '@shared/contract'

export const views = ['history', 'compare', 'gateways', 'settings'] as const
export type View = (typeof views)[number]

export type CompareTab = 'imports' | 'documents' | 'taken' | 'failures'

/** Two documents compared by what they mean, or line by line. */
export type DocumentsView = 'meaning' | 'text'

/** What an import is checked by; null: what the ledger proposes. */
export interface TakenWish {
  import: number | null
  next: number | null
  previous: number | 'none' | null
  /** A file that was chosen; null: the one that was kept when the import was started here. */
  file: Output<'taken.chooseFile'>
}

/** An API, and the gateway whose runs are looked at; null: those of every gateway. */
export interface ApiPlace {
  method: string
  path: string
  gatewayId: number | null
}

/** Where the person is: which screen, which task, which of its answers, which two imports. */
export class Navigation {
  view: View = $state('history')
  /** The task on the History screen. */
  taskId: number | null = $state(null)
  /** The answer that is shown; null follows the latest. */
  snapshotId: number | null = $state(null)
  /** What the Compare screen compares. */
  compareTab: CompareTab = $state('imports')
  /** The imports on the Compare screen; null where none has been chosen yet. */
  comparison: { before: number | null; after: number | null } = $state.raw({ before: null, after: null })

  /** The exports on the Compare screen; null where none has been chosen yet. */
  documents: { before: number | null; after: number | null } = $state.raw({ before: null, after: null })

  /** How the documents are compared. */
  documentsView: DocumentsView = $state('meaning')

  /** The import on the Compare screen that is checked by the exports around it. */
  taken: TakenWish = $state.raw({ import: null, next: null, previous: null, file: null })

  /** The catalogue of rules lies over the screen, at one of them where one is named; null: it does not. */
  rules: { rule: RuleId | null } | null = $state.raw(null)

  /** The gateway on the Gateways screen, `new` for one being added; null: the one that wants something done. */
  gateway: number | 'new' | null = $state(null)

  /** The API whose history lies over the screen; null: the screen itself is seen. */
  api: ApiPlace | null = $state.raw(null)
  /** The history that an answer was opened from, to go back to. */
  cameFromApi: ApiPlace | null = $state.raw(null)
  /** What the screen showed when the first history was opened over it. */
  #underApi: Pick<Navigation, 'view' | 'taskId' | 'snapshotId'> | null = null

  show(view: View): void {
    this.view = view
    this.#forgetApi()
  }

  /** Shows everything known of one API over the screen, which stays as it is. */
  openApi(method: string, path: string, gatewayId: number | null = null): void {
    const { view, taskId, snapshotId } = this
    if (this.api === null && this.cameFromApi === null) this.#underApi = { view, taskId, snapshotId }
    this.api = { method, path, gatewayId }
    this.cameFromApi = null
  }

  /** Back to the screen as it was before the history was opened. */
  closeApi(): void {
    if (this.#underApi !== null) Object.assign(this, this.#underApi)
    this.#forgetApi()
  }

  /** Shows an answer from the history of an API, which can be gone back to. */
  openTaskOfApi(taskId: number, snapshotId: number): void {
    const from = this.api
    const under = this.#underApi
    this.openTask(taskId, snapshotId)
    this.cameFromApi = from
    this.#underApi = under
  }

  /** Back to the history that the answer was opened from. */
  backToApi(): void {
    this.api = this.cameFromApi
    this.cameFromApi = null
  }

  #forgetApi(): void {
    this.api = null
    this.cameFromApi = null
    this.#underApi = null
  }

  /** Shows a task, at its latest answer unless one is named. */
  openTask(taskId: number, snapshotId: number | null = null): void {
    this.show('history')
    this.taskId = taskId
    this.snapshotId = snapshotId
  }

  /** Shows a gateway, or the form for a new one. */
  openGateway(gateway: number | 'new'): void {
    this.show('gateways')
    this.gateway = gateway
  }

  /** Shows two imports side by side; without `before` the screen proposes one. */
  openCompare(before: number | null, after: number): void {
    this.show('compare')
    this.compareTab = 'imports'
    this.comparison = { before, after }
  }

  /** Shows two exported documents side by side; without `before` the screen proposes one. */
  openDocuments(before: number | null, after: number): void {
    this.show('compare')
    this.compareTab = 'documents'
    this.documents = { before, after }
  }

  /** Shows what came of an import, by the exports that the ledger proposes. */
  openTaken(snapshotId: number): void {
    this.show('compare')
    this.compareTab = 'taken'
    this.taken = { import: snapshotId, next: null, previous: null, file: null }
  }
}
