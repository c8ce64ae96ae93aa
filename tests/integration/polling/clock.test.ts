import { describe, expect, it } from 'vitest'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

/** Less than a token's life, which the server's clock counts. */
const hours = 6 * 3_600_000

describe('a computer whose clock is set while tasks are followed', () => {
  it.each([
    ['hours back', -hours],
    ['hours forward', hours]
  ])('%s: the pace stays, and each answer keeps the time that the clock showed', async (_, byMs) => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const task_id = watched.serverTask('processing')
    const [taskId = 0] = await watched.follow(gatewayId, task_id)
    await watched.pass(30_000)
    const before = watched.polls
    const shownBefore = watched.clock.now()
    watched.clock.setWallClock(byMs)
    await watched.pass(30_000)
    expect(watched.polls - before).toBeGreaterThanOrEqual(5)
    expect(watched.polls - before).toBeLessThanOrEqual(7)
    const ended = { task_id, task_status: 'failed', task_type: 'import_api', task_result: '' }
    watched.server.control.addTask(ended)
    await watched.until('task.ended')
    expect(await watched.row(taskId)).toMatchObject({ task_status: 'failed', polling: 'stopped' })
    const { observedAt, task_status } = await watched.latest(taskId)
    expect(task_status).toBe('failed')
    expect(Math.abs(observedAt - (shownBefore + byMs + 30_000))).toBeLessThan(11_000)
    const { items } = valueOf(
      await watched.ledger.read('snapshots.timeline', { taskId, before: null, limit: 50 })
    )
    expect(items.filter(({ kind }) => kind === 'gap')).toEqual([])
    expect(valueOf(await watched.ledger.read('ledger.verify', null)).brokenAt).toBeNull()
  })

  it('far forward while the service asks for a pause: the pause is still waited for', async () => {
    const watched = await WatchedGateway.open()
    watched.server.control.answerWith('throttled', { seconds: 300 })
    const gatewayId = await watched.addGateway()
    await watched.follow(gatewayId, watched.serverTask('processing'))
    await watched.until('snapshot.added')
    watched.clock.setWallClock(hours)
    await watched.pass(290_000, 5000)
    expect(watched.polls).toBe(1)
    await watched.pass(20_000)
    expect(watched.polls).toBeGreaterThan(1)
  })
})
