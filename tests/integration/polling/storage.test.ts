import { err } from '@shared/result'
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/main/ledger/protocol'
import { checkNow } from '../../../src/main/tasks/tasks'
import { WatchedGateway } from '../../support/watched-gateway'

/** A real ledger on a disk that can be full: only the refusal is made up. */
function onDisk(disk: { isFull: boolean }): (ledger: Ledger) => Ledger {
  return (ledger) => ({
    ...ledger,
    read: (method, input) => ledger.read(method, input),
    close: () => ledger.close(),
    write: (method, input) =>
      disk.isFull && method === 'snapshot.append'
        ? Promise.resolve(err('DISK_FULL', 'no space left'))
        : ledger.write(method, input)
  })
}

describe('polling while answers cannot be kept', () => {
  it('holds everything, says why, tries ever less often, and goes on by itself', async () => {
    const disk = { isFull: true }
    const watched = await WatchedGateway.open({ wrap: onDisk(disk) })
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

  it('tells a person who checks that the answer was lost', async () => {
    const disk = { isFull: true }
    const watched = await WatchedGateway.open({ wrap: onDisk(disk) })
    const [id = 0] = await watched.follow(await watched.addGateway(), watched.serverTask('processing'))
    await watched.pass(1000)
    const asked = checkNow(watched.deps, { id })
    await watched.pass(1000)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } })
  })
})
