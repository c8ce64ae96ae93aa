import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportOptions, ImportOptions, Started } from '@shared/contract/starting'
import { describe, expect, it } from 'vitest'
import { demoDocuments } from '../../../src/demo-gateway/seed/demo-documents'
import { saveSentFile } from '../../../src/main/exports/save-sent-file'
import { startExport } from '../../../src/main/tasks/start-export'
import { holdFile, startImport } from '../../../src/main/tasks/start-import'
import { startsWithoutTask } from '../../../src/main/tasks/start-task'
import { quietLog, temporaryFolder, valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const [document] = demoDocuments
const fileName = document?.fileName ?? ''
const text = document?.text ?? ''

const intoNewGroup: ImportOptions = {
  is_create_group: true,
  extend_mode: 'merge',
  api_mode: 'merge',
  simple_mode: false,
  mock_mode: false
}

async function hold(watched: WatchedGateway): Promise<string> {
  const path = join(temporaryFolder(), fileName)
  writeFileSync(path, text)
  return valueOf(await holdFile(watched.ledger, path)).fileId
}

async function importOnce(watched: WatchedGateway, gatewayId: number, changes: Partial<ImportOptions> = {}) {
  const options = { ...intoNewGroup, ...changes }
  const fileId = await hold(watched)
  return startImport(watched.deps, { gatewayId, attempt: randomUUID(), fileId, options })
}

function exportOf(watched: WatchedGateway, changes: Partial<ExportOptions> = {}): ExportOptions {
  return {
    oas_version: '3.0',
    env_id: watched.server.environments[0]?.id ?? '',
    group_id: watched.server.groups[1]?.id ?? '',
    define: 'all',
    type: 'yaml',
    ...changes
  }
}

function creations(watched: WatchedGateway): number {
  return watched.server.requests.filter(({ method }) => method === 'POST').length
}

async function withoutTask(watched: WatchedGateway, gatewayId: number) {
  return valueOf(await startsWithoutTask(watched.deps, { gatewayId, offset: 0, limit: 50 })).rows
}

describe('an import started from here', () => {
  it('is sent as it was held, followed to its end, and kept with its options and file', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const { taskId, outcome } = valueOf(await importOnce(watched, gatewayId, { api_mode: 'override' }))
    expect(outcome).toBe('accepted')
    await watched.until('snapshot.added', 2)
    expect(await watched.row(taskId ?? 0)).toMatchObject({
      task_type: 'import_api',
      task_status: 'succeed',
      name: fileName
    })
    expect(watched.server.groups.map(({ name }) => name)).toContain('member-center')
    const kept = valueOf(await watched.ledger.read('starts.ofTask', { taskId: taskId ?? 0 }))
    expect(kept).toMatchObject({
      startedWith: { options: { ...intoNewGroup, api_mode: 'override' } },
      file: { fileName, size: Buffer.byteLength(text) }
    })
    const path = join(temporaryFolder(), 'copy.json')
    const { ledger } = watched
    const saving = { ledger, now: watched.deps.now, log: quietLog, chooseSavePath: async () => path }
    expect(valueOf(await saveSentFile(saving, { id: kept?.id ?? 0 }))).toEqual({
      path,
      sha256: kept?.file?.sha256
    })
  })

  it('is sent once, however often the button is pressed', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const press = { gatewayId, attempt: randomUUID(), fileId: await hold(watched), options: intoNewGroup }
    const [one, two] = await Promise.all([startImport(watched.deps, press), startImport(watched.deps, press)])
    expect(two).toEqual(one)
    expect(await startImport(watched.deps, press)).toEqual(one)
    expect(creations(watched)).toBe(1)
  })

  it('that the gateway refuses is kept with what it answered, and its file can be held again', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    watched.server.control.answerWith('APIG.3603', { operation: 'asyncImport' })
    const refused: Started = valueOf(await importOnce(watched, gatewayId))
    expect(refused).toMatchObject({ outcome: 'refused', taskId: null })
    const [row] = await withoutTask(watched, gatewayId)
    expect(row).toMatchObject({ id: refused.startId, outcome: 'refused', error_code: 'APIG.3603' })
    expect(row?.error_msg).not.toBeNull()
    const again = valueOf(await watched.ledger.read('heldFile.addSent', { startId: refused.startId }))
    expect(again).toMatchObject({ fileName, sha256: row?.file?.sha256 })
    expect(creations(watched)).toBe(1)
  })

  it.each([
    ['closed-before-answer', 'unknown'],
    ['empty-200', 'unknown'],
    ['html-502', 'unknown'],
    ['APIG.9999', 'refused']
  ] as const)('that meets %s has the outcome %s, and nothing is sent again', async (fault, outcome) => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    watched.server.control.answerWith(fault, { operation: 'asyncImport' })
    expect(valueOf(await importOnce(watched, gatewayId)).outcome).toBe(outcome)
    await watched.pass(120_000, 30_000)
    expect(creations(watched)).toBe(1)
    expect((await withoutTask(watched, gatewayId)).map((row) => row.outcome)).toEqual([outcome])
  })

  it('that reaches nobody was not sent', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    await watched.server.close()
    expect(valueOf(await importOnce(watched, gatewayId)).outcome).toBe('not_sent')
  })

  it('is written down before it leaves, and says that it is under way', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    watched.server.control.answerWith('slow-headers', { operation: 'asyncImport' })
    const running = importOnce(watched, gatewayId)
    while (watched.server.requests.every(({ method }) => method !== 'POST'))
      await new Promise((resolve) => setImmediate(resolve))
    expect((await withoutTask(watched, gatewayId)).map((row) => row.outcome)).toEqual(['under_way'])
    watched.server.control.release()
    expect(valueOf(await running).outcome).toBe('accepted')
    expect(await withoutTask(watched, gatewayId)).toEqual([])
  })

  it('without credentials leaves nothing, neither on the wire nor in the ledger', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway(null)
    expect(await importOnce(watched, gatewayId)).toMatchObject({ ok: false, error: { code: 'NO_TOKEN' } })
    expect(creations(watched)).toBe(0)
    expect(await withoutTask(watched, gatewayId)).toEqual([])
  })

  it('names the task when it cannot be written down', async () => {
    let isFull = false
    const watched = await WatchedGateway.open({
      wrap: (ledger) => ({
        ...ledger,
        read: (method, input) => ledger.read(method, input),
        close: () => ledger.close(),
        write: async (method, input) =>
          isFull && method === 'start.end'
            ? { ok: false, error: { code: 'DISK_FULL', message: 'full' } }
            : ledger.write(method, input)
      })
    })
    const gatewayId = await watched.addGateway()
    isFull = true
    const lost = await importOnce(watched, gatewayId)
    expect(lost).toMatchObject({ ok: false, error: { code: 'TASK_NOT_KEPT' } })
    expect(lost.ok ? '' : String(lost.error.params?.['task_id'])).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('an export started from here', () => {
  it('is followed to its end and kept with its options', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const options = exportOf(watched, { version: 'v1' })
    const wanted = { gatewayId, attempt: randomUUID(), name: 'weekly', options }
    const { taskId } = valueOf(await startExport(watched.deps, wanted))
    await watched.until('snapshot.added', 2)
    const row = await watched.row(taskId ?? 0)
    expect(row).toMatchObject({
      task_status: 'succeed',
      name: 'weekly',
      requested_group_id: options.group_id
    })
    expect(row.file_name).toMatch(/-all-v1$/)
    expect(valueOf(await watched.ledger.read('starts.ofTask', { taskId: taskId ?? 0 }))).toMatchObject({
      startedWith: { task_type: 'export_api', options },
      file: null
    })
  })

  it('of a subset is refused inside the task when the gateway does not know an API', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const options = exportOf(watched, { apis: ['a'.repeat(32)] })
    const wanted = { gatewayId, attempt: randomUUID(), name: '', options }
    const { taskId } = valueOf(await startExport(watched.deps, wanted))
    await watched.until('snapshot.added', 2)
    expect(await watched.row(taskId ?? 0)).toMatchObject({ task_status: 'failed', error_code: 'APIG.3002' })
  })
})
