import type { MatrixCell, RunState } from '@shared/contract/imports'

/** The order of rows and columns on the screen. */
export const runStates: readonly RunState[] = [
  'created',
  'updated',
  'imported',
  'failed',
  'ignored',
  'not_in_run'
]

export const transitions = [
  'newly_failing',
  'recovered',
  'still_failing',
  'error_changed',
  'newly_ignored',
  'newly_in_run',
  'not_in_run'
] as const
export type Transition = (typeof transitions)[number]

/** Which rows are shown: all, those of a cell, row or column of the matrix (null: any state), or a transition's. */
export type ChangeView =
  | { kind: 'all' }
  | { kind: 'cell'; before: RunState | null; after: RunState | null }
  | { kind: 'transition'; transition: Transition }
  /** APIs that stand in more than one list of one run. */
  | { kind: 'several_lists' }

type Move = Pick<MatrixCell, 'before' | 'after'>

const imported: readonly RunState[] = ['created', 'updated', 'imported']

const belongs: Record<Transition, (move: Move) => boolean> = {
  newly_failing: ({ before, after }) => after === 'failed' && before !== 'failed',
  recovered: ({ before, after }) => before === 'failed' && imported.includes(after),
  still_failing: ({ before, after }) => before === 'failed' && after === 'failed',
  error_changed: ({ before, after }) => before === 'failed' && after === 'failed',
  newly_ignored: ({ before, after }) => after === 'ignored' && before !== 'ignored',
  newly_in_run: ({ before }) => before === 'not_in_run',
  not_in_run: ({ after }) => after === 'not_in_run'
}

/** The cells that a transition gathers. */
export function cellsOf(transition: Transition, matrix: readonly MatrixCell[]): MatrixCell[] {
  return matrix.filter(belongs[transition])
}

/** How many rows the cells hold. */
export function sumOf(cells: readonly MatrixCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.count, 0)
}

/** The states that occur before, and those that occur after: the rows and columns of the matrix. */
export function statesOf(matrix: readonly MatrixCell[]): { before: RunState[]; after: RunState[] } {
  return {
    before: runStates.filter((state) => matrix.some((cell) => cell.before === state)),
    after: runStates.filter((state) => matrix.some((cell) => cell.after === state))
  }
}

/** What to ask for, one list after another. The ledger filters by one pair of states at a time. */
export function movesOf(
  view: ChangeView,
  matrix: readonly MatrixCell[]
): { before: RunState | null; after: RunState | null }[] {
  if (view.kind === 'all' || view.kind === 'several_lists') return [{ before: null, after: null }]
  if (view.kind === 'cell') return [{ before: view.before, after: view.after }]
  return cellsOf(view.transition, matrix).map(({ before, after }) => ({ before, after }))
}
