import { describe, expect, it } from 'vitest'
import { openDemoGateway } from '../../../src/main/demo-gateway'
import { runDemoTask, startDemo } from '../../../src/main/tasks/demo'
import { listGateways, removeGateway, saveGateway } from '../../../src/main/tasks/gateways'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

describe('the demo gateway', () => {
  it('makes one profile, however often and however fast it is asked for', async () => {
    const { deps } = await WatchedGateway.open({ openDemo: openDemoGateway })
    const [first, second] = await Promise.all([startDemo(deps), startDemo(deps)])
    expect(valueOf(first)).toEqual(valueOf(second))
    expect(valueOf(await startDemo(deps))).toEqual(valueOf(first))
    expect(valueOf(await listGateways(deps))).toMatchObject([
      { isDemo: true, name: 'Demo', credential: { kind: 'token', storage: 'this_run' } }
    ])
  })

  it.each(['import_api', 'export_api'] as const)(
    'starts a task (%s), keeps the creation answer first, and follows it',
    async (task_type) => {
      const watched = await WatchedGateway.open({ openDemo: openDemoGateway })
      const { taskId } = valueOf(await runDemoTask(watched.deps, { task_type }))
      expect(await watched.latest(taskId)).toMatchObject({ source: 'creation', http_status: 202 })
      expect(await watched.row(taskId)).toMatchObject({ task_type, polling: 'active', isDemo: true })
      await watched.pass(1500)
      expect((await watched.row(taskId)).snapshotCount).toBe(1)
      await watched.until('snapshot.added')
      expect(await watched.latest(taskId)).toMatchObject({ source: 'poll', task_type, http_status: 200 })
    }
  )

  it('keeps its tasks over a restart, although its port is another one', async () => {
    const watched = await WatchedGateway.open({ openDemo: openDemoGateway })
    const { deps } = watched
    const { gatewayId } = valueOf(await startDemo(deps))
    const { taskId } = valueOf(await runDemoTask(deps, { task_type: 'export_api' }))
    const before = valueOf(await listGateways(deps))[0]
    await deps.demo.stop()
    expect(valueOf(await startDemo(deps))).toEqual({ gatewayId })
    expect(valueOf(await listGateways(deps))[0]?.endpoint).not.toBe(before?.endpoint)
    expect(await watched.row(taskId)).toMatchObject({ gatewayId, polling: 'active' })
  })

  it('is not asked for anything while it is off', async () => {
    const watched = await WatchedGateway.open({ openDemo: openDemoGateway })
    const { gatewayId } = valueOf(await startDemo(watched.deps))
    await watched.deps.demo.stop()
    const [id = 0] = await watched.follow(gatewayId, 'd9ce8c9eede54b3f841ec324fe0bfdc3')
    await watched.pass(10_000)
    expect((await watched.row(id)).snapshotCount).toBe(0)
    expect(await watched.gateway(gatewayId)).toMatchObject({ stopReason: 'demo_not_running' })
  })

  it('can be renamed, and nothing else of it changed', async () => {
    const { deps } = await WatchedGateway.open({ openDemo: openDemoGateway })
    const { gatewayId: id } = valueOf(await startDemo(deps))
    const [known] = valueOf(await listGateways(deps))
    const changed = {
      id,
      name: 'Try me',
      endpoint: 'https://elsewhere.example.com',
      project_id: 'x',
      instance_id: 'y'
    }
    valueOf(await saveGateway(deps, changed))
    expect(valueOf(await listGateways(deps))).toEqual([{ ...known, name: 'Try me' }])
    await deps.demo.stop()
    valueOf(await startDemo(deps))
    expect(valueOf(await listGateways(deps))[0]?.name).toBe('Try me')
  })

  it('comes back with its tasks after it was removed', async () => {
    const watched = await WatchedGateway.open({ openDemo: openDemoGateway })
    const { taskId } = valueOf(await runDemoTask(watched.deps, { task_type: 'export_api' }))
    const { gatewayId: id } = valueOf(await startDemo(watched.deps))
    valueOf(await removeGateway(watched.deps, { id }))
    const again = valueOf(await startDemo(watched.deps))
    expect((await watched.row(taskId)).gatewayId).toBe(again.gatewayId)
  })

  it('that cannot be opened is DEMO_UNAVAILABLE, and can be tried again', async () => {
    let isTaken = true
    const openDemo = () => (isTaken ? Promise.reject(new Error('EADDRINUSE')) : openDemoGateway())
    const { deps } = await WatchedGateway.open({ openDemo })
    expect(await startDemo(deps)).toMatchObject({ ok: false, error: { code: 'DEMO_UNAVAILABLE' } })
    isTaken = false
    expect((await startDemo(deps)).ok).toBe(true)
  })
})
