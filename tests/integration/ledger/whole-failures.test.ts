import type { Input } from '@shared/contract'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'
import { addImport, failed } from './api-runs'
import { addFailed, clustersOf, conflict, page, taken, type EndedTask } from './failed-imports'

describe('imports that failed as a whole', () => {
  it('are in the causes beside the APIs, and lead to their answer', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const one = await addFailed(ledger, { task_id: 'one', minute: 2, gatewayId, result: taken('a') })
    const { rows, ofAll } = await clustersOf(ledger)
    expect(ofAll).toEqual({ clusters: 1, failures: 0 })
    const error_msg = taken('a').error_msg
    const last = { snapshotId: one.snapshotId, finalAt: minutes(2) }
    expect(rows).toMatchObject([
      { error_code: 'APIG.3201', error_msg, apis: 0, failures: 0, whole: 1, runs: 1, last }
    ])
    const asked = { cluster: rows[0]?.id ?? -1, gatewayId: null, ...page }
    expect(valueOf(await ledger.read('failures.apis', asked))).toEqual({ total: 0, rows: [] })
    expect(valueOf(await ledger.read('failures.runs', asked)).rows).toMatchObject([
      { snapshotId: one.snapshotId, task_id: 'one', isWhole: true, failures: 0, apis: 0 }
    ])

    const failure = [{ method: 'GET', path: '/a', ...taken('b') }]
    await addImport(ledger, { task_id: 'two', minute: 4, gatewayId, failure })
    await addFailed(ledger, { task_id: 'three', minute: 5, gatewayId, result: taken('c') })
    expect((await clustersOf(ledger)).rows).toMatchObject([{ apis: 1, failures: 1, whole: 2, runs: 3 }])
    const runs = valueOf(await ledger.read('failures.runs', asked)).rows
    expect(runs.map(({ task_id, isWhole }) => [task_id, isWhole])).toEqual([
      ['three', true],
      ['two', false],
      ['one', true]
    ])
  })

  it('are those only: no export, no import under way, none that names its failures, each once', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const add = (task_id: string, minute: number, more: Partial<EndedTask> = {}) =>
      addFailed(ledger, { task_id, minute, gatewayId, result: taken('a'), ...more })
    await add('export', 1, { task_type: 'export_api' })
    await add('untyped', 2, { task_type: null })
    await add('under-way', 3, { task_status: 'processing' })
    await add('with-list', 4, { result: { success: [], failure: [failed('/a')], ignore: [] } })
    expect((await clustersOf(ledger)).rows).toMatchObject([{ error_code: 'APIG.2011', apis: 1, whole: 0 }])
    await add('failed', 5)
    await add('failed', 9)
    await add('no-reason', 6, { result: '' })
    await add('no-json', 7, { result: 'disk full' })
    const { rows } = await clustersOf(ledger)
    expect(rows.map(({ error_code, error_msg, whole }) => [error_code, error_msg, whole])).toEqual([
      ['APIG.3201', taken('a').error_msg, 1],
      [null, 'disk full', 1],
      [null, null, 1],
      ['APIG.2011', 'no', 0]
    ])
  })

  it('are also those that claim to have succeeded, with an error for a result and no list', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const add = (task_id: string, minute: number, result: EndedTask['result'], more: object = {}) =>
      addFailed(ledger, { task_id, minute, gatewayId, result, task_status: 'succeed', ...more })
    const one = await add('one', 2, taken('a'))
    await add('export', 3, taken('b'), { task_type: 'export_api' })
    await add('untyped', 4, taken('b'), { task_type: null })
    await add('empty', 5, '')
    await add('unreadable', 6, 'done, more or less')
    await add('without-failures', 7, { success: [], failure: [], ignore: [] })
    expect((await clustersOf(ledger)).rows).toMatchObject([
      { error_code: 'APIG.3201', whole: 1, runs: 1, failures: 0, last: { snapshotId: one.snapshotId } }
    ])
    await add('two', 8, taken('c'))
    expect((await clustersOf(ledger)).rows).toMatchObject([{ whole: 2, error_msg: taken('c').error_msg }])
  })

  it('are also those whose last answer leaves out a type that an earlier one named', async () => {
    const ledger = await openTestLedger()
    const task = { task_id: 'one', gatewayId: await ledger.addGateway() }
    await addFailed(ledger, { ...task, minute: 1, task_status: 'processing', result: '' })
    await addFailed(ledger, { ...task, minute: 2, task_type: null, result: taken('a') })
    expect((await clustersOf(ledger)).rows).toMatchObject([{ error_code: 'APIG.3201', whole: 1, runs: 1 }])
  })

  it('are found by code and text, and limited to a gateway with the newest text of that one', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const other = await ledger.addGateway('Other', 'https://other.example.com')
    await addFailed(ledger, { task_id: 'one', minute: 1, gatewayId, result: taken('mine') })
    await addImport(ledger, { task_id: 'two', minute: 3, gatewayId, failure: [conflict('/mine')] })
    await addFailed(ledger, { task_id: 'three', minute: 5, gatewayId: other, result: taken('other') })
    await addImport(ledger, { task_id: 'four', minute: 7, gatewayId: other, failure: [conflict('/other')] })
    const texts = async (asked: Partial<Input<'failures.clusters'>>) =>
      (await clustersOf(ledger, asked)).rows.map(({ error_msg }) => error_msg)
    expect(await texts({})).toEqual([conflict('/other').error_msg, taken('other').error_msg])
    expect(await texts({ gatewayId })).toEqual([conflict('/mine').error_msg, taken('mine').error_msg])
    expect(await texts({ gatewayId: other, text: '3201' })).toEqual([taken('other').error_msg])
    expect(await texts({ text: 'api GROUP' })).toEqual([taken('other').error_msg])
    expect(await texts({ gatewayId, text: '"other"' })).toEqual([])
    const asked = { cluster: 0, gatewayId, ...page }
    expect(valueOf(await ledger.read('failures.runs', asked)).rows).toMatchObject([{ task_id: 'one' }])
  })

  it('whose answer is damaged are there without a reason, and hide no other', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const { snapshotId } = await addFailed(ledger, {
      ...{ task_id: 'one', minute: 2, gatewayId },
      result: taken('a')
    })
    const other = new Database(ledger.file)
    other
      .prepare(`UPDATE body SET packed = x'00' WHERE id = (SELECT body FROM snapshot WHERE id = ?)`)
      .run(snapshotId)
    other.close()
    await addImport(ledger, { task_id: 'two', minute: 4, gatewayId, failure: [failed('/a')] })
    const { rows } = await clustersOf(ledger)
    expect(rows).toMatchObject([
      { error_code: 'APIG.2011', apis: 1 },
      { error_code: null, error_msg: null, whole: 1, last: { snapshotId } }
    ])
  })
})
