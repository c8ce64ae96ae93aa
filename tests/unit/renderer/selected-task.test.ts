import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { err, ok, type Result } from '../../../src/shared/result'
import { SelectedTask } from '../../../src/renderer/state/selected-task.svelte'
import { FakeApi, later, taskRow } from './fake-api'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('SelectedTask', () => {
  it('follows its task and no other', async () => {
    let task_status = 'waiting'
    const api = new FakeApi({ 'tasks.rows': ({ ids }) => ok(ids.map((id) => taskRow(id, { task_status }))) })
    const selected = new SelectedTask(api)
    const stop = selected.listen()
    await selected.open(1)
    task_status = 'succeed'
    api.emit('task.changed', { taskId: 2 })
    await vi.runAllTimersAsync()
    expect(selected.row?.task_status).toBe('waiting')
    api.emit('task.changed', { taskId: 1 })
    await vi.runAllTimersAsync()
    expect(selected.row?.task_status).toBe('succeed')
    stop()
  })

  it('checks once at a time and hands back what failed', async () => {
    const answer = later<Result<void>>()
    const api = new FakeApi({
      'tasks.rows': ({ ids }) => ok(ids.map((id) => taskRow(id))),
      'tasks.checkNow': () => answer.promise
    })
    const selected = new SelectedTask(api)
    await selected.open(1)
    const first = selected.checkNow()
    expect(selected.isChecking).toBe(true)
    expect(await selected.checkNow()).toBeNull()
    answer.resolve(err('NO_TOKEN', 'none'))
    expect((await first)?.code).toBe('NO_TOKEN')
    expect(selected.isChecking).toBe(false)
    expect(api.count('tasks.checkNow')).toBe(1)
  })

  it('asks nothing without a task', async () => {
    const api = new FakeApi({})
    const selected = new SelectedTask(api)
    expect(await selected.checkNow()).toBeNull()
    expect(await selected.pause()).toBeNull()
    expect(await selected.resume()).toBeNull()
    expect(api.asked).toEqual([])
  })
})
