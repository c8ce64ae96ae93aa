import Database from 'better-sqlite3'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readMigrations } from '../../../src/main/ledger/migrations'
import { createApiIndex } from '../../../src/main/ledger/store/api-index'
import { createApiReads } from '../../../src/main/ledger/store/api-reads'
import { openForReading, openForWriting } from '../../../src/main/ledger/store/open'
import { migrationsFolder, minutes, openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'
import { addExport, operation } from '../comparing/exports'
import { addImport, created, document, failed, lifeOf, started } from './api-runs'

describe('the list of APIs of exported documents', () => {
  const countOf = (file: Database.Database, table: string) =>
    file.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

  function opened(path: string): Database.Database {
    const file = new Database(path)
    onTestFinished(() => void file.close())
    return file
  }

  it('is kept once for equal documents', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const same = document({ '/pets': { get: operation(), put: operation() } })
    for (let minute = 1; minute <= 20; minute++)
      await addExport(ledger, { gatewayId, task_id: `e${minute}`, minute, document: same })
    const file = opened(ledger.file)
    expect([countOf(file, 'api_document'), countOf(file, 'document_operation')]).toEqual([1, 2])
    expect((await lifeOf(ledger, '/pets')).total).toBe(20)
  })

  it('is made in the background for what is there already, and anew by another version', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    await addImport(ledger, { gatewayId, task_id: 'i1', minute: 2, success: [created('/pets')] })
    await addExport(ledger, {
      gatewayId,
      task_id: 'e1',
      minute: 4,
      document: document({ '/pets': { get: operation() }, '/more': { get: operation() } }),
      started
    })
    const before = await lifeOf(ledger, '/pets')
    await ledger.close()
    const file = opened(ledger.file)
    file.exec(`DELETE FROM document_operation; DELETE FROM api; DELETE FROM setting;
      UPDATE api_document SET index_version = 0, operation_count = 99`)
    const reading = valueOf(openForReading(ledger.file))
    const { progress } = createApiReads(reading).find({ text: '', offset: 0, limit: 9 })
    reading.connection.close()
    expect(progress).toEqual({ done: 0, total: 2 })
    const again = await openTestLedger(ledger.file)
    await vi.waitUntil(() => countOf(file, 'document_operation') === 2, { timeout: 5000, interval: 20 })
    expect(await lifeOf(again, '/pets')).toEqual(before)
    expect(valueOf(await again.read('apis.find', { text: '', offset: 0, limit: 9 })).total).toBe(2)
  })

  it('is made in steps of one document, and on where it was when it was interrupted', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    for (let minute = 1; minute <= 5; minute++) {
      const one = document({ [`/pets/${minute}`]: { get: operation() } })
      await addExport(ledger, { gatewayId, task_id: `e${minute}`, minute, document: one })
    }
    await ledger.close()
    const store = valueOf(openForWriting(ledger.file, readMigrations(migrationsFolder)))
    onTestFinished(() => void store.connection.close())
    store.connection.exec('DELETE FROM document_operation; DELETE FROM api_document')
    const { step } = createApiIndex(store)
    expect([step(), step()]).toEqual([true, true])
    expect(countOf(store.connection, 'api_document')).toBe(2)
    const after = createApiIndex(store)
    let steps = 0
    while (after.step()) steps += 1
    expect(steps).toBe(3)
    expect(countOf(store.connection, 'document_operation')).toBe(5)
  })

  it('is made when nothing else is asked for where reading takes long', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    const paths = Array.from(
      { length: 9000 },
      (_, n) => `  /pets/${n}:\n    get:\n      summary: ${'x'.repeat(30)}\n`
    )
    const yaml = `swagger: '2.0'\npaths:\n${paths.join('')}`
    await addExport(ledger, { gatewayId, task_id: 'e1', minute: 2, document: yaml, started })
    expect((await lifeOf(ledger, '/pets/8999')).rows).toEqual([])
    await vi.waitUntil(async () => (await lifeOf(ledger, '/pets/8999')).total === 1, {
      timeout: 15_000,
      interval: 50
    })
  })
})

