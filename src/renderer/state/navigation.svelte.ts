export const views = ['history', 'compare', 'gateways', 'settings'] as const
export type View = (typeof views)[number]

export type CompareTab = 'imports'

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

  /** The gateway on the Gateways screen, `new` for one being added; null: the one that wants something done. */
  gateway: number | 'new' | null = $state(null)

  show(view: View): void {
    this.view = view
  }

  /** Shows a task, at its latest answer unless one is named. */
  openTask(taskId: number, snapshotId: number | null = null): void {
    this.view = 'history'
    this.taskId = taskId
    this.snapshotId = snapshotId
  }

  /** Shows a gateway, or the form for a new one. */
  openGateway(gateway: number | 'new'): void {
    this.view = 'gateways'
    this.gateway = gateway
  }

  /** Shows two imports side by side; without `before` the screen proposes one. */
  openCompare(before: number | null, after: number): void {
    this.view = 'compare'
    this.compareTab = 'imports'
    this.comparison = { before, after }
  }
}
