import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'
import { lifeOf } from '../ledger/api-runs'
import { clustersOf } from '../ledger/failed-imports'

const everything = { before: null, after: null, changedOnly: false, text: '' }
const page = { offset: 0, limit: 500 }
const created = (path: string) => ({ id: `id-${path}`, method: 'GET', path, action: 'create' })
const failed = (path: string) => ({ method: 'GET', path, error_code: 'APIG.2011', error_msg: 'no' })

/** Keeps an import that ended with this result: a value, or a text as it is. */
async function finish(
  ledger: TestLedger,
  task_id: string,
  result: unknown,
  minute: number,
  of: { gatewayId: number; task_status?: string }
): Promise<number> {
  const { gatewayId, task_status = 'succeed' } = of
  const task_result = typeof result === 'string' ? result : JSON.stringify(result)
  const answer = JSON.stringify({ task_id, task_status, task_type: 'import_api', task_result })
  const taskId = await ledger.addTask(task_id, { gatewayId })
  return (await ledger.append(taskId, new TextEncoder().encode(answer), minutes(minute))).snapshotId
}

async function compared(ledger: TestLedger, before: number, after: number) {
  const summary = valueOf(await ledger.read('imports.compare', { before, after }))
  const { rows } = valueOf(
    await ledger.read('imports.changes', { before, after, filter: everything, ...page })
  )
  return { ...summary, rows }
}

describe('two imports of 4,000 APIs, all of which ended otherwise', () => {
  const paths = Array.from({ length: 4000 }, (_, n) => `/v1/订单/${n}/{id}`)

  it('are in one cell, and can be read page by page and saved as a report', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const lists = { group_id: 'g', success: [], failure: [], ignore: [] }
    const before = await finish(ledger, 'one', { ...lists, success: paths.map(created) }, 1, { gatewayId })
    const after = await finish(ledger, 'two', { ...lists, failure: paths.map(failed) }, 2, { gatewayId })
    const { matrix, total, changed } = await compared(ledger, before, after)
    expect({ matrix, total, changed }).toEqual({
      matrix: [{ before: 'created', after: 'failed', count: 4000 }],
      total: 4000,
      changed: 4000
    })
    const seen = new Set<string | null>()
    for (let offset = 0; offset < total; offset += 500) {
      const filter = { ...everything, before: 'created', after: 'failed', changedOnly: true } as const
      const asked = { before, after, filter, offset, limit: 500 }
      for (const { path } of valueOf(await ledger.read('imports.changes', asked)).rows) seen.add(path)
    }
    expect(seen).toEqual(new Set(paths))
    const form = { format: 'markdown', language: 'zh-Hans', isRaw: false, at: minutes(3) } as const
    const { bytes } = valueOf(await ledger.read('importReport.bytes', { before, after, ...form }))
    const text = new TextDecoder().decode(bytes)
    expect(paths.filter((path) => !text.includes(path))).toEqual([])
    expect((await clustersOf(ledger)).rows).toMatchObject([{ apis: 4000, failures: 4000 }])
  })
})

describe('an import whose result is odd', () => {
  const whole = { group_id: 'g', success: [created('/a')], failure: [failed('/b')], ignore: [] }

  it.each<[string, unknown, string[], string[]]>([
    ['has empty lists', { group_id: 'g', success: [], failure: [], ignore: [] }, [], []],
    [
      'has null for lists',
      { group_id: 'g', success: null, failure: null, ignore: null },
      [],
      ['list_not_reported']
    ],
    [
      'has lists that nobody knows',
      { ...whole, skipped: [created('/c')], deleted: [created('/d')] },
      ['/a', '/b'],
      []
    ],
    [
      'has entries that are none',
      { ...whole, success: [null, 7, '/text', [], { path: '/a' }, created('/a')] },
      ['/a', '/a', '/b', '/text', '7', '[]'],
      []
    ],
    [
      'is an error',
      { error_code: 'APIG.9999', error_msg: '系统错误' },
      [],
      ['unknown_group', 'list_not_reported']
    ],
    ['is a text', 'done', [], ['unknown_group', 'list_not_reported']],
    ['is empty', '', [], ['unknown_group', 'list_not_reported']]
  ])('which %s is compared as far as it goes', async (_, result, named, cautions) => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const before = await finish(ledger, 'one', whole, 1, { gatewayId })
    const after = await finish(ledger, 'two', result, 2, { gatewayId })
    const { rows, total, matrix, cautions: said } = await compared(ledger, before, after)
    expect(said).toEqual(cautions)
    expect(matrix.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    expect(rows).toHaveLength(total)
    const there = rows.filter((row) => row.after !== 'not_in_run').map(({ path }) => path ?? '')
    expect(there.filter((path) => path !== '').sort()).toEqual(named)
    // What the other names is "not in this run", whatever the reason.
    expect(rows.filter(({ path, method }) => path === '/b' && method === 'GET')).toHaveLength(1)
  })

  it('is in the history of an API as absent with a caution, and counted among failures once', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    await finish(ledger, 'one', whole, 1, { gatewayId })
    await finish(ledger, 'two', { group_id: 'g', success: null, failure: null, ignore: null }, 2, {
      gatewayId
    })
    const error = { error_code: 'APIG.9999', error_msg: '系统错误' }
    await finish(ledger, 'three', error, 3, { gatewayId, task_status: 'failed' })
    const { rows } = await lifeOf(ledger, '/a')
    expect(rows.map(({ task_id, state, isListMissing }) => [task_id, state, isListMissing])).toEqual([
      ['two', 'not_in_run', true],
      ['one', 'created', false]
    ])
    expect(
      (await clustersOf(ledger)).rows.map(({ error_code, whole: n, apis }) => [error_code, n, apis])
    ).toEqual([
      ['APIG.9999', 1, 0],
      ['APIG.2011', 0, 1]
    ])
  })
})

