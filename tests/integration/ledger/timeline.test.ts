import type { TimelineGap, TimelineItem, TimelineRun } from '@shared/contract/snapshot'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'

const utf8 = (text: string) => new TextEncoder().encode(text)
const answer = (task_status: string) =>
  utf8(JSON.stringify({ task_id: 'task-1', task_status, task_type: 'import_api', task_result: '' }))
const failed = {
  http_status: null,
  headers: {},
  bytes: null,
  failure: { code: 'timeout', params: {} }
} as const
const noAnswer = utf8('')

async function timeline(ledger: TestLedger, taskId: number, page: { before?: number; limit?: number } = {}) {
  const { before = null, limit = 100 } = page
  return valueOf(await ledger.read('snapshots.timeline', { taskId, before, limit }))
}

/** One line per item, so that a whole timeline can be compared at a glance. */
function lines(items: TimelineItem[]): string[] {
  const minute = (at: number | null) => (at === null ? '…' : String((at - minutes(0)) / 60_000))
  const run = ({ count, afterAt, firstAt, lastAt, changed, ...item }: TimelineRun) =>
    `${count} × ${item.task_status ?? item.failureCode ?? item.http_status} ${minute(firstAt)}-${minute(lastAt)}, after ${minute(afterAt)}: ${changed.join(' ')}`
  const gap = ({ reason, fromAt, toAt }: TimelineGap) => `${reason} ${minute(fromAt)}-${minute(toAt)}`
  return items.map((item) => (item.kind === 'run' ? run(item) : gap(item)))
}

describe('folding', () => {
  it('makes one run of equal answers, says what differs from the run before and since when', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    for (const minute of [1, 2, 3]) await ledger.append(taskId, answer('waiting'), minutes(minute))
    await ledger.append(taskId, answer('processing'), minutes(4))
    for (const minute of [5, 6]) await ledger.append(taskId, noAnswer, minutes(minute), failed)
    await ledger.append(taskId, answer('processing'), minutes(7))
    await ledger.append(taskId, 'wire/error-500.json', minutes(8))
    await ledger.append(taskId, answer('succeed'), minutes(9))
    expect(lines((await timeline(ledger, taskId)).items)).toEqual([
      '1 × succeed 9-9, after 8: task_status http_status body',
      '1 × 500 8-8, after 7: http_status body',
      '1 × processing 7-7, after 6: http_status body failure',
      '2 × timeout 5-6, after 4: http_status body failure',
      '1 × processing 4-4, after 3: task_status body',
      '3 × waiting 1-3, after …: '
    ])
  })

  it('takes answers that differ in request id and date only for equal', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    for (const minute of [1, 2]) {
      const headers = { date: `minute ${minute}`, 'x-request-id': `request-${minute}`, server: 'api-gateway' }
      await ledger.append(taskId, answer('waiting'), minutes(minute), { headers })
    }
    const { items } = await timeline(ledger, taskId)
    expect(items).toMatchObject([{ kind: 'run', count: 2 }])
    const [run] = items as [TimelineRun]
    const detail = valueOf(await ledger.read('snapshots.get', { id: run.lastSnapshotId }))
    expect(detail.headers).toEqual({ date: 'minute 2', 'x-request-id': 'request-2', server: 'api-gateway' })
  })

  it('orders by the time of observation, then by id, when the clock was set back', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    await ledger.append(taskId, answer('waiting'), minutes(5))
    await ledger.append(taskId, answer('processing'), minutes(3))
    await ledger.append(taskId, answer('waiting'), minutes(5))
    expect(lines((await timeline(ledger, taskId)).items)).toEqual([
      '2 × waiting 5-5, after 3: task_status body',
      '1 × processing 3-3, after …: '
    ])
    const [row] = valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))
    expect(row).toMatchObject({
      task_status: 'waiting',
      firstObservedAt: minutes(3),
      lastObservedAt: minutes(5)
    })
  })

  it('leaves the rows single: those of a run can be paged through, newest first', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    for (let minute = 1; minute <= 5; minute++)
      await ledger.append(taskId, answer('waiting'), minutes(minute))
    await ledger.append(taskId, answer('processing'), minutes(6))
    const [, run] = (await timeline(ledger, taskId)).items as [TimelineRun, TimelineRun]
    const page = (offset: number) =>
      ledger.read('snapshots.ofRun', { ...run, offset, limit: 2 }).then((found) => valueOf(found))
    expect(await page(0)).toMatchObject({
      total: 5,
      rows: [{ observedAt: minutes(5) }, { observedAt: minutes(4) }]
    })
    expect(await page(4)).toMatchObject({ total: 5, rows: [{ observedAt: minutes(1), elapsedMs: 100 }] })
    expect(await page(5)).toEqual({ total: 5, rows: [] })
  })

  it('counts findings by level, so that a known habit of the service does not look like a fault', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const habit = await ledger.addTask('d6e8834b6f0f4711a2fa5345e5b60833', { gatewayId })
    const { snapshotId } = await ledger.append(habit, 'wire/export-succeed.json', minutes(1))
    const odd = await ledger.addTask('task-1', { gatewayId })
    await ledger.append(odd, answer('succeed'), minutes(1))
    await ledger.append(odd, answer('waiting'), minutes(2))

    const [run] = (await timeline(ledger, habit)).items as [TimelineRun]
    const { findings } = valueOf(await ledger.read('snapshots.get', { id: snapshotId }))
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.map(({ level }) => level)).toEqual(findings.map(() => 'note'))
    expect(run.findingCounts).toEqual({ note: findings.length, warning: 0, alarm: 0 })
    const [back] = (await timeline(ledger, odd)).items as [TimelineRun]
    expect(back.findingCounts.alarm).toBe(1)
  })

  it('of a task without snapshots is empty, and other tasks do not show', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const [one, two] = [
      await ledger.addTask('task-1', { gatewayId }),
      await ledger.addTask('task-2', { gatewayId })
    ]
    await ledger.append(one, answer('waiting'), minutes(1))
    expect(await timeline(ledger, two)).toEqual({ items: [], next: null })
    expect(await timeline(ledger, 4711)).toEqual({ items: [], next: null })
  })
})

