import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { requests, type Method } from '@shared/contract'
import { askAdding } from './areas/adding'
import { askApp } from './areas/app'
import { askBackups } from './areas/backups'
import { askComparing } from './areas/comparing'
import { askDemo } from './areas/demo'
import { askDocuments } from './areas/documents'
import { askGateways, askRemovedGateway, askStoppedGateway } from './areas/gateways'
import { askImports } from './areas/imports'
import { askNetwork } from './areas/network'
import { askSnapshots } from './areas/snapshots'
import { askBeforeStarting, askStarting } from './areas/starting'
import { askTaken } from './areas/taken'
import { askTasks } from './areas/tasks'
import { CheckedApp, eventSchemas } from './checked-app'
import { openScene, type Scene } from './scene'

it(
  'every method answers, and every event announces, what the contract says',
  { timeout: 120_000 },
  async () => {
    const scene = await openScene()
    const { app } = scene
    await askApp(scene)
    await askGateways(scene)
    await askTasks(scene)
    await askSnapshots(scene)
    await askImports(scene)
    await askDocuments(scene)
    await askNetwork(scene)
    await askAdding(scene)
    await askBeforeStarting(scene)
    await askStarting(scene)
    await askComparing(scene)
    await askTaken(scene)
    await askDemo(scene)
    await askStoppedGateway(scene)
    await takeLedgerAway(scene)
    await restart(scene)
    await askRemovedGateway(scene)
    await askBackups(scene)

    expect(app.faults).toEqual([])
    const unasked = (Object.keys(requests) as Method[]).filter((method) => !app.asked.has(method))
    expect(unasked, 'methods of the contract that this test does not ask').toEqual([])
    const heard = new Set(app.announced.map(({ event }) => event))
    // Commands come from the native menu, a task is shown when its notification is clicked, a window is closed by hand.
    const silent = Object.keys(eventSchemas).filter((event) => !heard.has(event as never))
    expect(silent.sort()).toEqual(['command.run', 'task.show', 'window.leaving', 'window.quitting'])
  }
)

/** The ledger taken by another program for a while: answers cannot be kept, and then they can again. */
async function takeLedgerAway({ app }: Scene): Promise<void> {
  const other = new Database(app.ledgerFile)
  other.exec('BEGIN IMMEDIATE')
  await app.until(({ event, payload }) => event === 'storage.changed' && payload.trouble !== null)
  other.exec('ROLLBACK')
  other.close()
  await app.until(({ event, payload }) => event === 'storage.changed' && payload.trouble === null)
}

/** A restart leaves a gap that the timeline shows. */
async function restart({ app, processingTask }: Scene): Promise<void> {
  await app.restart()
  await app.ask('tasks.checkNow', { id: processingTask })
  const page = { taskId: processingTask, before: null, limit: 500 }
  const { items } = await app.ask('snapshots.timeline', page)
  const gaps = items.filter((item) => item.kind === 'gap').map(({ reason }) => reason)
  expect(gaps).toEqual(expect.arrayContaining(['app_closed', 'paused']))
}

it('every method refuses what the contract does not allow, with an error that the contract knows', async () => {
  const app = await CheckedApp.start()
  for (const method of Object.keys(requests) as Method[]) {
    const takesNothing = requests[method].input.safeParse(undefined).success
    const { code } = await app.refusal(method, takesNothing ? { unasked: true } : undefined)
    expect(code, method).toBe('INVALID_INPUT')
  }
  const proxy = { proxy_mode: 'system', proxy_address: null, proxy_user: null, proxyPassword: null }
  const credential = { kind: 'token', token: 'a-token' }
  const comparing = { before: 98, after: 99, profile: 'callers' }
  const page = { offset: 0, limit: 1 }
  const preflight = { fileId: 'gone', is_create_group: true, simple_mode: false, mock_mode: false }
  for (const [method, input] of [
    ['gateways.test', { id: 99 }],
    ['gateways.setCredentials', { id: 99, credential, keep: 'system' }],
    ['network.get', { gatewayId: 99 }],
    ['network.setProxy', { gatewayId: 99, ...proxy, keep: 'system' }],
    ['network.chooseCertificates', { gatewayId: 99 }],
    ['network.removeCertificate', { gatewayId: 99, fingerprint: 'AA' }],
    ['starting.groups', { gatewayId: 99 }],
    ['starting.fileText', { fileId: 'gone', offset: 0, length: 1 }],
    ['starting.preflight', preflight],
    ['starting.holdAgain', { startId: 99 }],
    ['starts.text', { id: 99, offset: 0, length: 1 }],
    ['starts.saveFile', { id: 99 }],
    ['backups.preview', { sequence: 99 }],
    ['backups.restore', { sequence: 99 }],
    ['backups.drill', { sequence: 99 }],
    ['adding.preview', { text: '', files: ['never-offered'], gatewayId: null }],
    ['adding.add', { previewId: 'void', skip: [] }],
    ['tasks.checkNow', { id: 99 }],
    ['snapshots.get', { id: 99 }],
    ['imports.compare', { before: 98, after: 99 }],
    ['imports.report', { before: 98, after: 99, format: 'html', language: 'en', isRaw: false }],
    ['documents.runs', { snapshotId: 99, ...page }],
    ['documents.compare', comparing],
    ['documents.endpoints', { ...comparing, filter: { state: null, severity: null, text: '' }, ...page }],
    ['documents.changes', { ...comparing, endpoint: null, includeNoise: true, ...page }],
    ['documents.report', { ...comparing, format: 'html', language: 'en', isRaw: false }],
    ['documents.save', { snapshotId: 99, what: 'document' }],
    ['documents.showInFolder', { savedFileId: 99 }],
    ['reports.showInFolder', { reportId: 99 }]
  ] as const) {
    expect((await app.refusal(method, input)).code, method).toBe('NOT_FOUND')
  }
  expect((await app.refusal('toString' as Method, undefined)).code).toBe('INVALID_INPUT')
  expect(app.faults).toEqual([])
})