/** A ledger as the version before the list wrote it: an import and an export, by plain SQL. */
function writeLedgerBefore(file: string): void {
  const { connection } = valueOf(openForWriting(file, readMigrations(migrationsFolder).slice(0, 2)))
  const insert = (table: string, row: Record<string, unknown>): void => {
    const names = Object.keys(row)
    const values = names.map((name) => `@${name}`)
    connection.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`).run(row)
  }
  const place = { endpoint_host: 'apig.example.com', project_id: 'project-1', instance_id: 'instance-1' }
  const text = document({ '/pets': { get: operation({ operationId: 'listPets' }) } })
  const results = [
    { success: [created('/pets')], failure: [failed('/users')], ignore: [], group_id: 'group-1' },
    { FileName: 'orders', FileType: '.json', Comment: text }
  ].map((result) => JSON.stringify(result))
  insert('header_set', { id: 1, fields: '{}' })
  insert('origin', { id: 1, uuid: 'u', created_at: 0, snapshot_count: 0, head_hash: Buffer.alloc(32) })
  for (const [index, task_type] of ['import_api', 'export_api'].entries()) {
    const id = index + 1
    const said = { task_type, task_status: 'succeed' }
    const bytes = Buffer.from(JSON.stringify({ task_id: `task-${id}`, ...said, task_result: results[index] }))
    const sha256 = createHash('sha256').update(bytes).digest()
    const task = {
      id,
      ...place,
      task_id: `task-${id}`,
      name: '',
      note: '',
      search_text: '',
      polling: 'stopped'
    }
    insert('task', {
      ...task,
      ...said,
      requested_group_id: 'group-1',
      snapshot_count: 1,
      added_at: 0,
      active_at: 0
    })
    insert('body', { id, sha256, size: bytes.length, codec: 'plain', packed: bytes })
    const observed = { source: 'poll', observed_at: minutes(id), http_status: 200, header_set: 1, body: id }
    const chained = { origin: 1, task: id, action: 'finished', row_hash: Buffer.alloc(32) }
    insert('snapshot', { id, ...observed, ...chained, ...said })
    connection
      .prepare('UPDATE task SET final_snapshot = ?, final_at = ? WHERE id = ?')
      .run(id, minutes(id), id)
  }
  const counts = { success_count: 1, failure_count: 1, ignore_count: 0 }
  insert('import_result', { body: 1, decoder_version: 1, group_id: 'group-1', outcome: 'partial', ...counts })
  const entry = { body: 1, position: 0, method: 'GET' }
  insert('import_entry', { ...entry, list: 'success', path: '/pets', action: 'create' })
  insert('import_entry', { ...entry, list: 'failure', path: '/users', error_code: 'APIG.2011' })
  const sha256 = createHash('sha256').update(text).digest()
  const size = Buffer.byteLength(text)
  insert('export_result', { body: 2, decoder_version: 1, document_size: size, document_sha256: sha256 })
  connection.close()
}

describe('a ledger of the version before', () => {
  it('has its imports and exports listed after it was opened', async () => {
    const file = join(temporaryFolder(), 'ledger.db')
    writeLedgerBefore(file)
    const ledger = await openTestLedger(file)
    const find = async () => valueOf(await ledger.read('apis.find', { text: '', offset: 0, limit: 9 }))
    await vi.waitUntil(async () => (await find()).progress.done === 2, { timeout: 5000, interval: 20 })
    expect((await find()).rows).toEqual([
      { method: 'GET', path: '/pets', lastSeenAt: minutes(2), imports: 1, failures: 0, exports: 1 },
      { method: 'GET', path: '/users', lastSeenAt: minutes(1), imports: 1, failures: 1, exports: 0 }
    ])
    const { rows } = await lifeOf(ledger, '/pets')
    expect(rows.map(({ state, operationId }) => [state, operationId])).toEqual([
      ['in_export', 'listPets'],
      ['created', null]
    ])
  })
})
