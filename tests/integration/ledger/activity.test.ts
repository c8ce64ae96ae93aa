import Database from 'better-sqlite3'
import type { TaskFilter } from '@shared/contract/task'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type Seen, type TestLedger } from '../../support/ledger'

const everything: TaskFilter = {
  gatewayId: null,
  task_type: null,
  task_status: null,
  group_id: null,
  text: ''
}
const json = (fields: object) => new TextEncoder().encode(JSON.stringify(fields))
const task = (task_status: string, more: object = {}) =>
  json({ task_id: 'task-1', task_status, task_type: 'import_api', task_result: '', ...more })
const refused = (request_id: string, error_code = 'APIG.9999') =>
  json({ error_code, error_msg: 'System error', request_id })
const lists = (path: string) =>
  JSON.stringify({ success: [{ id: '1', method: 'GET', path, action: 'create' }], failure: [] })
const noAnswer = (code: 'timeout' | 'dns'): Seen => ({
  http_status: null,
  bytes: null,
  failure: { code, params: {} }
})

/** Two tasks; the second is the newer one until something new is known of the first. */
async function openTwo() {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const [first, second] = [
    await ledger.addTask('task-1', { gatewayId }),
    await ledger.addTask('task-2', { gatewayId })
  ]
  return { ledger, first, second }
}

async function order(ledger: TestLedger): Promise<number[]> {
  return valueOf(await ledger.read('tasks.find', everything)).ids
}

describe('newest activity first', () => {
  it.each<[string, [Uint8Array, Seen?], [Uint8Array, Seen?]]>([
    ['an equal answer', [task('waiting')], [task('waiting')]],
    [
      'a body that differs in what says nothing of the task',
      [task('waiting', { served_by: 'a' })],
      [task('waiting', { served_by: 'b' })]
    ],
    [
      'a result that is only written differently',
      [task('succeed', { task_result: lists('/pets') })],
      [task('succeed', { task_result: ` ${lists('/pets')}` })]
    ],
    [
      'the same error with another request id',
      [refused('1'), { http_status: 500 }],
      [refused('2'), { http_status: 500 }]
    ],
    ['the same failure', [task(''), noAnswer('timeout')], [task(''), noAnswer('timeout')]]
  ])('%s moves nothing', async (_, before, after) => {
    const { ledger, first, second } = await openTwo()
    await ledger.append(first, before[0], minutes(1), before[1])
    await ledger.append(second, task('waiting'), minutes(2))
    await ledger.append(first, after[0], minutes(3), after[1])
    expect(await order(ledger)).toEqual([second, first])
  })

  it.each<[string, [Uint8Array, Seen?], [Uint8Array, Seen?]]>([
    ['another task_status', [task('waiting')], [task('processing')]],
    ['another HTTP status', [refused('1'), { http_status: 500 }], [refused('1'), { http_status: 503 }]],
    [
      'another error_code',
      [refused('1'), { http_status: 500 }],
      [refused('1', 'APIG.9005'), { http_status: 500 }]
    ],
    ['a failure', [task('waiting')], [task(''), noAnswer('timeout')]],
    ['another failure', [task(''), noAnswer('timeout')], [task(''), noAnswer('dns')]],
    [
      'another result',
      [task('succeed', { task_result: lists('/pets') })],
      [task('succeed', { task_result: lists('/orders') })]
    ],
    [
      'a creation answer',
      [task('waiting')],
      [json({ task_id: 'task-1' }), { source: 'creation', http_status: 202 }]
    ]
  ])('%s moves its task to the top', async (_, before, after) => {
    const { ledger, first, second } = await openTwo()
    await ledger.append(first, before[0], minutes(1), before[1])
    await ledger.append(second, task('waiting'), minutes(2))
    await ledger.append(first, after[0], minutes(3), after[1])
    expect(await order(ledger)).toEqual([first, second])
  })

  it('a first answer and a new task go to the top, an answer that is older than the latest does not', async () => {
    const { ledger, first, second } = await openTwo()
    expect(await order(ledger)).toEqual([second, first])
    await ledger.append(first, task('waiting'), minutes(1))
    expect(await order(ledger)).toEqual([first, second])
    await ledger.append(second, task('succeed'), minutes(5))
    await ledger.append(second, task('processing'), minutes(4))
    await ledger.append(first, task('succeed'), minutes(6))
    await ledger.append(first, task('processing'), minutes(4.5))
    expect(await order(ledger)).toEqual([first, second])
  })

  it('is answered by the index alone, without sorting', async () => {
    const { ledger } = await openTwo()
    const file = new Database(ledger.file, { readonly: true })
    const plan = file
      .prepare('EXPLAIN QUERY PLAN SELECT id FROM task ORDER BY active_at DESC, id DESC')
      .all() as { detail: string }[]
    file.close()
    expect(plan.map(({ detail }) => detail)).toEqual(['SCAN task USING COVERING INDEX task_by_activity'])
  })
})
