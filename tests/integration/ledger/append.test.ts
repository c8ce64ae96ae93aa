import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { answerFixture, answerFixtures } from '../../support/async-task-fixtures'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('each sample of the vendor page', () => {
  it.each([
    ['import-succeed', 'succeed', 'import', null, 'finished'],
    ['export-succeed', 'succeed', 'export', null, 'finished'],
    ['import-failed', 'failed', 'error', null, 'finished'],
    ['import-processing', 'processing', 'absent', null, 'continue'],
    ['import-waiting', 'waiting', 'absent', null, 'continue'],
    ['error-400', null, 'absent', 'APIG.2001', 'stop_task'],
    ['error-401', null, 'absent', 'APIG.1002', 'stop_gateway'],
    ['error-403', null, 'absent', 'APIG.1005', 'stop_gateway'],
    ['error-404', null, 'absent', 'APIG.3093', 'stop_task'],
    ['error-500', null, 'absent', 'APIG.9999', 'retry']
  ])('%s is kept and decoded', async (name, task_status, result, error_code, action) => {
    const fixture = answerFixture(`wire/${name}.json`)
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    const appended = await ledger.append(taskId, fixture.name, minutes(1))
    expect(appended).toMatchObject({ task_status, outcome: { action } })

    const detail = valueOf(await ledger.read('snapshots.get', { id: appended.snapshotId }))
    expect(detail).toMatchObject({
      taskId,
      source: 'poll',
      requestedAt: minutes(1) - 100,
      observedAt: minutes(1),
      http_status: fixture.http_status,
      headers: { 'content-type': 'application/json' },
      bodySha256: createHash('sha256').update(fixture.bytes).digest('hex'),
      bodySize: fixture.bytes.length,
      task_status,
      result: { kind: result },
      action
    })
    expect(detail.error?.error_code ?? null).toBe(error_code)

    const [row] = valueOf(await ledger.read('tasks.rows', { ids: [taskId] }))
    const isFinal = action === 'finished'
    expect(row).toMatchObject({
      task_status,
      lastHttpStatus: fixture.http_status,
      lastErrorCode: error_code,
      snapshotCount: 1,
      finalAt: isFinal ? minutes(1) : null,
      finalSnapshotId: isFinal ? appended.snapshotId : null
    })
  })
})

