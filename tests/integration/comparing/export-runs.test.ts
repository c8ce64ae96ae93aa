import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'
import { addExport, operation, swagger } from './exports'

const document = JSON.stringify(swagger({ '/orders': { get: operation() } }))
const page = { offset: 0, limit: 100 }
const started = { group_id: 'group-1', env_id: 'env-1', define: 'all' } as const

describe('the exports to compare', () => {
  it('are those that ended with a document, newest first, with what their start asked for', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const first = await addExport(ledger, { task_id: 'e1', document, minute: 1, gatewayId, started })
    const second = await addExport(ledger, { task_id: 'e2', document, minute: 2, gatewayId })
    for (const [task_id, fixture] of [
      ['i1', 'wire/import-succeed.json'],
      ['e3', 'other/export-failed.json']
    ] as const) {
      await ledger.append(await ledger.addTask(task_id, { gatewayId }), fixture, minutes(3))
    }
    const { total, runs, previous } = valueOf(
      await ledger.read('documents.runs', { snapshotId: null, ...page })
    )
    expect(total).toBe(2)
    expect(previous).toBeNull()
    expect(runs).toMatchObject([
      { snapshotId: second, task_id: 'e2', requested_group_id: null, env_id: null, define: null },
      {
        snapshotId: first,
        task_id: 'e1',
        gatewayName: 'Production',
        isDemo: false,
        endpointHost: 'apig.example.com',
        requested_group_id: 'group-1',
        env_id: 'env-1',
        define: 'all',
        file_name: 'orders-RELEASE',
        file_type: '.json',
        size: Buffer.byteLength(document),
        finalAt: minutes(1)
      }
    ])
    const [last] = valueOf(
      await ledger.read('documents.runs', { snapshotId: null, offset: 1, limit: 1 })
    ).runs
    expect(last?.snapshotId).toBe(first)
  })

  it('come with the one before of the same group; an unknown group has none', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const elsewhere = await ledger.addGateway('Elsewhere', 'https://other.example.com')
    const one = { document, gatewayId, started }
    const oldest = await addExport(ledger, { ...one, task_id: 'e1', minute: 1 })
    const before = await addExport(ledger, { ...one, task_id: 'e2', minute: 2 })
    const others = [
      await addExport(ledger, {
        ...one,
        task_id: 'e3',
        minute: 3,
        started: { ...started, group_id: 'group-2' }
      }),
      await addExport(ledger, { task_id: 'e4', minute: 4, document, gatewayId }),
      await addExport(ledger, { ...one, task_id: 'e5', minute: 5, gatewayId: elsewhere })
    ]
    const after = await addExport(ledger, { ...one, task_id: 'e6', minute: 6 })
    const previous = async (snapshotId: number) =>
      valueOf(await ledger.read('documents.runs', { snapshotId, ...page })).previous
    expect(await previous(after)).toEqual({ snapshotId: before, reason: 'same_requested_group_before' })
    for (const snapshotId of [oldest, ...others]) expect(await previous(snapshotId)).toBeNull()
  })

  it('are not asked about with an answer that holds no document', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('i1')
    const { snapshotId } = await ledger.append(taskId, 'wire/import-succeed.json', minutes(1))
    for (const [asked, code] of [
      [snapshotId, 'NO_DOCUMENT'],
      [99, 'NOT_FOUND']
    ] as const) {
      const read = await ledger.read('documents.runs', { snapshotId: asked, ...page })
      expect(read).toMatchObject({ ok: false, error: { code } })
    }
  })
})
