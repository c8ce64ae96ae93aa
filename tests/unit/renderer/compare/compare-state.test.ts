import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CompareState } from '../../../../src/renderer/state/compare.svelte'
import type { ImportChange, ImportRun } from '../../../../src/shared/contract/imports'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'
import { comparisonOf, importChange, importRun, isTwice } from './fixtures'

const rows: ImportChange[] = [
  importChange('updated', 'updated', '/a', false),
  importChange('updated', 'failed', '/b'),
  importChange('failed', 'failed', '/c', false),
  importChange('failed', 'failed', '/d'),
  importChange('not_in_run', 'failed', '/e'),
  importChange('created', 'not_in_run', '/f'),
  { ...importChange('failed', 'failed', '/g', false), lists: { before: [], after: ['success', 'failure'] } }
]
let runs: ImportRun[]

function createApi(): FakeApi {
  return new FakeApi({
    'imports.runs': ({ snapshotId }) =>
      ok({ runs, previous: snapshotId === 3 ? { snapshotId: 2, reason: 'same_group_before' } : null }),
    'imports.compare': ({ before, after }) =>
      before === 404 ? err('NOT_FOUND', 'test') : ok(comparisonOf(before, after, rows)),
    'imports.changes': ({ filter, offset, limit }) => {
      const found = rows.filter(
        (row) =>
          (filter.before === null || row.before === filter.before) &&
          (filter.after === null || row.after === filter.after) &&
          (!filter.changedOnly || row.isChanged) &&
          (filter.inSeveralLists !== true || isTwice(row)) &&
          (row.path ?? '').includes(filter.text)
      )
      return ok({ total: found.length, rows: found.slice(offset, offset + limit) })
    }
  })
}

const paths = (compare: CompareState): (string | null | undefined)[] =>
  Array.from({ length: compare.rows.total }, (_, index) => compare.rows.at(index)?.path)

beforeEach(() => {
  runs = [importRun(3), importRun(2), importRun(1)]
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('CompareState', () => {
  it('proposes the newest import and the one before it of the same group', async () => {
    const compare = new CompareState(createApi())
    await compare.show({ before: null, after: null })
    expect(compare.choice).toEqual({ before: 2, after: 3 })
    expect(compare.previous?.reason).toBe('same_group_before')
    expect(compare.comparison?.total).toBe(7)
    expect(paths(compare)).toEqual(['/b', '/d', '/e', '/f'])
    expect(compare.errorChangedCount).toBe(1)
  })

  it('keeps what the person chose, and proposes nothing where nothing is known', async () => {
    const compare = new CompareState(createApi())
    await compare.show({ before: 1, after: 3 })
    expect(compare.choice).toEqual({ before: 1, after: 3 })
    await compare.show({ before: null, after: 2 })
    expect(compare.choice).toEqual({ before: null, after: 2 })
    expect(compare.comparison).toBeNull()
    expect(compare.rows.total).toBe(0)
    expect(compare.work.isLoading).toBe(false)
  })

  it('has nothing to compare without imports', async () => {
    runs = []
    const compare = new CompareState(createApi())
    await compare.show({ before: null, after: null })
    expect(compare.choice).toEqual({ before: null, after: null })
    expect(compare.error).toBeNull()
  })

  it('shows all rows of a cell, changed or not, and those of a transition cell by cell', async () => {
    const compare = new CompareState(createApi())
    await compare.show({ before: 2, after: 3 })
    await compare.look({ kind: 'cell', before: 'failed', after: 'failed' })
    expect(paths(compare)).toEqual(['/c', '/d', '/g'])
    await compare.look({ kind: 'transition', transition: 'newly_failing' })
    expect(paths(compare)).toEqual(['/b', '/e'])
    await compare.look({ kind: 'transition', transition: 'error_changed' })
    expect(paths(compare)).toEqual(['/d'])
    expect(compare.isChangedOnly).toBe(true)
    await compare.look({ kind: 'several_lists' })
    expect(paths(compare)).toEqual(['/g'])
  })

  it('filters by text and by change, and goes back to all changed rows', async () => {
    const compare = new CompareState(createApi())
    await compare.show({ before: 2, after: 3 })
    await compare.filter({ isChangedOnly: false })
    expect(compare.rows.total).toBe(7)
    await compare.filter({ text: '/c' })
    expect(paths(compare)).toEqual(['/c'])
    await compare.reset()
    expect(compare.text).toBe('')
    expect(compare.rows.total).toBe(4)
  })

  it('steps from change to change and stays on the last one', async () => {
    const compare = new CompareState(createApi())
    await compare.show({ before: 2, after: 3 })
    await compare.filter({ isChangedOnly: false })
    expect(await compare.step(1)).toBe(1)
    expect(await compare.step(1)).toBe(3)
    expect(await compare.step(-1)).toBe(1)
    expect(await compare.step(-1)).toBeNull()
    expect(compare.selected).toBe(1)
    compare.selected = -1
    expect(await compare.step(-1)).toBe(5)
  })

  it('reports a comparison that cannot be made', async () => {
    const compare = new CompareState(createApi())
    await compare.show({ before: 404, after: 3 })
    expect(compare.error?.code).toBe('NOT_FOUND')
    await compare.show({ before: 2, after: 3 })
    expect(compare.error).toBeNull()
  })

  it('shows the second import as soon as it is there, and leaves a comparison on screen alone', async () => {
    runs = [importRun(2)]
    const api = createApi()
    const compare = new CompareState(api)
    await compare.show({ before: null, after: null })
    expect(compare.comparison).toBeNull()
    const stop = compare.listen()
    runs = [importRun(3), importRun(2)]
    api.emit('task.changed', { taskId: 3 })
    await vi.runAllTimersAsync()
    expect(compare.choice).toEqual({ before: 2, after: 3 })
    const compared = api.count('imports.compare')
    runs = [importRun(4), ...runs]
    api.emit('task.changed', { taskId: 4 })
    await vi.runAllTimersAsync()
    expect(compare.runs).toHaveLength(3)
    expect(api.count('imports.compare')).toBe(compared)
    stop()
  })
})
