import type {
  ImportChange,
  ImportComparison,
  ImportRun,
  MatrixCell,
  RunState
} from '../../../../src/shared/contract/imports'

export function importRun(snapshotId: number, change: Partial<ImportRun> = {}): ImportRun {
  return {
    taskId: snapshotId,
    snapshotId,
    task_id: `task-${snapshotId}`,
    name: '',
    gatewayName: 'Prod',
    isDemo: false,
    endpointHost: 'apig.example.com',
    project_id: 'p',
    instance_id: 'i',
    group_id: null,
    requested_group_id: null,
    task_status: 'succeed',
    notFinalAt: null,
    finalAt: snapshotId * 1000,
    outcome: 'complete',
    counts: { success: 1, failure: 0, ignore: null },
    ...change
  }
}

export function cell(before: RunState, after: RunState, count: number): MatrixCell {
  return { before, after, count }
}

export function importChange(
  before: RunState,
  after: RunState,
  path: string,
  isChanged = true
): ImportChange {
  const entries = { beforeEntry: null, afterEntry: null, lists: { before: [], after: [] } }
  return { method: 'GET', path, ordinal: 0, before, after, isChanged, ...entries }
}

/** Whether the later run names its API in two lists. */
export function isTwice({ lists }: ImportChange): boolean {
  return lists.after.length > 1
}

/** A comparison with these rows. */
export function comparisonOf(before: number, after: number, rows: readonly ImportChange[]): ImportComparison {
  const matrix: MatrixCell[] = []
  for (const row of rows) {
    const known = matrix.find((each) => each.before === row.before && each.after === row.after)
    if (known) known.count++
    else matrix.push(cell(row.before, row.after, 1))
  }
  return {
    before: importRun(before),
    after: importRun(after),
    matrix,
    total: rows.length,
    changed: rows.filter((row) => row.isChanged).length,
    inSeveralLists: {
      before: 0,
      after: rows.filter(isTwice).length,
      either: rows.filter(isTwice).length
    },
    options: { before: null, after: null },
    differingOptions: [],
    cautions: []
  }
}
