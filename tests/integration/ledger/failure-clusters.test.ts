import type { Input } from '@shared/contract'
import type { AppendedSnapshot } from '../../../src/main/ledger/protocol'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'
import { addImport, created, failed } from './api-runs'

const page = { offset: 0, limit: 100 }

async function clustersOf(ledger: TestLedger, asked: Partial<Input<'failures.clusters'>> = {}) {
  return valueOf(await ledger.read('failures.clusters', { gatewayId: null, text: '', ...page, ...asked }))
}

const conflict = (path: string) => ({
  ...failed(path, 'APIG.3301'),
  error_msg: `The API ${path} already exists, An API with the same path exists. API name: "name${path}"`
})

interface EndedTask {
  task_id: string
  minute: number
  gatewayId: number
  task_type?: string | null
  task_status?: string
  /** What `task_result` holds; a text as it is. */
  result: object | string
}

/** Keeps an answer of a task that failed as a whole, or of one that says otherwise. */
async function addFailed(ledger: TestLedger, ended: EndedTask): Promise<AppendedSnapshot> {
  const { task_id, minute, gatewayId, task_type = 'import_api', task_status = 'failed', result } = ended
  const task_result = typeof result === 'string' ? result : JSON.stringify(result)
  const taskId = await ledger.addTask(task_id, { gatewayId })
  const answer = { task_id, task_status, ...(task_type === null ? {} : { task_type }), task_result }
  return ledger.append(taskId, Buffer.from(JSON.stringify(answer)), minutes(minute))
}

const taken = (name: string) => ({
  error_code: 'APIG.3201',
  error_msg: `The API group "${name}" already exists`
})

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
