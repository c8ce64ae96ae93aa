import { err, type AppErrorCode } from '@shared/result'
import { describe, expect, it } from 'vitest'
import { handedOver } from '../../../src/main/ledger/thread-messages'
import type { Ledger } from '../../../src/main/ledger/protocol'
import { Polling } from '../../../src/main/polling/polling'
import { defaultLimits } from '../../../src/main/polling/scheduler'
import { checkNow, pauseTask } from '../../../src/main/tasks/tasks'
import { valueOf } from '../../support/ledger'
import { openShrinkingLedger } from '../../support/shrinking-ledger'
import { WatchedGateway } from '../../support/watched-gateway'

/** A ledger that can be made to refuse answers: only the refusal is made up, and the bytes are gone with the call. */
function refusing(code: AppErrorCode, isRefused: (taskId: number) => boolean): (ledger: Ledger) => Ledger {
  return (ledger) => ({
    read: (method, input) => ledger.read(method, input),
    close: () => ledger.close(),
    write: (method, input) => {
      if (method !== 'snapshot.append' || !isRefused((input as { taskId: number }).taskId)) {
        return ledger.write(method, input)
      }
      structuredClone(input, { transfer: handedOver(input) })
      return Promise.resolve(err(code, 'refused by the test'))
    }
  })
}

/** A text of the server that cannot be packed, so that it needs the space it looks like. */
function largeText(seed: number): string {
  let state = seed
  return Array.from({ length: 60_000 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return String.fromCharCode(97 + (state % 26))
  }).join('')
}

const storageEvents = (watched: WatchedGateway) =>
  watched.announced.filter(({ event }) => event === 'storage.changed').map(({ payload }) => payload)

describe('a full disk', () => {
  it('loses no answer: it waits, nothing more is asked, and it is stored with its own times', async () => {
    const disk = openShrinkingLedger()
    const watched = await WatchedGateway.open({ wrap: () => disk })
    const gatewayId = await watched.addGateway()
    const task_ids = [1, 2, 3].map((seed) => watched.serverTask('processing', largeText(seed)))
    const taskIds = await watched.follow(gatewayId, ...task_ids)
    disk.takeSpace()
    const requestedAt = watched.clock.now()
    await watched.pass(600_000, 1000)
    expect(watched.polls).toBe(1)
    expect(watched.deps.polling.storage).toEqual({ trouble: 'DISK_FULL', waiting: 1 })
    const observedAt = watched.server.requests.find(({ url }) => url.includes('/async-tasks/'))?.at ?? 0

    // The service has moved on; what it said then is not to be had from it any more.
    watched.server.control.addTask({
      task_id: task_ids[0] ?? '',
      task_status: 'succeed',
      task_type: 'import_api',
      task_result: ''
    })
    disk.giveSpace()
    await watched.until('snapshot.added', 1)
    const late = await watched.latest(taskIds[0] ?? 0)
    expect(late).toMatchObject({ task_status: 'processing', requestedAt, observedAt })
    const stored = await disk.read('document.bytes', { snapshotId: late.id, what: 'answer' })
    expect(Buffer.from(valueOf(stored).bytes).toString()).toContain(largeText(1))

    await watched.until('snapshot.added', 5)
    expect(storageEvents(watched)).toEqual([
      { trouble: 'DISK_FULL', waiting: 1 },
      { trouble: null, waiting: 0 }
    ])
    expect(await watched.row(taskIds[0] ?? 0)).toMatchObject({
      task_status: 'succeed',
      polling: 'stopped',
      snapshotCount: 2,
      notFinalAt: observedAt
    })
    expect(valueOf(await disk.read('ledger.verify', null))).toMatchObject({
      brokenAt: null,
      isComplete: true
    })
  })

  it('acts on the answer that waited when it is stored: a finished task is not asked for again', async () => {
    const disk = openShrinkingLedger()
    const watched = await WatchedGateway.open({ wrap: () => disk })
    const [id = 0] = await watched.follow(
      await watched.addGateway(),
      watched.serverTask('succeed', largeText(1))
    )
    disk.takeSpace()
    await watched.pass(20_000)
    disk.giveSpace()
    await watched.until('snapshot.added')
    await watched.pass(120_000)
    expect(watched.polls).toBe(1)
    expect(await watched.row(id)).toMatchObject({
      polling: 'stopped',
      stopReason: 'finished',
      snapshotCount: 1
    })
    expect(watched.clock.timers).toBe(0)
  })

  it('keeps the answer of a task that is paused meanwhile', async () => {
    const disk = openShrinkingLedger()
    const watched = await WatchedGateway.open({ wrap: () => disk })
    const [id = 0] = await watched.follow(
      await watched.addGateway(),
      watched.serverTask('processing', largeText(1))
    )
    disk.takeSpace()
    await watched.until('storage.changed')
    watched.deps.polling.unfollow(id)
    disk.giveSpace()
    valueOf(await pauseTask(watched.deps, { id }))
    await watched.until('snapshot.added')
    await watched.pass(120_000)
    expect(await watched.row(id)).toMatchObject({ snapshotCount: 1, polling: 'paused' })
    expect(watched.polls).toBe(1)
  })

  it('tries once more when the app ends', async () => {
    const disk = openShrinkingLedger()
    const watched = await WatchedGateway.open({ wrap: () => disk })
    const [id = 0] = await watched.follow(
      await watched.addGateway(),
      watched.serverTask('processing', largeText(1))
    )
    disk.takeSpace()
    await watched.until('storage.changed')
    disk.giveSpace()
    await watched.deps.polling.stop()
    expect((await watched.row(id)).snapshotCount).toBe(1)
    expect(watched.clock.timers).toBe(0)
  })

  it('tells a person who checks that the answer waits, and asks the service no second time', async () => {
    const disk = openShrinkingLedger()
    const watched = await WatchedGateway.open({ wrap: () => disk })
    const [id = 0] = await watched.follow(
      await watched.addGateway(),
      watched.serverTask('processing', largeText(1))
    )
    disk.takeSpace()
    await watched.until('storage.changed')
    const asked = checkNow(watched.deps, { id })
    await watched.pass(1000)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'DISK_FULL', params: { waiting: 1 } } })
    expect(watched.polls).toBe(1)
    disk.giveSpace()
    const again = checkNow(watched.deps, { id })
    await watched.pass(1000)
    expect((await again).ok).toBe(true)
    expect((await watched.row(id)).snapshotCount).toBe(1)
  })
})

