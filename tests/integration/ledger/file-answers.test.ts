import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { TimelineRun } from '@shared/contract/snapshot'
import { answerFixture } from '../../support/async-task-fixtures'
import { minutes, openTestLedger, valueOf, type TestLedger } from '../../support/ledger'

const importId = 'd9ce8c9eede54b3f841ec324fe0bfdc2'
const fileTime = minutes(-5000)

function fileOf(bytes: Uint8Array, name: string) {
  return { name, modifiedAt: fileTime, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** An answer as a file of one answer holds it. */
function answer(task_id: string, content: string | Uint8Array, name = 'answer.json') {
  const bytes = typeof content === 'string' ? answerFixture(content).bytes : content
  return { task_id, bodies: [Uint8Array.from(bytes).buffer], file: fileOf(bytes, name) }
}

const task = (task_id: string, task_status: string) =>
  new TextEncoder().encode(JSON.stringify({ task_id, task_status, task_type: 'import_api', task_result: '' }))

async function add(
  ledger: TestLedger,
  answers: ReturnType<typeof answer>[],
  at: number,
  gatewayId: number | null = null
) {
  return valueOf(await ledger.write('answers.add', { gatewayId, answers, at })).kept
}

async function rowOf(ledger: TestLedger, id: number) {
  const [row] = valueOf(await ledger.read('tasks.rows', { ids: [id] }))
  if (row === undefined) throw new Error(`no task ${id}`)
  return row
}

async function runsOf(ledger: TestLedger, taskId: number): Promise<TimelineRun[]> {
  const { items } = valueOf(await ledger.read('snapshots.timeline', { taskId, before: null, limit: 50 }))
  return items.filter((item) => item.kind === 'run')
}

const holds = async (ledger: TestLedger): Promise<unknown> =>
  valueOf(await ledger.read('ledger.verify', null))

describe('an answer from a file', () => {
  it('is kept byte for byte, with the file, of a task without place and gateway', async () => {
    const ledger = await openTestLedger()
    const [kept] = await add(ledger, [answer(importId, 'wire/import-succeed.json', '会员.json')], minutes(1))
    if (kept === undefined) throw new Error('nothing kept')
    expect(kept).toMatchObject({ isNewTask: true })
    const [snapshotId = 0] = kept.snapshotIds
    const stored = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'answer' }))
    const { bytes } = answerFixture('wire/import-succeed.json')
    expect(Buffer.from(stored.bytes).equals(Buffer.from(bytes))).toBe(true)
    const file = { name: '会员.json', modifiedAt: fileTime }
    expect(valueOf(await ledger.read('snapshots.get', { id: snapshotId }))).toMatchObject({
      source: 'file',
      file: { ...file, sha256: fileOf(bytes, '').sha256 },
      http_status: null,
      observedAt: minutes(1),
      result: { kind: 'import' }
    })
    expect(await rowOf(ledger, kept.taskId)).toMatchObject({
      task_id: importId,
      task_status: 'succeed',
      gatewayId: null,
      endpointHost: null,
      project_id: null,
      polling: 'stopped',
      // Read, not observed.
      firstObservedAt: null,
      lastObservedAt: null,
      notFinalAt: null,
      finalAt: minutes(1)
    })
    expect(await runsOf(ledger, kept.taskId)).toMatchObject([
      { source: 'file', file, afterAt: null, changed: [] }
    ])
    expect(await holds(ledger)).toEqual({ checked: 1, brokenAt: null, isComplete: true })
  })

  it('is not added twice, under whatever name', async () => {
    const ledger = await openTestLedger()
    const [first] = await add(ledger, [answer(importId, 'wire/import-succeed.json')], minutes(1))
    const again = [answer(importId, 'wire/import-succeed.json', 'copy.json')]
    expect(await add(ledger, again, minutes(2))).toEqual([
      { taskId: first?.taskId, snapshotIds: [], isNewTask: false }
    ])
    await ledger.close()
    const reopened = await openTestLedger(ledger.file)
    expect(await add(reopened, [answer(importId, 'wire/import-succeed.json')], minutes(3))).toMatchObject([
      { snapshotIds: [] }
    ])
    const wishes = [
      { gatewayId: null, task_id: importId, sha256: again[0]?.file.sha256 ?? null },
      { gatewayId: null, task_id: importId, sha256: 'ab'.repeat(32) },
      { gatewayId: null, task_id: 'other', sha256: null }
    ]
    const { known } = valueOf(await reopened.read('tasks.known', { wishes }))
    expect(known).toEqual([
      { taskId: first?.taskId, isRead: true },
      { taskId: first?.taskId, isRead: false },
      { taskId: null, isRead: false }
    ])
  })

  it('is one of several in its file', async () => {
    const ledger = await openTestLedger()
    const states = ['waiting', 'processing', 'succeed'].map((status) => task(importId, status))
    const file = fileOf(new Uint8Array([1]), 'log.txt')
    const answers = [
      { task_id: importId, bodies: states.map((bytes) => Uint8Array.from(bytes).buffer), file }
    ]
    const [kept] = await add(ledger, answers, minutes(1))
    expect(kept?.snapshotIds).toHaveLength(3)
    expect(await rowOf(ledger, kept?.taskId ?? 0)).toMatchObject({ task_status: 'succeed', snapshotCount: 3 })
    expect(await holds(ledger)).toEqual({ checked: 3, brokenAt: null, isComplete: true })
  })

  it('goes to the task that the chosen gateway knows, and only there', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const other = await ledger.addGateway('Other', 'https://apig.other.example.com')
    const known = await ledger.addTask(importId, { gatewayId })
    const [kept] = await add(ledger, [answer(importId, 'wire/import-waiting.json')], minutes(1), gatewayId)
    expect(kept).toMatchObject({ taskId: known, isNewTask: false })
    expect(await rowOf(ledger, known)).toMatchObject({ polling: 'active', gatewayId })
    const [elsewhere] = await add(ledger, [answer(importId, 'wire/import-waiting.json')], minutes(2), other)
    expect(elsewhere).toMatchObject({ isNewTask: true })
    expect(await rowOf(ledger, elsewhere?.taskId ?? 0)).toMatchObject({ gatewayId: null, endpointHost: null })
  })

  it('is adopted with its task when the id is added to a gateway, and the chain still holds', async () => {
    const ledger = await openTestLedger()
    const [kept] = await add(ledger, [answer(importId, task(importId, 'processing'))], minutes(1))
    const gatewayId = await ledger.addGateway()
    expect(await ledger.addTask(importId, { gatewayId })).toBe(kept?.taskId)
    expect(await rowOf(ledger, kept?.taskId ?? 0)).toMatchObject({
      gatewayId,
      endpointHost: 'apig.example.com',
      project_id: 'project-1',
      polling: 'active',
      snapshotCount: 1
    })
    const targets = valueOf(await ledger.read('tasks.toPoll', { gatewayId }))
    expect(targets).toMatchObject([{ taskId: kept?.taskId, lastObservedAt: null }])
    await ledger.append(kept?.taskId ?? 0, task(importId, 'succeed'), minutes(9))
    expect(await holds(ledger)).toEqual({ checked: 2, brokenAt: null, isComplete: true })
  })

  it('never takes back a state, is no contradiction, and bounds no observation', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const id = await ledger.addTask(importId, { gatewayId })
    await ledger.append(id, task(importId, 'processing'), minutes(1))
    const [older] = await add(ledger, [answer(importId, task(importId, 'waiting'))], minutes(2), gatewayId)
    expect(await rowOf(ledger, id)).toMatchObject({
      task_status: 'processing',
      notFinalAt: minutes(1),
      lastObservedAt: minutes(1),
      lastSnapshotId: older?.snapshotIds[0]
    })
    await ledger.append(id, task(importId, 'processing'), minutes(3))
    await ledger.append(id, 'wire/import-succeed.json', minutes(4))
    const runs = await runsOf(ledger, id)
    expect(
      runs.map(({ source, afterAt, changed, findingCounts }) => ({
        source,
        afterAt,
        changed,
        flagged: findingCounts.warning + findingCounts.alarm
      }))
    ).toEqual([
      {
        source: 'poll',
        afterAt: minutes(3),
        changed: ['task_status', 'body'],
        flagged: 0
      },
      { source: 'poll', afterAt: minutes(1), changed: [], flagged: 0 },
      { source: 'file', afterAt: null, changed: [], flagged: 0 },
      { source: 'poll', afterAt: null, changed: [], flagged: 0 }
    ])
    const { findings } = valueOf(await ledger.read('snapshots.get', { id: older?.snapshotIds[0] ?? 0 }))
    expect(findings).toEqual([])
  })

  it('that refuses is kept without the credentials that it echoes', async () => {
    const ledger = await openTestLedger()
    const secret = 'MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8CAQExDTALBglghkgBZQMEAgEw'
    const echo = `{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify signature failed, canonicalRequest:GET|/v2/||x-auth-token:${secret}|x-sdk-date:1||"}`
    const [kept] = await add(ledger, [answer(importId, new TextEncoder().encode(echo))], minutes(1))
    const id = kept?.snapshotIds[0] ?? 0
    const { text } = valueOf(await ledger.read('snapshots.text', { id, offset: 0, length: 1000 }))
    expect(text).not.toContain(secret)
    expect(text).toContain('[redacted]')
    expect(valueOf(await ledger.read('snapshots.get', { id })).error?.error_code).toBe('APIGW.0301')
  })

  it.each([
    ['the name', `UPDATE snapshot_file SET file_name = 'other.json'`],
    ['the time', 'UPDATE snapshot_file SET modified_at = modified_at + 1'],
    ['the hash', 'UPDATE snapshot_file SET sha256 = zeroblob(32)'],
    ['the file taken away', 'DELETE FROM snapshot_file']
  ])('is found changed by the chain: %s', async (_, change) => {
    const ledger = await openTestLedger()
    await add(ledger, [answer(importId, 'wire/import-succeed.json')], minutes(1))
    await ledger.close()
    const connection = new Database(ledger.file)
    connection.exec(change)
    connection.close()
    expect(await holds(await openTestLedger(ledger.file))).toMatchObject({ brokenAt: 1, isComplete: false })
  })

  it('comes with all others of its batch, or none does', async () => {
    const ledger = await openTestLedger()
    const connection = new Database(ledger.file)
    connection.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON snapshot_file WHEN NEW.file_name = 'bad.json' BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    connection.close()
    const good = answer('a', task('a', 'waiting'), 'good.json')
    const bad = answer('b', task('b', 'waiting'), 'bad.json')
    expect(
      await ledger.write('answers.add', { gatewayId: null, answers: [good, bad], at: minutes(1) })
    ).toMatchObject({
      ok: false
    })
    expect(valueOf(await ledger.read('tasks.facets', undefined)).total).toBe(0)
    // What was rolled back is not taken for known.
    const [kept] = await add(ledger, [answer('a', task('a', 'waiting'), 'good.json')], minutes(2))
    expect(kept).toMatchObject({ isNewTask: true, snapshotIds: [1] })
    expect(await holds(ledger)).toEqual({ checked: 1, brokenAt: null, isComplete: true })
  })
})
