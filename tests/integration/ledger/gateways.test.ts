import { beforeEach, describe, expect, it } from 'vitest'
import { minutes, openTestLedger, start, valueOf, type TestLedger } from '../../support/ledger'

let ledger: TestLedger
beforeEach(async () => {
  ledger = await openTestLedger()
})

const profile = {
  name: 'Production',
  endpoint: 'https://apig.example.com',
  project_id: 'project-1',
  instance_id: 'instance-1',
  isDemo: false,
  at: start
}
const save = async (changes: Partial<typeof profile> & { id?: number } = {}) =>
  valueOf(await ledger.write('gateway.save', { id: null, ...profile, ...changes })).id
const rowOf = async (taskId: number) => valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))[0]
const gateways = async () => valueOf(await ledger.read('gateways.list', null))
const targets = async (gatewayId: number | null = null) =>
  valueOf(await ledger.read('tasks.toPoll', { gatewayId })).map(({ taskId }) => taskId)

describe('a gateway', () => {
  it('is listed as it was saved last, with its tasks counted', async () => {
    const id = await save()
    await save({ name: 'Other', instance_id: 'instance-2' })
    await save({ id, name: 'Renamed', endpoint: 'https://apig.example.com/' })
    const taskId = await ledger.addTask('task-1', { gatewayId: id })
    await ledger.addTask('task-2', { gatewayId: id })
    valueOf(await ledger.write('task.setPolling', { id: taskId, polling: 'paused', reason: null, at: start }))
    expect(await gateways()).toMatchObject([
      { id, name: 'Renamed', polling: 'active', stopReason: null, taskCount: 2, activeCount: 1 },
      { name: 'Other', taskCount: 0, activeCount: 0 }
    ])
  })

  it('that is pointed at another place leaves its tasks behind and finds them on its return', async () => {
    const id = await save()
    const taskId = await ledger.addTask('task-1', { gatewayId: id })
    await save({ id, instance_id: 'instance-2' })
    expect(await rowOf(taskId)).toMatchObject({ gatewayId: null, instance_id: 'instance-1' })
    expect(await targets()).toEqual([])
    await save({ id })
    expect(await rowOf(taskId)).toMatchObject({ gatewayId: id })
    expect(await targets()).toEqual([taskId])
  })

  it('of the demo keeps its tasks although its port is a new one at every start', async () => {
    const demo = { name: 'Demo', isDemo: true }
    const id = await save({ ...demo, endpoint: 'http://127.0.0.1:1111' })
    const taskId = await ledger.addTask('task-1', { gatewayId: id })
    await save({ ...demo, id, endpoint: 'http://127.0.0.1:2222' })
    expect(await rowOf(taskId)).toMatchObject({ gatewayId: id, isDemo: true })
    expect(await gateways()).toMatchObject([{ endpoint: 'http://127.0.0.1:2222', isDemo: true }])
  })

  it('that was removed is neither listed nor changed again', async () => {
    const id = await save()
    valueOf(await ledger.write('gateway.remove', { id, at: minutes(1) }))
    expect(await gateways()).toEqual([])
    const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await ledger.write('gateway.save', { id, ...profile })).toMatchObject(notFound)
    const tasks = [{ task_id: 'task-1', task_type: null, requested_group_id: null, name: '' }]
    expect(await ledger.write('task.add', { gatewayId: id, tasks, at: start })).toMatchObject(notFound)
  })
})

describe('what an answer means for polling', () => {
  it('refused credentials stop the gateway, not its tasks, until it is resumed', async () => {
    const id = await save()
    const taskId = await ledger.addTask('task-1', { gatewayId: id })
    const { outcome } = await ledger.append(taskId, 'wire/error-401.json', minutes(1))
    const reason = 'reason' in outcome ? outcome.reason : 'none'
    expect(await gateways()).toMatchObject([
      { polling: 'stopped', stopReason: reason, stoppedAt: minutes(1), activeCount: 1 }
    ])
    await ledger.append(taskId, 'wire/error-401.json', minutes(2))
    expect(await gateways()).toMatchObject([{ stoppedAt: minutes(1) }])
    // The scheduler is told of them all the same: it knows which gateways are stopped.
    expect(await targets(id)).toEqual([taskId])
    valueOf(await ledger.write('gateway.resume', { id, at: minutes(3) }))
    expect(await gateways()).toMatchObject([{ polling: 'active', stopReason: null, stoppedAt: null }])
  })

  it('a task that does not exist is stopped alone', async () => {
    const id = await save()
    const [gone, other] = [
      await ledger.addTask('task-1', { gatewayId: id }),
      await ledger.addTask('task-2', { gatewayId: id })
    ]
    await ledger.append(gone, 'wire/error-404.json', minutes(10))
    expect(await rowOf(gone)).toMatchObject({ polling: 'stopped', lastErrorCode: 'APIG.3093', finalAt: null })
    expect(await targets()).toEqual([other])
    expect(await gateways()).toMatchObject([{ polling: 'active' }])
  })

  it('an answer read from a file changes nothing about polling', async () => {
    const taskId = await ledger.addTask('task-1', { gatewayId: await save() })
    const unknown = { requestedAt: null, elapsedMs: null, http_status: null, headers: {} }
    const file = { source: 'file' as const, ...unknown }
    await ledger.append(taskId, 'wire/import-succeed.json', minutes(1), file)
    await ledger.append(taskId, 'wire/error-401.json', minutes(2), file)
    expect(await rowOf(taskId)).toMatchObject({ polling: 'active', task_status: 'succeed', snapshotCount: 2 })
    expect(await gateways()).toMatchObject([{ polling: 'active' }])
  })

  it('a failure is remembered until the next answer', async () => {
    const taskId = await ledger.addTask('task-1', { gatewayId: await save() })
    await ledger.append(taskId, 'wire/import-waiting.json', minutes(1))
    const failure = { code: 'dns', params: {} } as const
    await ledger.append(taskId, 'wire/import-waiting.json', minutes(2), {
      http_status: null,
      bytes: null,
      failure
    })
    expect(await rowOf(taskId)).toMatchObject({
      task_status: 'waiting',
      lastFailureCode: 'dns',
      lastHttpStatus: null,
      notFinalAt: minutes(1)
    })
    await ledger.append(taskId, 'wire/import-processing.json', minutes(3))
    expect(await rowOf(taskId)).toMatchObject({ task_status: 'processing', lastFailureCode: null })
  })
})
