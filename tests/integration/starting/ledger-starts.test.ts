import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LedgerWrites } from '../../../src/main/ledger/protocol'
import { minutes, openTestLedger, start, valueOf, type TestLedger } from '../../support/ledger'

const options = {
  is_create_group: true,
  extend_mode: 'merge',
  api_mode: 'override',
  simple_mode: false,
  mock_mode: true
} as const

type Answer = Partial<Omit<LedgerWrites['start.end']['input'], 'bytes'>> & { body?: string }

function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer
}

async function begin(ledger: TestLedger, gatewayId: number, text = 'swagger: "2.0"\n', at = start) {
  const file = { fileName: '订单.yaml', bytes: bytesOf(text) }
  const begun = { gatewayId, task_type: 'import_api' as const, options, ...file, at }
  return valueOf(await ledger.write('start.begin', begun)).startId
}

async function end(ledger: TestLedger, startId: number, { body = '', ...answer }: Answer = {}) {
  return valueOf(
    await ledger.write('start.end', {
      startId,
      name: '订单.yaml',
      requested_group_id: null,
      requestedAt: start,
      observedAt: start + 50,
      elapsedMs: 50,
      http_status: 202,
      headers: { 'content-type': 'application/json' },
      bytes: bytesOf(body),
      failure: null,
      ...answer
    })
  )
}

async function withoutTask(ledger: TestLedger, gatewayId: number) {
  return valueOf(await ledger.read('starts.withoutTask', { gatewayId, offset: 0, limit: 50 }))
}

describe('a start in the ledger', () => {
  it('that was accepted is kept with its task, its options, its file and the answer as first snapshot', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const startId = await begin(ledger, gatewayId)
    const ended = await end(ledger, startId, { body: '{"task_id":"t-1"}' })
    expect(ended).toMatchObject({ outcome: 'accepted', error_code: null })
    const taskId = ended.taskId ?? 0
    expect(valueOf(await ledger.read('starts.ofTask', { taskId }))).toMatchObject({
      gatewayName: 'Production',
      startedAt: start,
      startedWith: { task_type: 'import_api', options },
      file: { fileName: '订单.yaml', size: 15 },
      outcome: 'accepted',
      taskId,
      http_status: 202
    })
    const [row] = valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))
    expect(row).toMatchObject({
      task_id: 't-1',
      name: '订单.yaml',
      task_type: 'import_api',
      snapshotCount: 1
    })
    const snapshot = valueOf(await ledger.read('snapshots.get', { id: ended.snapshotId ?? 0 }))
    expect(snapshot).toMatchObject({ source: 'creation', task_id: 't-1', http_status: 202 })
    expect(await withoutTask(ledger, gatewayId)).toEqual({ total: 0, rows: [] })
    expect(valueOf(await ledger.read('ledger.verify', null)).brokenAt).toBeNull()
  })

  it('that was refused keeps the answer, with what it echoes of the credentials replaced', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const secret = `MIIP${randomBytes(60).toString('hex')}`
    const error_msg = `Incorrect IAM authentication information: x-auth-token:${secret}`
    const body = JSON.stringify({ error_code: 'APIGW.0301', error_msg })
    await end(ledger, await begin(ledger, gatewayId), { http_status: 401, body })
    const { total, rows } = await withoutTask(ledger, gatewayId)
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ outcome: 'refused', http_status: 401, error_code: 'APIGW.0301' })
    expect(rows[0]?.error_msg).toContain('[redacted]')
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('without an answer is unknown: the gateway may have started it', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const [crashed, late, away] = [
      await begin(ledger, gatewayId, 'a', minutes(0)),
      await begin(ledger, gatewayId, 'b', minutes(1)),
      await begin(ledger, gatewayId, 'c', minutes(2))
    ]
    await end(ledger, late, { http_status: null, failure: { code: 'timeout', params: { seconds: 180 } } })
    await end(ledger, away, { http_status: null, failure: { code: 'dns', params: { host: 'x' } } })
    const { rows } = await withoutTask(ledger, gatewayId)
    expect(rows.map(({ id, outcome, failure }) => [id, outcome, failure?.code])).toEqual([
      [away, 'not_sent', 'dns'],
      [late, 'unknown', 'timeout'],
      [crashed, 'unknown', undefined]
    ])
  })

  it('keeps equal files once and similar ones as differences', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const text = Array.from({ length: 2000 }, () => `# ${randomBytes(20).toString('hex')}\n`).join('')
    const ids = [
      await begin(ledger, gatewayId, text),
      await begin(ledger, gatewayId, text),
      await begin(ledger, gatewayId, `${text}# one line more\n`)
    ]
    const { rows } = await withoutTask(ledger, gatewayId)
    expect(new Set(rows.map(({ file }) => file?.sha256)).size).toBe(2)
    const last = valueOf(await ledger.read('start.fileBytes', { id: ids[2] ?? 0 }))
    expect(Buffer.from(last.bytes).toString()).toBe(`${text}# one line more\n`)
    const first = valueOf(await ledger.read('starts.text', { id: ids[0] ?? 0, offset: 0, length: 44 }))
    expect(first).toEqual({ text: text.slice(0, 44), offset: 0, total: text.length, isLossy: false })
  })

  it('keeps its task when the service gives the same id twice', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const [one, two] = [await begin(ledger, gatewayId, 'a'), await begin(ledger, gatewayId, 'b')]
    const first = await end(ledger, one, { body: '{"task_id":"same"}' })
    const second = await end(ledger, two, { body: '{"task_id":"same"}' })
    expect(second.taskId).toBe(first.taskId)
    expect(valueOf(await ledger.read('starts.ofTask', { taskId: first.taskId ?? 0 }))?.id).toBe(one)
  })

  it('of a gateway that is not there, or of no start, is not found', async () => {
    const ledger = await openTestLedger()
    const nothing = {
      gatewayId: 9,
      task_type: 'export_api' as const,
      options: {},
      fileName: null,
      bytes: null,
      at: 0
    }
    expect(await ledger.write('start.begin', nothing)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' }
    })
    for (const method of ['start.get', 'start.fileBytes'] as const)
      expect(await ledger.read(method, { id: 9 })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(valueOf(await ledger.read('starts.ofTask', { taskId: 9 }))).toBeNull()
  })
})
