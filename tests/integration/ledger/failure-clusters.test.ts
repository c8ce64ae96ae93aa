import type { Input } from '@shared/contract'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'
import { addImport, created, failed } from './api-runs'
import { clustersOf, conflict, page } from './failed-imports'

describe('failures of all imports', () => {
  it('of one cause are one row: 400 of them, in two runs, with first and last seen and an example', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const paths = Array.from({ length: 400 }, (_, n) => `/orders/${n}`)
    const first = await addImport(ledger, {
      task_id: 'one',
      minute: 2,
      gatewayId,
      failure: paths.map(conflict)
    })
    const last = await addImport(ledger, {
      ...{ task_id: 'two', minute: 5, gatewayId, success: [created('/other')] },
      failure: [conflict('/orders/7')]
    })
    const { total, rows, ofAll, progress } = await clustersOf(ledger)
    expect({ total, ofAll }).toEqual({ total: 1, ofAll: { clusters: 1, failures: 401 } })
    expect(progress.done).toBe(progress.total)
    expect(rows).toEqual([
      {
        id: 0,
        error_code: 'APIG.3301',
        shape: expect.stringContaining('API name: …') as string,
        error_msg: conflict('/orders/7').error_msg,
        ...{ apis: 400, failures: 401, whole: 0, runs: 2 },
        first: expect.objectContaining({
          snapshotId: first,
          notFinalAt: minutes(1),
          finalAt: minutes(2)
        }) as object,
        last: expect.objectContaining({
          snapshotId: last,
          notFinalAt: minutes(4),
          isFromFile: false
        }) as object
      }
    ])
  })

  it('are none where nothing failed', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    await addImport(ledger, { task_id: 'one', minute: 2, gatewayId, success: [created('/a')] })
    expect(await clustersOf(ledger)).toMatchObject({
      total: 0,
      rows: [],
      ofAll: { clusters: 0, failures: 0 }
    })
  })

  it('take in what is observed later, and count what is observed again once', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const run = { task_id: 'one', minute: 2, gatewayId, failure: [failed('/a')] }
    await addImport(ledger, run)
    expect((await clustersOf(ledger)).rows).toMatchObject([
      { failures: 1, runs: 1, last: { finalAt: minutes(2) } }
    ])
    const again = await addImport(ledger, { ...run, minute: 9 })
    expect((await clustersOf(ledger)).rows).toMatchObject([
      { failures: 1, runs: 1, first: { finalAt: minutes(2) }, last: { snapshotId: again, notFinalAt: null } }
    ])
    await addImport(ledger, {
      task_id: 'two',
      minute: 12,
      gatewayId,
      failure: [failed('/b'), failed('/c', 'X')]
    })
    expect((await clustersOf(ledger)).rows).toMatchObject([
      { error_code: 'APIG.2011', apis: 2, failures: 2, runs: 2 },
      { error_code: 'X', failures: 1 }
    ])
  })

  it('are limited to a gateway, found by code, text or API, and come in pages', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const other = await ledger.addGateway('Other', 'https://other.example.com')
    await addImport(ledger, {
      task_id: 'one',
      minute: 2,
      gatewayId,
      failure: [failed('/a'), conflict('/订单')]
    })
    await addImport(ledger, { task_id: 'two', minute: 3, gatewayId: other, failure: [failed('/b')] })
    const codes = async (asked: Partial<Input<'failures.clusters'>>) =>
      (await clustersOf(ledger, asked)).rows.map(({ error_code }) => error_code)
    expect(await codes({ gatewayId: other })).toEqual(['APIG.2011'])
    expect((await clustersOf(ledger, { gatewayId: other })).rows).toMatchObject([{ failures: 1, apis: 1 }])
    expect(await codes({ text: 'already EXISTS' })).toEqual(['APIG.3301'])
    expect(await codes({ text: 'get /订单' })).toEqual(['APIG.3301'])
    expect(await codes({ text: '2011' })).toEqual(['APIG.2011'])
    expect(await codes({ text: 'nothing' })).toEqual([])
    expect(await codes({ offset: 1, limit: 1 })).toEqual(['APIG.3301'])
  })

  it('are told apart by API and by run, each with the answer to open', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const paths = ['/a', '/b', '/c']
    const one = await addImport(ledger, {
      task_id: 'one',
      minute: 2,
      gatewayId,
      failure: paths.map((path) => failed(path))
    })
    const two = await addImport(ledger, { task_id: 'two', minute: 4, gatewayId, failure: [failed('/b')] })
    const asked = { cluster: 0, gatewayId: null, ...page }
    const apis = valueOf(await ledger.read('failures.apis', asked))
    expect(apis.rows.map(({ path, runs, last }) => [path, runs, last.snapshotId])).toEqual([
      ['/b', 2, two],
      ['/a', 1, one],
      ['/c', 1, one]
    ])
    const runs = valueOf(await ledger.read('failures.runs', { ...asked, limit: 1 }))
    expect(runs).toMatchObject({
      total: 2,
      rows: [
        {
          snapshotId: two,
          task_id: 'two',
          group_id: 'group-1',
          gatewayName: 'Production',
          failures: 1,
          apis: 1
        }
      ]
    })
    for (const method of ['failures.apis', 'failures.runs'] as const) {
      const none = await ledger.read(method, { ...asked, cluster: 9 })
      expect(none).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    }
  })

  it('are grouped anew when another decoder has read the results', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    await addImport(ledger, { task_id: 'one', minute: 2, gatewayId, failure: [failed('/a'), failed('/b')] })
    expect((await clustersOf(ledger)).total).toBe(1)
    const other = new Database(ledger.file)
    other.exec(`UPDATE import_entry SET error_code = 'APIG.9999' WHERE path = '/b'`)
    other.exec(`INSERT INTO setting (name, value) VALUES ('derived_version', '99')`)
    other.close()
    const { rows } = await clustersOf(ledger)
    expect(rows.map(({ error_code, failures }) => [error_code, failures]).sort()).toEqual([
      ['APIG.2011', 1],
      ['APIG.9999', 1]
    ])
  })

  it('are grouped anew after a restart, with the same ids', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    await addImport(ledger, { task_id: 'one', minute: 2, gatewayId, failure: [failed('/a'), conflict('/b')] })
    const before = await clustersOf(ledger)
    await ledger.close()
    expect(await clustersOf(await openTestLedger(ledger.file))).toEqual(before)
  })
})