describe('names that are hard to show', () => {
  it.each(['/订单/😀/查询', `/${'long-'.repeat(400)}end`, '/%E8%AE%A2', '/a"b<c>&amp;', '/‮rtl', '/a/'])(
    'are kept as they are, and lead to the history of the API: %s',
    async (path) => {
      const ledger = await openTestLedger()
      const gatewayId = await ledger.addGateway()
      const before = await finish(
        ledger,
        'one',
        { group_id: 'g', success: [created(path)], failure: [] },
        1,
        {
          gatewayId
        }
      )
      const after = await finish(ledger, 'two', { group_id: 'g', success: [], failure: [failed(path)] }, 2, {
        gatewayId
      })
      const { rows } = await compared(ledger, before, after)
      expect(rows.map((row) => [row.path, row.before, row.after])).toEqual([[path, 'created', 'failed']])
      expect((await lifeOf(ledger, path)).rows.map(({ state }) => state)).toEqual(['failed', 'created'])
      const cause = { cluster: 0, gatewayId: null, ...page }
      expect(valueOf(await ledger.read('failures.apis', cause)).rows.map((row) => row.path)).toEqual([path])
    }
  )
})

describe('what is not there', () => {
  it('is said, and takes nothing else along', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const before = await finish(ledger, 'one', { success: [created('/a')], failure: [] }, 1, { gatewayId })
    for (const pair of [
      { before, after: 999 },
      { before: 999, after: before }
    ]) {
      for (const method of ['imports.compare', 'imports.changes'] as const) {
        const answer = await ledger.read(method, { ...pair, filter: everything, ...page })
        expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
      }
    }
    const choice = { import: before, next: 999, previous: null, file: { kind: 'sent' } } as const
    expect(await ledger.read('taken.compare', choice)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await compared(ledger, before, before)).toMatchObject({ total: 1, changed: 0 })
  })
})

describe('imports of a gateway that was removed', () => {
  it('are compared as before, find each other, and stay in history and causes', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const lists = { group_id: 'g', success: [created('/a')], failure: [failed('/b')], ignore: [] }
    const before = await finish(ledger, 'one', lists, 1, { gatewayId })
    const after = await finish(ledger, 'two', { ...lists, failure: [] }, 2, { gatewayId })
    valueOf(await ledger.write('gateway.remove', { id: gatewayId, at: minutes(3) }))
    const { runs, previous } = valueOf(await ledger.read('imports.runs', { snapshotId: after }))
    expect(previous).toEqual({ snapshotId: before, reason: 'same_group_before' })
    expect(runs.map(({ gatewayName, endpointHost }) => [gatewayName, endpointHost])).toEqual([
      ['Production', 'apig.example.com'],
      ['Production', 'apig.example.com']
    ])
    expect(await compared(ledger, before, after)).toMatchObject({ total: 2, changed: 1, cautions: [] })
    expect((await lifeOf(ledger, '/b')).rows).toHaveLength(2)
    expect((await clustersOf(ledger)).rows).toMatchObject([{ apis: 1 }])
    expect(valueOf(await ledger.read('taken.find', { snapshotId: after }))).toMatchObject({
      import: { snapshotId: after },
      next: null,
      previous: null
    })
  })
})