describe('what is stored', () => {
  it('is every recorded answer byte for byte, errors that echo credentials apart', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    for (const [index, { name, bytes }] of answerFixtures.entries()) {
      const { snapshotId } = await ledger.append(taskId, name, minutes(index))
      const detail = valueOf(await ledger.read('snapshots.get', { id: snapshotId }))
      if (bytes.length === 0 || detail.redactedRanges > 0) continue
      const stored = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'answer' }))
      expect(Buffer.from(stored.bytes).equals(bytes), name).toBe(true)
    }
  })

  it('holds no credentials that an error echoed', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    const { snapshotId } = await ledger.append(taskId, 'other/error-signature.json', minutes(1))
    const detail = valueOf(await ledger.read('snapshots.get', { id: snapshotId }))
    expect(detail.redactedRanges).toBeGreaterThan(0)
    expect(detail.findings.map(({ code }) => code)).toContain('redaction.applied')
    expect(detail.error?.error_code).toBe('APIGW.0301')
    const { text } = valueOf(
      await ledger.read('snapshots.text', { id: snapshotId, offset: 0, length: 10_000 })
    )
    expect(text).not.toContain('gQpjbi1ub3J0aC00RXhhbXBsZVRva2Vu')
    await ledger.close()
    expect(readFileSync(ledger.file).includes('gQpjbi1ub3J0aC00RXhhbXBsZVRva2Vu')).toBe(false)
  })

  it('is an equal body once, whichever task it belongs to', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    for (const task_id of ['task-1', 'task-2']) {
      const taskId = await ledger.addTask(task_id, { gatewayId })
      for (const minute of [1, 2, 3]) await ledger.append(taskId, 'wire/import-waiting.json', minutes(minute))
    }
    await ledger.close()
    const file = new Database(ledger.file, { readonly: true })
    expect(file.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(6)
    expect(file.prepare('SELECT count(*) FROM body').pluck().get()).toBe(1)
    file.close()
  })

  it('is a body of 5 MB, handed over and not copied', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    const content = 'q€'.repeat(1_400_000)
    const result = JSON.stringify({ FileName: 'large', FileType: '.json', Comment: content })
    const body = utf8(
      JSON.stringify({
        task_id: 'task-1',
        task_status: 'succeed',
        task_type: 'export_api',
        task_result: result
      })
    )
    const sent = Uint8Array.from(body)
    const { snapshotId } = await ledger.append(taskId, body, minutes(1), { bytes: sent.buffer })
    expect(sent.buffer.byteLength).toBe(0)
    const answer = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'answer' }))
    expect(body.length).toBeGreaterThan(5_000_000)
    expect(Buffer.from(answer.bytes).equals(body)).toBe(true)
    const document = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'document' }))
    expect(Buffer.from(document.bytes).equals(utf8(content))).toBe(true)
  })

  it('is a small body, copied and still the caller’s', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    const body = utf8('{"task_id":"task-1","task_status":"processing"}')
    const sent = Uint8Array.from(body)
    const { snapshotId } = await ledger.append(taskId, body, minutes(1), { bytes: sent.buffer })
    expect(Buffer.from(sent).equals(body)).toBe(true)
    const answer = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'answer' }))
    expect(Buffer.from(answer.bytes).equals(body)).toBe(true)
  })

  it('is a failure without a body', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    const nothing = { http_status: null, headers: {}, bytes: null }
    const failure = { code: 'dns', params: { host: 'apig.example.com' } } as const
    const { snapshotId } = await ledger.append(taskId, utf8(''), minutes(1), { ...nothing, failure })
    const detail = valueOf(await ledger.read('snapshots.get', { id: snapshotId }))
    expect(detail).toMatchObject({ failure, bodySize: null, http_status: null, action: 'retry' })
    const text = await ledger.read('document.bytes', { snapshotId, what: 'answer' })
    expect(text).toMatchObject({ ok: false, error: { code: 'NO_DOCUMENT' } })
  })
})

describe('an exported document', () => {
  it('is exactly what the answer carries, as bytes and as text', async () => {
    const { bytes, name } = answerFixture('wire/export-succeed.json')
    const envelope = JSON.parse(new TextDecoder().decode(bytes)) as { task_result: string }
    const { Comment } = JSON.parse(envelope.task_result) as { Comment: string }
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('d6e8834b6f0f4711a2fa5345e5b60833')
    const { snapshotId } = await ledger.append(taskId, name, minutes(1))
    const document = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'document' }))
    expect(Buffer.from(document.bytes).toString()).toBe(Comment)
    const slice = valueOf(await ledger.read('documents.text', { snapshotId, offset: 2, length: 30 }))
    expect(slice).toMatchObject({ text: Comment.slice(2, 32), offset: 2, total: Comment.length })

    const detail = valueOf(await ledger.read('snapshots.get', { id: snapshotId }))
    expect(detail.result).toMatchObject({
      kind: 'export',
      size: Buffer.byteLength(Comment),
      sha256: document.sha256,
      safeFileName: document.fileName
    })
    expect(document.sha256).toBe(createHash('sha256').update(Comment).digest('hex'))
  })

  it('is not to be had from an answer without one', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    const { snapshotId } = await ledger.append(taskId, 'wire/import-waiting.json', minutes(1))
    const wanted = await ledger.read('document.bytes', { snapshotId, what: 'document' })
    expect(wanted).toMatchObject({ ok: false, error: { code: 'NO_DOCUMENT' } })
  })
})
