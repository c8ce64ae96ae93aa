import { reasons } from '@shared/i18n/en/error-codes'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { listGateways, saveGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

async function follow(watched: WatchedGateway, gatewayId: number, count: number): Promise<number[]> {
  const task_ids = Array.from({ length: count }, () => watched.serverTask('processing'))
  return watched.follow(gatewayId, ...task_ids)
}

async function waitingOf(watched: WatchedGateway, gatewayId: number) {
  return valueOf(await listGateways(watched.deps)).find(({ id }) => id === gatewayId)?.waiting
}

describe('what could do harm', () => {
  it('forty due tasks and a refused token: one request, whatever the refusal is called', async () => {
    for (const fault of [
      'APIG.1002',
      'APIGW.0301',
      'access-key-locked',
      'signature-echo',
      'error-iam'
    ] as const) {
      const watched = await WatchedGateway.open()
      watched.server.control.answerWith(fault, { times: 1000 })
      const gatewayId = await watched.addGateway()
      await follow(watched, gatewayId, 40)
      await watched.until('snapshot.added')
      await watched.pass(120_000, 5000)
      expect(watched.polls, fault).toBe(1)
      expect(watched.clock.timers).toBe(0)
      expect((await watched.gateway(gatewayId)).polling).toBe('stopped')
    }
  })

  it('forty due tasks and a permission that is missing on the gateway: one request, and the action is named', async () => {
    for (const fault of ['APIG.1005', 'APIG.1005/401', 'APIG.1020', 'APIG.1119', 'APIG.1136'] as const) {
      const watched = await WatchedGateway.open()
      watched.server.control.answerWith(fault, { times: 1000 })
      const gatewayId = await watched.addGateway()
      await follow(watched, gatewayId, 40)
      await watched.until('snapshot.added')
      await watched.pass(120_000, 5000)
      expect(watched.polls, fault).toBe(1)
      expect(watched.clock.timers).toBe(0)
      const { polling, stopReason } = await watched.gateway(gatewayId)
      expect({ polling, stopReason }, fault).toEqual({ polling: 'stopped', stopReason: 'no_permission' })
    }
    expect(reasons.no_permission).toContain('apig:asyncTask:get')
  })

  it('two gateways with one access key, twenty due tasks each: one request in all, and both are stopped', async () => {
    const watched = await WatchedGateway.open()
    const other = await startDemoGateway({ now: () => watched.clock.now() })
    onTestFinished(() => other.close())
    const credential = { kind: 'ak_sk', access_key: 'NOSUCHKEY0000000', secret_key: 'secret' } as const
    const ids: number[] = []
    for (const { origin, project_id, instance_id } of [watched.server, other]) {
      const profile = { id: null, name: 'Shared', endpoint: origin, project_id, instance_id }
      const { id } = valueOf(await saveGateway(watched.deps, profile))
      valueOf(await setCredentials(watched.deps, { id, credential, keep: 'this_run' }))
      ids.push(id)
    }
    for (const id of ids) await follow(watched, id, 20)
    await watched.until('snapshot.added')
    await watched.pass(120_000, 5000)
    const others = other.requests.filter(({ url }) => url.includes('/async-tasks/')).length
    expect(watched.polls + others).toBe(1)
    for (const id of ids) expect((await watched.gateway(id)).polling).toBe('stopped')
  })

  it('401, then the token is good again: nothing more leaves until a person resumes', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('APIGW.0307')
    const gatewayId = await watched.addGateway()
    const [taskId = 0] = await follow(watched, gatewayId, 1)
    await watched.pass(120_000, 5000)
    expect(watched.polls).toBe(1)
    valueOf(await watched.deps.ledger.write('gateway.resume', { id: gatewayId, at: watched.clock.now() }))
    valueOf(await watched.deps.polling.resumeGateway(gatewayId))
    await watched.until('snapshot.added', 2)
    expect(await watched.row(taskId)).toMatchObject({ task_status: 'processing', polling: 'active' })
  })

  it.each([
    ['throttled', { seconds: 90 }, 90_000],
    ['throttled-until', { seconds: 120 }, 120_000],
    ['APIGW.0308', {}, 300_000],
    ['APIG.9008', {}, 60_000],
    ['throttled-bare', {}, 60_000]
  ] as const)(
    '%s: forty tasks, no second request before its time, and the wait is told',
    async (fault, plan, ms) => {
      const watched = await WatchedGateway.open()
      watched.server.control.answerWith(fault, plan)
      const gatewayId = await watched.addGateway()
      await follow(watched, gatewayId, 40)
      await watched.until('snapshot.added')
      const answeredAt = watched.clock.now()
      const wait = await waitingOf(watched, gatewayId)
      expect(wait?.reason).toBe('throttled')
      expect(Math.abs((wait?.until ?? 0) - answeredAt - ms)).toBeLessThanOrEqual(1500)
      await watched.pass(ms - 2000, 1000)
      expect(watched.polls).toBe(1)
      await watched.pass(10_000)
      expect(watched.polls).toBeGreaterThan(5)
      expect(await waitingOf(watched, gatewayId)).toBeUndefined()
    }
  )

  it('a service that is down: forty tasks cost five requests, then one at growing intervals, then all goes on', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('html-502', { times: 1000 })
    const gatewayId = await watched.addGateway()
    const taskIds = await follow(watched, gatewayId, 40)
    await watched.pass(8000, 1000)
    expect(watched.polls).toBe(5)
    expect((await waitingOf(watched, gatewayId))?.reason).toBe('service_unavailable')
    await watched.pass(30 * 60_000, 5000)
    expect(watched.polls).toBeLessThanOrEqual(16)
    watched.server.control.clearFaults()
    await watched.pass(360_000, 5000)
    for (const id of taskIds) expect((await watched.row(id)).task_status).toBe('processing')
    expect(await waitingOf(watched, gatewayId)).toBeUndefined()
  })

  it('an endpoint that refuses connections: said as such, and asked ever less often', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    await watched.server.close()
    await follow(watched, gatewayId, 10)
    await watched.pass(10_000, 1000)
    const waiting = await waitingOf(watched, gatewayId)
    expect(waiting).toMatchObject({ reason: 'refused', isFailure: true })
    const soon = (waiting?.until ?? 0) - watched.clock.now()
    expect(soon).toBeGreaterThan(0)
    expect(soon).toBeLessThanOrEqual(15_000)
  })

  it('one task that always fails does not keep the others from being followed', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const bad = watched.serverTask('processing')
    watched.server.control.answerWith('APIG.9999', { times: 1000, task_id: bad })
    await watched.follow(gatewayId, bad)
    const others = await follow(watched, gatewayId, 5)
    await watched.pass(120_000, 1000)
    for (const id of others) expect((await watched.row(id)).snapshotCount).toBeGreaterThan(10)
  })

  it('the computer sleeps: nothing leaves, the gap says so, and forty tasks come back without a burst', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const [taskId = 0] = await follow(watched, gatewayId, 40)
    await watched.pass(60_000)
    const before = watched.polls
    await watched.deps.polling.sleep()
    const from = watched.clock.now()
    await watched.pass(8 * 3_600_000, 600_000)
    expect(watched.polls).toBe(before)
    const to = watched.clock.now()
    await watched.deps.polling.wake()
    await watched.pass(5000)
    expect(watched.polls - before).toBeLessThanOrEqual(1)
    await watched.pass(20_000)
    expect(watched.polls - before).toBeGreaterThan(15)
    expect(watched.polls - before).toBeLessThanOrEqual(26)
    await watched.pass(60_000)
    const { items } = valueOf(
      await watched.ledger.read('snapshots.timeline', { taskId, before: null, limit: 50 })
    )
    const gaps = items.flatMap((item) => (item.kind === 'gap' ? [item] : []))
    expect(gaps).toEqual([{ kind: 'gap', reason: 'asleep', fromAt: from, toAt: to }])
  })
})