describe('pages', () => {
  it('together are the whole timeline, whatever their size', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    valueOf(await ledger.write('run.start', { at: minutes(0) }))
    for (let minute = 1; minute <= 12; minute++) {
      await ledger.append(taskId, answer(minute % 5 < 3 ? 'waiting' : 'processing'), minutes(minute))
      if (minute % 4 !== 0) continue
      valueOf(await ledger.write('run.end', { at: minutes(minute + 0.25) }))
      valueOf(await ledger.write('run.start', { at: minutes(minute + 0.5) }))
    }
    const whole = await timeline(ledger, taskId)
    expect(whole.next).toBeNull()
    expect(whole.items.filter(({ kind }) => kind === 'gap')).toHaveLength(3)
    for (const limit of [1, 2, 3]) {
      const items: TimelineItem[] = []
      let page = await timeline(ledger, taskId, { limit })
      items.push(...page.items)
      while (page.next !== null) {
        page = await timeline(ledger, taskId, { before: page.next, limit })
        items.push(...page.items)
      }
      expect(items).toEqual(whole.items)
    }
  })

  it('of 100,000 equal snapshots come at once', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    await ledger.append(taskId, answer('waiting'), minutes(0))
    multiply(ledger.file, 100_000)
    await ledger.append(taskId, answer('processing'), minutes(200_000))
    const startedAt = performance.now()
    const { items } = await timeline(ledger, taskId)
    const elapsedMs = performance.now() - startedAt
    expect(lines(items)).toEqual([
      '1 × processing 200000-200000, after 100000: task_status body',
      '100001 × waiting 0-100000, after …: '
    ])
    // Tens of milliseconds on an idle machine; reading each row would take longer than this.
    expect(elapsedMs).toBeLessThan(1000)
  })
})

/** Copies the only snapshot, one a minute; straight into the file, because that many appends would take minutes. */
function multiply(file: string, count: number): void {
  const database = new Database(file)
  const columns = (database.pragma('table_info(snapshot)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id')
  const values = columns.map((name) => (name === 'observed_at' ? 'observed_at + value * 60000' : name))
  database.exec(`
    WITH RECURSIVE series(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM series WHERE value < ${count})
    INSERT INTO snapshot (${columns.join()}) SELECT ${values.join()} FROM snapshot, series`)
  database.close()
}
