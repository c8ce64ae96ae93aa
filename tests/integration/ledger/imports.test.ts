import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'

interface Lists {
  group_id?: string
  success?: { id?: string; method: string; path: string; action?: string }[]
  failure?: { method: string; path: string; error_code: string; error_msg: string }[]
  ignore?: { method: string; path: string }[]
}

const created = (path: string) => ({ id: `id-${path}`, method: 'GET', path, action: 'create' })
const updated = (path: string) => ({ ...created(path), action: 'update' })
const refused = (path: string) => ({ method: 'POST', path, error_code: 'APIG.2011', error_msg: 'Invalid' })

async function finish(ledger: TestLedger, task_id: string, lists: Lists, minute: number, gatewayId?: number) {
  const taskId = await ledger.addTask(task_id, { ...(gatewayId === undefined ? {} : { gatewayId }) })
  const task_result = JSON.stringify({ group_id: 'group-1', success: [], failure: [], ...lists })
  const answer = JSON.stringify({ task_id, task_status: 'succeed', task_type: 'import_api', task_result })
  return (await ledger.append(taskId, new TextEncoder().encode(answer), minutes(minute))).snapshotId
}

/** Two imports of one group: /a created then updated, /b failed then created, /c only in the first, /d in the second. */
async function twoRuns(ledger: TestLedger) {
  const gatewayId = await ledger.addGateway()
  const before = await finish(
    ledger,
    'task-1',
    { success: [created('/a'), created('/c')], failure: [refused('/b')] },
    1,
    gatewayId
  )
  const after = await finish(
    ledger,
    'task-2',
    { success: [updated('/a'), created('/d')], failure: [refused('/b')] },
    2,
    gatewayId
  )
  return { gatewayId, before, after }
}

const everything = { before: null, after: null, changedOnly: false, text: '' }
const page = { offset: 0, limit: 100 }

describe('the entries of an import', () => {
  it('come by list, in the order of the answer, filtered and in pages', async () => {
    const ledger = await openTestLedger()
    const success = Array.from({ length: 30 }, (_, index) => created(`/api/${index}`))
    const snapshotId = await finish(ledger, 'task-1', { success, failure: [refused('/x')] }, 1)
    const entries = async (list: 'success' | 'failure' | 'ignore', text = '', offset = 0, limit = 10) =>
      valueOf(await ledger.read('imports.entries', { snapshotId, list, text, offset, limit }))

    const second = await entries('success', '', 10)
    expect(second.total).toBe(30)
    expect(second.rows.map(({ path }) => path)).toEqual(success.slice(10, 20).map(({ path }) => path))
    expect((await entries('success', 'GET /API/2')).total).toBe(11)
    expect(await entries('failure', 'invalid')).toEqual({
      total: 1,
      rows: [{ ...refused('/x'), list: 'failure', id: null, action: null }]
    })
    expect(await entries('ignore')).toEqual({ total: 0, rows: [] })
  })
})

describe('the runs', () => {
  it('are all imports that ended, newest first, with the one before of the same group', async () => {
    const ledger = await openTestLedger()
    const { gatewayId, before, after } = await twoRuns(ledger)
    const other = await finish(ledger, 'task-3', { group_id: 'group-2' }, 3, gatewayId)
    const unfinished = await ledger.addTask('task-4', { gatewayId })
    await ledger.append(unfinished, 'wire/import-processing.json', minutes(4))
    const { runs, previous } = valueOf(await ledger.read('imports.runs', { snapshotId: after }))
    expect(runs.map(({ snapshotId }) => snapshotId)).toEqual([other, after, before])
    expect(runs[1]).toMatchObject({
      task_id: 'task-2',
      isDemo: false,
      group_id: 'group-1',
      outcome: 'partial',
      counts: { success: 2, failure: 1, ignore: null },
      finalAt: minutes(2)
    })
    expect(previous).toEqual({ snapshotId: before, reason: 'same_group_before' })
    expect(valueOf(await ledger.read('imports.runs', { snapshotId: before })).previous).toBeNull()
  })
})