describe('an answer that cannot be stored', () => {
  it('does not stand in the way of the others, and waits without being asked for again', async () => {
    const broken = { is: true }
    const watched = await WatchedGateway.open({
      wrap: refusing('INTERNAL', (taskId) => broken.is && taskId === 1)
    })
    const gatewayId = await watched.addGateway()
    const [poisoned = 0, ...others] = await watched.follow(
      gatewayId,
      ...[1, 2, 3].map(() => watched.serverTask('processing'))
    )
    expect(poisoned).toBe(1)
    await watched.pass(120_000, 1000)
    for (const id of others) expect((await watched.row(id)).snapshotCount).toBeGreaterThan(4)
    expect(await watched.row(poisoned)).toMatchObject({ snapshotCount: 0, polling: 'active' })
    expect(watched.deps.polling.storage).toEqual({ trouble: 'INTERNAL', waiting: 1 })
    const pollsOfPoisoned = watched.polls - (await count(watched, others))
    expect(pollsOfPoisoned).toBe(1)

    broken.is = false
    await watched.pass(60_000, 1000)
    expect((await watched.row(poisoned)).snapshotCount).toBeGreaterThan(0)
    expect(watched.deps.polling.storage).toEqual({ trouble: null, waiting: 0 })
  })

  it('may be one that refuses the token: nothing more leaves for its gateway before that is known', async () => {
    const broken = { is: true }
    const watched = await WatchedGateway.open({
      wrap: refusing('INTERNAL', (taskId) => broken.is && taskId === 1)
    })
    const gatewayId = await watched.addGateway('a-token-that-opens-nothing')
    await watched.follow(gatewayId, ...[1, 2, 3].map(() => watched.serverTask('processing')))
    await watched.pass(300_000, 1000)
    expect(watched.polls).toBe(1)
    broken.is = false
    await watched.until('snapshot.added')
    await watched.pass(300_000, 1000)
    expect(watched.polls).toBe(1)
    expect(await watched.gateway(gatewayId)).toMatchObject({
      polling: 'stopped',
      stopReason: 'token_unreadable'
    })
  })

  it('is one of as many as memory is meant for: then all polling waits', async () => {
    const broken = { is: true }
    const watched = await WatchedGateway.open({ wrap: refusing('INTERNAL', () => broken.is) })
    await watched.deps.polling.stop()
    const gatewayId = await watched.addGateway()
    const task_ids = [1, 2, 3, 4, 5].map((seed) => watched.serverTask('processing', largeText(seed)))
    const taskIds = await watched.follow(gatewayId, ...task_ids)
    const random = (): number => 0.5
    const polling = new Polling({ ...watched.deps, clock: watched.clock, random }, defaultLimits, 100_000)
    valueOf(await polling.start())
    await watched.pass(600_000, 1000)
    expect(polling.storage.waiting).toBe(2)
    expect(watched.polls).toBe(2)

    broken.is = false
    await watched.until('snapshot.added', 5)
    await polling.stop()
    expect(polling.storage).toEqual({ trouble: null, waiting: 0 })
    for (const id of taskIds) expect((await watched.row(id)).task_status).toBe('processing')
  })
})

async function count(watched: WatchedGateway, taskIds: readonly number[]): Promise<number> {
  const rows = await Promise.all(taskIds.map((id) => watched.row(id)))
  return rows.reduce((sum, { snapshotCount }) => sum + snapshotCount, 0)
}
