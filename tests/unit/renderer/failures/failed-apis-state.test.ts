import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FailedApis } from '../../../../src/renderer/state/failed-apis.svelte'
import type { FailureCluster, Sighting } from '../../../../src/shared/contract/failed-apis'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const sighting = (snapshotId: number): Sighting => {
  return { taskId: snapshotId, snapshotId, notFinalAt: null, finalAt: snapshotId, isFromFile: false }
}

function cluster(id: number, change: Partial<FailureCluster> = {}): FailureCluster {
  const counts = { apis: 1, failures: 1, whole: 0, runs: 1, first: sighting(1), last: sighting(1) }
  return { id, error_code: `C${id}`, shape: 'no', error_msg: 'no', ...counts, ...change }
}

let clusters: FailureCluster[]
let progress: { done: number; total: number }

function createApi(): FakeApi {
  return new FakeApi({
    'failures.clusters': ({ text }) => {
      const rows = clusters.filter(({ error_code }) => error_code?.includes(text))
      const ofAll = { clusters: clusters.length, failures: clusters.length }
      return ok({ total: rows.length, rows, ofAll, progress })
    },
    'failures.apis': ({ cluster: id }) =>
      id === 404
        ? err('NOT_FOUND', 'test')
        : ok({
            total: 1,
            rows: [{ method: 'GET', path: `/${id}`, failures: 1, runs: 1, last: sighting(1) }]
          }),
    'failures.runs': () => ok({ total: 0, rows: [] })
  })
}

beforeEach(() => {
  clusters = [cluster(1), cluster(2)]
  progress = { done: 5, total: 5 }
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('FailedApis', () => {
  it('chooses the first cause and lists what belongs to it', async () => {
    const failed = new FailedApis(createApi())
    await failed.refresh()
    expect([failed.selected, failed.cluster?.id]).toEqual([0, 1])
    expect(failed.chosenApi?.path).toBe('/1')
    failed.show('runs')
    expect([failed.chosenApi, failed.chosenRun]).toEqual([null, null])
  })

  it('lists the imports of a cause that only whole imports failed for, and APIs again for the next', async () => {
    clusters = [cluster(1, { apis: 0, failures: 0, whole: 2, runs: 2 }), cluster(2)]
    const failed = new FailedApis(createApi())
    await failed.refresh()
    expect(failed.part).toBe('runs')
    await failed.select(1)
    expect(failed.part).toBe('apis')
  })

  it('reads the lists again when a whole import was added to a cause', async () => {
    const api = createApi()
    const failed = new FailedApis(api)
    await failed.refresh()
    clusters = [cluster(1, { whole: 1, runs: 2 })]
    await failed.refresh()
    expect(api.count('failures.runs')).toBe(2)
  })

  it('keeps the chosen cause and row when newer ones come in above it, without reading its lists again', async () => {
    const api = createApi()
    const failed = new FailedApis(api)
    await failed.refresh()
    await failed.select(1)
    const asked = api.count('failures.apis')
    clusters = [cluster(3), ...clusters]
    await failed.refresh()
    expect([failed.selected, failed.cluster?.id, failed.row]).toEqual([2, 2, 0])
    expect(api.count('failures.apis')).toBe(asked)
    clusters = [cluster(2, { failures: 2, last: sighting(9) }), cluster(3)]
    await failed.refresh()
    expect([failed.selected, failed.cluster?.failures]).toEqual([0, 2])
    expect(api.count('failures.apis')).toBe(asked + 1)
  })

  it('goes on to the first cause that a filter leaves over, and to none', async () => {
    const failed = new FailedApis(createApi())
    await failed.refresh()
    await failed.filter({ text: 'C2' })
    expect([failed.selected, failed.cluster?.id, failed.isFiltered]).toEqual([0, 2, true])
    await failed.filter({ text: 'other' })
    expect([failed.selected, failed.cluster, failed.apis.total]).toEqual([-1, null, 0])
    expect(failed.head?.ofAll.clusters).toBe(2)
  })

  it('asks on by itself until everything has been read', async () => {
    progress = { done: 1, total: 5 }
    const all = clusters
    clusters = []
    const api = createApi()
    const failed = new FailedApis(api)
    await failed.refresh()
    expect([failed.isReading, failed.cluster]).toEqual([true, null])
    progress = { done: 5, total: 5 }
    clusters = all
    await vi.runAllTimersAsync()
    expect([failed.isReading, failed.cluster?.id]).toEqual([false, 1])
    expect(api.count('failures.clusters')).toBe(2)
  })

  it('reports a list that cannot be read beside the causes', async () => {
    clusters = [cluster(404)]
    const failed = new FailedApis(createApi())
    await failed.refresh()
    expect(failed.apis.error?.code).toBe('NOT_FOUND')
    expect(failed.clusters.error).toBeNull()
  })

  it('follows what is kept while it is listened to', async () => {
    const api = createApi()
    const failed = new FailedApis(api)
    await failed.refresh()
    const stop = failed.listen()
    api.emit('task.changed', { taskId: 1 })
    await vi.runAllTimersAsync()
    expect(api.count('failures.clusters')).toBe(2)
    stop()
    api.emit('task.changed', { taskId: 1 })
    await vi.runAllTimersAsync()
    expect(api.count('failures.clusters')).toBe(2)
  })
})