describe('a comparison', () => {
  it('counts every API once and lists the changes', async () => {
    const ledger = await openTestLedger()
    const { before, after } = await twoRuns(ledger)
    const compared = valueOf(await ledger.read('imports.compare', { before, after }))
    expect(compared).toMatchObject({ total: 4, changed: 3, cautions: [] })
    expect(compared.matrix.reduce((sum, { count }) => sum + count, 0)).toBe(4)

    const changes = async (filter: Partial<typeof everything>) =>
      valueOf(
        await ledger.read('imports.changes', { before, after, filter: { ...everything, ...filter }, ...page })
      )
    const all = await changes({})
    expect(all.rows.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['/a', 'created', 'updated'],
      ['/b', 'failed', 'failed'],
      ['/c', 'created', 'not_in_run'],
      ['/d', 'not_in_run', 'created']
    ])
    expect((await changes({ changedOnly: true })).total).toBe(3)
    expect((await changes({ text: 'apig.2011' })).rows.map(({ path }) => path)).toEqual(['/b'])
  })

  it('says when the order is reversed or the bodies are the same', async () => {
    const ledger = await openTestLedger()
    const { before, after } = await twoRuns(ledger)
    const reversed = valueOf(await ledger.read('imports.compare', { before: after, after: before }))
    expect(reversed.cautions).toEqual(['order_reversed'])
    const same = valueOf(await ledger.read('imports.compare', { before, after: before }))
    expect(same).toMatchObject({ changed: 0, cautions: ['same_body'] })
  })

  it('is not made of an export', async () => {
    const ledger = await openTestLedger()
    const { gatewayId, before } = await twoRuns(ledger)
    const taskId = await ledger.addTask('task-5', { gatewayId })
    const { snapshotId } = await ledger.append(taskId, 'wire/export-succeed.json', minutes(5))
    const compared = await ledger.read('imports.compare', { before, after: snapshotId })
    expect(compared).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  })
})

describe('the options of two imports', () => {
  const modes = {
    is_create_group: false,
    api_mode: 'merge',
    extend_mode: 'merge',
    simple_mode: false,
    mock_mode: false
  } as const

  /** An import started from here. */
  async function started(
    ledger: TestLedger,
    gatewayId: number,
    task_id: string,
    options: object,
    minute: number
  ) {
    const begun = { gatewayId, task_type: 'import_api', options, fileName: null, bytes: null } as const
    const { startId } = valueOf(await ledger.write('start.begin', { ...begun, at: minutes(minute) }))
    const answer = new TextEncoder().encode(JSON.stringify({ task_id }))
    const at = { requestedAt: minutes(minute), observedAt: minutes(minute), elapsedMs: 1 }
    const ended = { startId, name: '', requested_group_id: null, ...at, http_status: 200, headers: {} }
    valueOf(await ledger.write('start.end', { ...ended, bytes: answer.buffer, failure: null }))
    return finish(ledger, task_id, { success: [created('/a')] }, minute + 1, gatewayId)
  }

  it('are those that each was started with; what was not started here is not known', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const before = await started(ledger, gatewayId, 'task-1', { ...modes, group_id: 'group-1' }, 1)
    const after = await started(
      ledger,
      gatewayId,
      'task-2',
      { ...modes, api_mode: 'override', group_id: 'group-1' },
      3
    )
    const elsewhere = await finish(ledger, 'task-3', { success: [created('/a')] }, 5, gatewayId)
    const compared = valueOf(await ledger.read('imports.compare', { before, after }))
    expect(compared).toMatchObject({
      options: { before: modes, after: { ...modes, api_mode: 'override' } },
      differingOptions: ['api_mode']
    })
    expect(compared.cautions).toContain('different_options')
    const unknown = valueOf(await ledger.read('imports.compare', { before, after: elsewhere }))
    expect(unknown).toMatchObject({ options: { before: modes, after: null }, differingOptions: [] })
    expect(unknown.cautions).not.toContain('different_options')
  })
})

describe('an API in two lists of one import', () => {
  it('is counted, shown in its rows and found', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const before = await finish(ledger, 'task-1', { success: [created('/a'), created('/b')] }, 1, gatewayId)
    const failure = [{ ...refused('/a'), method: 'GET' }]
    const after = await finish(
      ledger,
      'task-2',
      { success: [created('/a'), created('/b')], failure },
      2,
      gatewayId
    )
    const compared = valueOf(await ledger.read('imports.compare', { before, after }))
    expect(compared.inSeveralLists).toEqual({ before: 0, after: 1, either: 1 })
    const filter = { ...everything, inSeveralLists: true }
    const { rows } = valueOf(await ledger.read('imports.changes', { before, after, filter, ...page }))
    expect(rows.map(({ path, lists }) => [path, lists.after])).toEqual([
      ['/a', ['success', 'failure']],
      ['/a', ['success', 'failure']]
    ])
  })
})
