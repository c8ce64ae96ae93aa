import { describe, expect, it } from 'vitest'
import type { ApiPoint } from '@shared/contract/apis'
import { marksOf, placesOf } from '../../../src/main/ledger/store/api-points'

const common = {
  taskId: 1,
  snapshotId: 1,
  task_id: 't',
  name: '',
  gatewayId: 1,
  gatewayName: 'Prod',
  isDemo: false,
  endpointHost: 'h',
  project_id: 'p',
  instance_id: 'i',
  requested_group_id: null,
  group_id: 'g',
  notFinalAt: null,
  isFromFile: false,
  entry: null,
  ordinal: 0,
  isListMissing: false,
  operationId: null,
  env_id: null
}
const point = (kind: ApiPoint['kind'], state: ApiPoint['state'], finalAt: number): ApiPoint => ({
  ...common,
  kind,
  state,
  finalAt
})

describe('the marks on the line of time', () => {
  it('are the points while they lie apart, oldest first, each with its row', () => {
    const points = [
      point('export', 'in_export', 3000),
      point('import', 'failed', 2000),
      point('import', 'created', 0)
    ]
    expect(marksOf(points)).toEqual([
      { kind: 'import', state: 'created', index: 2, count: 1, fromAt: 0, toAt: 0 },
      { kind: 'import', state: 'failed', index: 1, count: 1, fromAt: 2000, toAt: 2000 },
      { kind: 'export', state: 'in_export', index: 0, count: 1, fromAt: 3000, toAt: 3000 }
    ])
  })

  it('are one for several close together: the gravest of them, never an absence before a presence', () => {
    const points = [
      point('import', 'not_in_run', 100_000),
      point('import', 'updated', 12),
      point('import', 'failed', 11),
      point('export', 'not_in_export', 10),
      point('export', 'in_export', 9),
      point('import', 'created', 8)
    ]
    expect(marksOf(points)).toEqual([
      { kind: 'import', state: 'failed', index: 2, count: 3, fromAt: 8, toAt: 12 },
      { kind: 'export', state: 'in_export', index: 4, count: 2, fromAt: 9, toAt: 10 },
      { kind: 'import', state: 'not_in_run', index: 0, count: 1, fromAt: 100_000, toAt: 100_000 }
    ])
  })

  it('stay few, however many points there are, and lose none', () => {
    const points = Array.from({ length: 10_000 }, (_, n) =>
      point(n % 2 ? 'import' : 'export', 'in_export', -n * 7)
    )
    const marks = marksOf(points)
    expect(marks.length).toBeLessThanOrEqual(60)
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(10_000)
    expect(marksOf([])).toEqual([])
    expect(marksOf([point('import', 'created', 5), point('import', 'updated', 5)])).toMatchObject([
      { count: 2 }
    ])
  })
})

it('places come with how often, the most frequent first', () => {
  const points = [point('import', 'created', 1), { ...point('import', 'created', 2), group_id: null }]
  expect(placesOf([...points, point('export', 'in_export', 3)])).toEqual([
    { gatewayId: 1, gatewayName: 'Prod', group_id: 'g', count: 2 },
    { gatewayId: 1, gatewayName: 'Prod', group_id: null, count: 1 }
  ])
})
