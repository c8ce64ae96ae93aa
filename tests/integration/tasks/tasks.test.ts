import { describe, expect, it } from 'vitest'
import { addTasks, checkNow, describeTask, pauseTask, resumeTask } from '../../../src/main/tasks/tasks'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

describe('tasks', () => {
  it('are added once, however often they are named', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const [a, b] = [watched.serverTask('processing'), watched.serverTask('processing')]
    const first = valueOf(await addTasks(watched.deps, { gatewayId, task_ids: [a, b, a] }))
    expect(first).toMatchObject({ added: 2 })
    expect(new Set(first.taskIds).size).toBe(2)
    const again = valueOf(await addTasks(watched.deps, { gatewayId, task_ids: [b] }))
    expect(again).toEqual({ taskIds: [first.taskIds[1]], added: 0 })
  })

  it('that are finished stay finished when they are named again', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const task_id = watched.serverTask('succeed')
    await watched.follow(gatewayId, task_id)
    await watched.until('snapshot.added')
    await watched.follow(gatewayId, task_id)
    await watched.pass(60_000)
    expect(watched.polls).toBe(1)
  })

  it.each(['..', '.', 'with space', '任务', '\ud800', 'line\nbreak'])(
    'cannot be called %j',
    async (task_id) => {
      const watched = await WatchedGateway.open()
      const gatewayId = await watched.addGateway()
      expect(await addTasks(watched.deps, { gatewayId, task_ids: ['ok', task_id] })).toMatchObject({
        ok: false,
        error: { code: 'INVALID_INPUT', params: { field: 'task_ids', value: task_id } }
      })
      expect(valueOf(await watched.ledger.read('tasks.facets', undefined)).total).toBe(0)
    }
  )

  it('with an unusual id are asked for by exactly that id', async () => {
    const watched = await WatchedGateway.open()
    await watched.follow(await watched.addGateway(), "a/b?c#d%e'(f)")
    await watched.until('snapshot.added')
    expect(watched.server.requests.at(-1)?.url).toMatch(/\/async-tasks\/a%2Fb%3Fc%23d%25e%27%28f%29$/)
  })

  it('carry a name and a note that the person can change', async () => {
    const watched = await WatchedGateway.open()
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    valueOf(await describeTask(watched.deps, { id, name: '会员中心', note: 'before the release' }))
    valueOf(await describeTask(watched.deps, { id, note: 'after it' }))
    expect(await watched.row(id)).toMatchObject({ name: '会员中心', note: 'after it' })
    expect(watched.announced).toContainEqual({ event: 'task.changed', payload: { taskId: id } })
  })

  it('that are not there are not found', async () => {
    const { deps } = await WatchedGateway.open()
    const missing = { ok: false, error: { code: 'NOT_FOUND' } }
    for (const use of [checkNow, pauseTask, resumeTask])
      expect(await use(deps, { id: 9 })).toMatchObject(missing)
    expect(await describeTask(deps, { id: 9, name: 'x' })).toMatchObject(missing)
    expect(await addTasks(deps, { gatewayId: 9, task_ids: ['x'] })).toMatchObject(missing)
  })
})
