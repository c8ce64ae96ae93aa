import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Output } from '../../../src/shared/contract'
import { err, ok, type Result } from '../../../src/shared/result'
import { TaskList } from '../../../src/renderer/state/task-list.svelte'
import { FakeApi, later, taskRow } from './fake-api'

const facets = { total: 1000, task_types: [], task_statuses: [], group_ids: [] }
const ids = Array.from({ length: 1000 }, (_, index) => index + 1)

function createApi(names: Map<number, string> = new Map()): FakeApi {
  return new FakeApi({
    'tasks.find': ({ text }) => ok({ ids: text === '' ? ids : [7] }),
    'tasks.rows': (input) => ok(input.ids.map((id) => taskRow(id, { name: names.get(id) ?? '' }))),
    'tasks.facets': () => ok(facets)
  })
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('TaskList', () => {
  it('holds ids, and rows only for whole windows around what is on screen', async () => {
    const api = createApi()
    const list = new TaskList(api)
    await list.load()
    await list.view(390, 410)
    expect(list.ids).toHaveLength(1000)
    expect(list.row(201)).toBeDefined()
    expect(list.row(600)).toBeDefined()
    expect(list.row(601)).toBeUndefined()
    const requests = api.count('tasks.rows')
    await list.view(395, 420)
    expect(api.count('tasks.rows')).toBe(requests)
  })

  it('knows whether anything is filtered', async () => {
    const list = new TaskList(createApi())
    expect(list.isFiltered).toBe(false)
    await list.narrow({ text: 'pay' })
    expect(list.isFiltered).toBe(true)
    expect(list.ids).toEqual([7])
    await list.clearFilter()
    expect(list.isFiltered).toBe(false)
    await list.narrow({ gatewayId: 3 })
    expect(list.isFiltered).toBe(true)
  })

  it('counts only the answer to the latest question', async () => {
    const slow = later<Result<Output<'tasks.find'>>>()
    const list = new TaskList(
      new FakeApi({
        'tasks.find': ({ text }) => (text === 'a' ? slow.promise : ok({ ids: [2] })),
        'tasks.rows': () => ok([])
      })
    )
    const first = list.narrow({ text: 'a' })
    await list.narrow({ text: 'ab' })
    slow.resolve(ok({ ids: [1] }))
    await first
    expect(list.ids).toEqual([2])
  })

  it('keeps the list and says why when it cannot be refreshed', async () => {
    let works = true
    const list = new TaskList(
      new FakeApi({
        'tasks.find': () => (works ? ok({ ids: [1] }) : err('LEDGER_BUSY', 'busy')),
        'tasks.rows': () => ok([taskRow(1)])
      })
    )
    await list.find()
    works = false
    await list.find()
    expect(list.ids).toEqual([1])
    expect(list.error?.code).toBe('LEDGER_BUSY')
  })

  it('refreshes a changed row at once and the order once for many changes', async () => {
    const names = new Map<number, string>()
    const api = createApi(names)
    const list = new TaskList(api)
    const stop = list.listen()
    await list.load()
    await list.view(0, 20)
    const finds = api.count('tasks.find')
    names.set(5, 'renamed')
    for (let change = 0; change < 20; change++) api.emit('task.changed', { taskId: 5 })
    await vi.runAllTimersAsync()
    expect(list.row(5)?.name).toBe('renamed')
    expect(api.count('tasks.find')).toBe(finds + 1)
    stop()
    api.emit('tasks.changed', {})
    await vi.runAllTimersAsync()
    expect(api.count('tasks.find')).toBe(finds + 1)
  })
})
