import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TaskDetailState } from '../../../../src/renderer/state/task-detail.svelte'
import type { TaskRow } from '../../../../src/shared/contract/task'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi, later, taskRow } from '../fake-api'
import { savedFile, snapshot } from './fixtures'

const rows = new Map<number, TaskRow>()

function createApi(): FakeApi {
  return new FakeApi({
    'tasks.rows': ({ ids }) => ok(ids.flatMap((id) => rows.get(id) ?? [])),
    'documents.saved': () => ok([savedFile(1)]),
    'snapshots.get': ({ id }) => (id === 404 ? err('NOT_FOUND', 'test') : ok(snapshot(id))),
    'tasks.describe': () => ok(undefined),
    'documents.save': ({ what }) => ok(what === 'answer' ? null : { ...savedFile(2), isRecorded: true })
  })
}

beforeEach(() => {
  rows.clear()
  rows.set(1, taskRow(1, { lastSnapshotId: 11, finalSnapshotId: 10 }))
  rows.set(2, taskRow(2))
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('TaskDetailState', () => {
  it('shows the chosen answer, or else the latest', async () => {
    const detail = new TaskDetailState(createApi())
    await detail.show(1, 10)
    expect(detail.snapshot?.id).toBe(10)
    await detail.show(1, null)
    expect(detail.snapshot?.id).toBe(11)
    expect(detail.savedFiles).toHaveLength(1)
  })

  it('shows a task that has not been observed yet without an answer', async () => {
    const detail = new TaskDetailState(createApi())
    await detail.show(2, null)
    expect(detail.task?.id).toBe(2)
    expect(detail.snapshot).toBeNull()
    expect(detail.error).toBeNull()
  })

  it('says when the task or the answer is gone, and keeps what it has', async () => {
    const detail = new TaskDetailState(createApi())
    await detail.show(3, null)
    expect(detail.error?.code).toBe('NOT_FOUND')
    await detail.show(1, 404)
    expect(detail.error?.code).toBe('NOT_FOUND')
    expect(detail.task?.id).toBe(1)
  })

  it('asks for an answer once, since answers never change', async () => {
    const api = createApi()
    const detail = new TaskDetailState(api)
    await detail.show(1, 10)
    await detail.reload()
    expect(api.count('tasks.rows')).toBe(2)
    expect(api.count('snapshots.get')).toBe(1)
  })

  it('ignores the answer about a task that is no longer shown', async () => {
    const slow = later<ReturnType<typeof ok<TaskRow[]>>>()
    const api = new FakeApi({
      'tasks.rows': ({ ids }) => (ids[0] === 1 ? slow.promise : ok([taskRow(2)])),
      'documents.saved': () => ok([])
    })
    const detail = new TaskDetailState(api)
    const first = detail.show(1, null)
    await detail.show(2, null)
    slow.resolve(ok([taskRow(1)]))
    await first
    expect(detail.task?.id).toBe(2)
  })

  it('keeps a name and a note, and shows them at once', async () => {
    const api = createApi()
    const detail = new TaskDetailState(api)
    await detail.show(1, null)
    await detail.describe({ name: 'Nightly import' })
    expect(detail.task?.name).toBe('Nightly import')
    expect(api.asked.at(-1)?.input).toEqual({ id: 1, name: 'Nightly import' })
  })

  it('saves what was asked for and lists it; a cancelled dialog changes nothing', async () => {
    const api = createApi()
    const detail = new TaskDetailState(api)
    await detail.show(1, 10)
    expect(await detail.save('answer')).toEqual(ok(null))
    expect(api.count('documents.saved')).toBe(1)
    expect(await detail.save('document')).toEqual(ok({ ...savedFile(2), isRecorded: true }))
    expect(api.count('documents.saved')).toBe(2)
    expect(detail.isSaving).toBe(false)
  })

  it('looks again when main announces something about this task, and not about others', async () => {
    const api = createApi()
    const detail = new TaskDetailState(api)
    await detail.show(1, null)
    const stop = detail.listen()
    rows.set(1, taskRow(1, { lastSnapshotId: 12 }))
    api.emit('snapshot.added', { taskId: 2, snapshotId: 99 })
    await vi.runAllTimersAsync()
    expect(api.count('tasks.rows')).toBe(1)
    api.emit('snapshot.added', { taskId: 1, snapshotId: 12 })
    api.emit('task.changed', { taskId: 1 })
    await vi.runAllTimersAsync()
    expect(api.count('tasks.rows')).toBe(2)
    expect(detail.snapshot?.id).toBe(12)
    stop()
    api.emit('task.changed', { taskId: 1 })
    await vi.runAllTimersAsync()
    expect(api.count('tasks.rows')).toBe(2)
  })
})
