import { err, type AppErrorCode } from '@shared/result'
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/main/ledger/protocol'
import { checkNow } from '../../../src/main/tasks/tasks'
import { WatchedGateway } from '../../support/watched-gateway'

/** A real ledger that can be made to refuse answers: only the refusal is made up. */
function refusing(code: AppErrorCode, isRefused: (taskId: number) => boolean): (ledger: Ledger) => Ledger {
  return (ledger) => ({
    ...ledger,
    read: (method, input) => ledger.read(method, input),
    close: () => ledger.close(),
    write: (method, input) =>
      method === 'snapshot.append' && isRefused((input as { taskId: number }).taskId)
        ? Promise.resolve(err(code, 'refused by the test'))
        : ledger.write(method, input)
  })
}

describe('polling while answers cannot be kept', () => {
  it('holds everything, says why, tries ever less often, and goes on by itself', async () => {
    const disk = { isFull: true }
    const watched = await WatchedGateway.open({ wrap: refusing('DISK_FULL', () => disk.isFull) })
    const gatewayId = await watched.addGateway()
    const taskIds = await watched.follow(gatewayId, ...[1, 2, 3].map(() => watched.serverTask('processing')))
    await watched.pass(600_000, 1000)
    expect(watched.deps.polling.storageTrouble).toBe('DISK_FULL')
    expect(watched.announced).toContainEqual({ event: 'storage.changed', payload: { trouble: 'DISK_FULL' } })
    expect(watched.polls).toBeGreaterThan(8)
    expect(watched.polls).toBeLessThanOrEqual(14)

    disk.isFull = false
    await watched.until('snapshot.added', 3)
    expect(watched.deps.polling.storageTrouble).toBeNull()
    expect(watched.announced.filter(({ event }) => event === 'storage.changed')).toEqual([
      { event: 'storage.changed', payload: { trouble: 'DISK_FULL' } },
      { event: 'storage.changed', payload: { trouble: null } }
    ])
    await watched.pass(600_000, 1000)
    for (const id of taskIds) expect((await watched.row(id)).task_status).toBe('processing')
  })

  it('one answer that nobody can keep does not stand in the way of the others', async () => {
    const watched = await WatchedGateway.open({ wrap: refusing('INTERNAL', (taskId) => taskId === 1) })
    const gatewayId = await watched.addGateway()
    const [poisoned = 0, ...others] = await watched.follow(
      gatewayId,
      ...[1, 2, 3].map(() => watched.serverTask('processing'))
    )
    expect(poisoned).toBe(1)
    await watched.pass(120_000, 1000)
    for (const id of others) expect((await watched.row(id)).snapshotCount).toBeGreaterThan(4)
    expect(await watched.row(poisoned)).toMatchObject({ snapshotCount: 0, polling: 'active' })
  })

  it('tells a person who checks that the answer was lost', async () => {
    const disk = { isFull: true }
    const watched = await WatchedGateway.open({ wrap: refusing('DISK_FULL', () => disk.isFull) })
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.pass(1000)
    const asked = checkNow(watched.deps, { id })
    await watched.pass(1000)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } })
  })
})
