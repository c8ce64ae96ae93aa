import { describe, expect, it } from 'vitest'
import { checkNow, pauseTask, resumeTask } from '../../../src/main/tasks/tasks'
import { Polling } from '../../../src/main/polling/polling'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

describe('following a task', () => {
  it('keeps every answer until the task is finished, then asks no more', async () => {
    const watched = await WatchedGateway.open()
    const task_id = watched.serverTask('waiting')
    const [taskId = 0] = await watched.follow(await watched.addGateway(), task_id)
    await watched.until('snapshot.added', 2)
    expect(await watched.row(taskId)).toMatchObject({ task_status: 'waiting', polling: 'active' })
    watched.server.control.addTask({
      task_id,
      task_status: 'succeed',
      task_type: 'import_api',
      task_result: ''
    })
    await watched.until('snapshot.added', 3)
    expect(await watched.row(taskId)).toMatchObject({
      task_status: 'succeed',
      polling: 'stopped',
      stopReason: 'finished',
      snapshotCount: 3
    })
    await watched.pass(120_000)
    expect(watched.polls).toBe(3)
    expect(watched.clock.timers).toBe(0)
  })

  it('asks every five seconds at first, and sends the token with our user agent', async () => {
    const watched = await WatchedGateway.open()
    await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.until('snapshot.added', 4)
    const polls = watched.server.requests.filter(({ url }) => url.includes('/async-tasks/'))
    const gaps = polls.slice(1).map(({ at }, i) => at - (polls[i]?.at ?? 0))
    expect(gaps).toEqual([5000, 5000, 5000])
    expect(polls[0]?.headers).toMatchObject({
      'x-auth-token': watched.server.token,
      'user-agent': 'apig-ledger-tests',
      accept: 'application/json'
    })
  })

  it('keeps the times of the request, the kept headers and the exact body', async () => {
    const watched = await WatchedGateway.open()
    const [taskId = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.until('snapshot.added')
    const snapshot = await watched.latest(taskId)
    expect(snapshot).toMatchObject({ source: 'poll', http_status: 200, failure: null, action: 'continue' })
    expect(snapshot.headers['x-request-id']).toBe(watched.server.requests.at(-1)?.request_id)
    expect(Object.keys(snapshot.headers)).not.toContain('connection')

    const { url } = watched.server.requests.at(-1) ?? { url: '' }
    const headers = { 'x-auth-token': watched.server.token }
    const sent = await fetch(`${watched.server.origin}${url}`, { headers })
    const kept = valueOf(
      await watched.ledger.read('document.bytes', { snapshotId: snapshot.id, what: 'answer' })
    )
    expect(Buffer.from(kept.bytes)).toEqual(Buffer.from(await sent.arrayBuffer()))
  })

  it('takes up after a restart what was active, and nothing else', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const [active = 0, paused = 0] = await watched.follow(
      gatewayId,
      watched.serverTask('processing'),
      watched.serverTask('processing')
    )
    await watched.follow(gatewayId, watched.serverTask('succeed'))
    await watched.until('snapshot.added', 3)
    valueOf(await pauseTask(watched.deps, { id: paused }))
    await watched.deps.polling.stop()
    await watched.pass(60_000)
    expect(watched.polls).toBe(3)

    const again = new Polling({ ...watched.deps, clock: watched.clock, random: () => 0.5 })
    valueOf(await again.start())
    await watched.until('snapshot.added', 4)
    await again.stop()
    expect((await watched.row(active)).snapshotCount).toBe(2)
    expect((await watched.row(paused)).snapshotCount).toBe(1)
  })

  it('leaves a paused task alone until it is resumed', async () => {
    const watched = await WatchedGateway.open()
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.until('snapshot.added')
    valueOf(await pauseTask(watched.deps, { id }))
    await watched.pass(60_000)
    expect(watched.polls).toBe(1)
    expect(watched.clock.timers).toBe(0)
    valueOf(await resumeTask(watched.deps, { id }))
    await watched.until('snapshot.added', 3)
    expect((await watched.row(id)).polling).toBe('active')
  })

  it.each(['processing', 'succeed'])(
    'checks a task that is not followed (%s) once and changes nothing',
    async (status) => {
      const watched = await WatchedGateway.open()
      const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask(status))
      await watched.until('snapshot.added')
      if (status === 'processing') valueOf(await pauseTask(watched.deps, { id }))
      const before = await watched.row(id)
      const asked = checkNow(watched.deps, { id })
      await watched.until('snapshot.added', 2)
      valueOf(await asked)
      await watched.pass(60_000)
      const { polling, stopReason, finalSnapshotId } = before
      expect(await watched.row(id)).toMatchObject({ polling, stopReason, finalSnapshotId, snapshotCount: 2 })
    }
  )

  it('joins a check with the poll that is under way', async () => {
    const watched = await WatchedGateway.open()
    const task_id = watched.serverTask('processing')
    watched.server.control.answerWith('slow-headers', { task_id })
    const [id = 0] = await watched.follow(await watched.addGateway(), task_id)
    await watched.clock.advance(0)
    const asked = checkNow(watched.deps, { id })
    await held(watched)
    valueOf(await asked)
    expect(watched.polls).toBe(1)
  })

  it('gives up a request when the app quits, and records nothing of it', async () => {
    const watched = await WatchedGateway.open()
    const task_id = watched.serverTask('processing')
    watched.server.control.answerWith('slow-headers', { task_id })
    const [id = 0] = await watched.follow(await watched.addGateway(), task_id)
    await watched.clock.advance(0)
    await watched.deps.polling.stop()
    expect((await watched.row(id)).snapshotCount).toBe(0)
    expect((await watched.row(id)).polling).toBe('active')
  })
})

/** Lets the held answer go on as soon as it is held. */
async function held(watched: WatchedGateway): Promise<void> {
  while (watched.server.control.release() === 0) await new Promise((resolve) => setImmediate(resolve))
}
