import { describe, expect, it } from 'vitest'
import { resumeGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { checkNow } from '../../../src/main/tasks/tasks'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

async function threeTasks(watched: WatchedGateway, gatewayId: number): Promise<number[]> {
  const task_ids = [1, 2, 3].map(() => watched.serverTask('processing'))
  return watched.follow(gatewayId, ...task_ids)
}

describe('what stops polling', () => {
  it('a refused token stops the whole gateway before a second request leaves; a new one lets it go on', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway('a-token-that-opens-nothing')
    const taskIds = await threeTasks(watched, gatewayId)
    await watched.until('snapshot.added')
    await watched.pass(600_000, 5000)
    expect(watched.polls).toBe(1)
    expect(watched.clock.timers).toBe(0)
    const { polling, stopReason, stoppedAt } = await watched.gateway(gatewayId)
    expect({ polling, stopReason }).toEqual({ polling: 'stopped', stopReason: 'token_unreadable' })
    expect(stoppedAt).toBe((await watched.latest(taskIds[0] ?? 0)).observedAt)
    expect((await watched.row(taskIds[0] ?? 0)).polling).toBe('active')

    const credential = { kind: 'token' as const, token: watched.server.token }
    valueOf(await setCredentials(watched.deps, { id: gatewayId, credential, keep: 'system' }))
    await watched.until('snapshot.added', 4)
    expect(await watched.gateway(gatewayId)).toMatchObject({ polling: 'active', stopReason: null })
    for (const id of taskIds) expect((await watched.row(id)).task_status).toBe('processing')
  })

  it('without a token nothing leaves, nothing is recorded, and the gateway says so', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway(null)
    const [id = 0] = await threeTasks(watched, gatewayId)
    await watched.pass(60_000)
    expect(watched.server.requests).toEqual([])
    expect(await watched.gateway(gatewayId)).toMatchObject({ polling: 'stopped', stopReason: 'no_token' })
    expect((await watched.row(id)).snapshotCount).toBe(0)
    const asked = checkNow(watched.deps, { id })
    await watched.pass(1000)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'NO_TOKEN' } })
    expect(watched.server.requests).toEqual([])
  })

  it('a redirect stops the gateway; its target is recorded and never called', async () => {
    const watched = await WatchedGateway.open()
    const to = `${watched.server.origin}/login`
    watched.server.control.answerWith('redirect', { to })
    const gatewayId = await watched.addGateway()
    const [id = 0] = await threeTasks(watched, gatewayId)
    await watched.pass(60_000)
    expect(watched.server.requests).toHaveLength(1)
    expect(await watched.gateway(gatewayId)).toMatchObject({ stopReason: 'redirect_refused' })
    expect((await watched.latest(id)).failure).toEqual({ code: 'redirect_refused', params: { target: to } })
  })

  it('a task the service does not know is asked for again for a minute, then left', async () => {
    const watched = await WatchedGateway.open()
    const [id = 0] = await watched.follow(await watched.addGateway(), 'd9ce8c9eede54b3f841ec324fe0bfdc3')
    await watched.until('snapshot.added', 2)
    expect((await watched.row(id)).polling).toBe('active')
    await watched.pass(200_000)
    expect(await watched.row(id)).toMatchObject({ polling: 'stopped', stopReason: 'not_found' })
    const { snapshotCount } = await watched.row(id)
    await watched.pass(600_000, 5000)
    expect((await watched.row(id)).snapshotCount).toBe(snapshotCount)
  })

  it('throttling pauses the gateway for as long as the service says, whichever task it hit', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('throttled', { seconds: 90 })
    const gatewayId = await watched.addGateway()
    await threeTasks(watched, gatewayId)
    await watched.until('snapshot.added')
    await watched.pass(89_000)
    expect(watched.polls).toBe(1)
    await watched.until('snapshot.added', 4)
    expect(await watched.gateway(gatewayId)).toMatchObject({ polling: 'active' })
  })

  it('a connection that fails is a snapshot too, and polling goes on when it works again', async () => {
    const watched = await WatchedGateway.open()
    for (const fault of ['closed-before-answer', 'truncated-body', 'html-502'] as const)
      watched.server.control.answerWith(fault)
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.until('snapshot.added')
    expect((await watched.latest(id)).failure?.code).toBe('reset')
    await watched.until('snapshot.added', 2)
    expect(await watched.latest(id)).toMatchObject({ http_status: 200, failure: { code: 'truncated' } })
    expect((await watched.latest(id)).bodySize).toBeGreaterThan(0)
    await watched.until('snapshot.added', 3)
    expect(await watched.latest(id)).toMatchObject({ http_status: 502, failure: null, action: 'retry' })
    await watched.until('snapshot.added', 4)
    expect(await watched.row(id)).toMatchObject({
      task_status: 'processing',
      polling: 'active',
      snapshotCount: 4
    })
  })

  it('an answer that never arrives whole is given up after five times', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('truncated-body', { times: 100 })
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.pass(1_200_000, 5000)
    expect(await watched.row(id)).toMatchObject({
      polling: 'stopped',
      stopReason: 'truncated',
      snapshotCount: 5
    })
  })

  it('a status nobody knows is looked at slowly, not left', async () => {
    const watched = await WatchedGateway.open()
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('rolling_back'))
    await watched.pass(600_000, 5000)
    const { snapshotCount, polling } = await watched.row(id)
    expect(polling).toBe('active')
    expect(snapshotCount).toBeGreaterThan(3)
    expect(snapshotCount).toBeLessThanOrEqual(11)
  })

  it('resuming a gateway with the same token costs one request when it is still refused', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway('a-token-that-opens-nothing')
    await threeTasks(watched, gatewayId)
    await watched.until('snapshot.added')
    valueOf(await resumeGateway(watched.deps, { id: gatewayId }))
    await watched.pass(60_000)
    expect(watched.polls).toBe(2)
    expect((await watched.gateway(gatewayId)).polling).toBe('stopped')
  })
})
