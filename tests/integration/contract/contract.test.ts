import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { requests, type Method } from '@shared/contract'
import type { TaskFilter } from '@shared/contract/task'
import { sampleGroup, sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { CheckedApp, eventSchemas } from './checked-app'
import { follow, latest, openGateway, rowOf, secondImport } from './steps'

const [imported, exported, refused, processing] = sampleTasks.map(({ task_id }) => task_id) as [
  string,
  string,
  string,
  string
]
const everyTask: TaskFilter = {
  gatewayId: null,
  task_type: null,
  task_status: null,
  group_id: null,
  text: ''
}

it(
  'every method answers, and every event announces, what the contract says',
  { timeout: 120_000 },
  async () => {
    const gateway = await openGateway()
    const app = await CheckedApp.start()

    // The app itself.
    expect(await app.ask('app.info', undefined)).toMatchObject({ ledgerError: null, canStoreSecrets: true })
    await app.ask('app.openDataFolder', undefined)
    expect(app.shown).toEqual([(await app.ask('app.info', undefined)).dataFolder])
    expect(await app.ask('settings.set', { language: 'zh-Hans' })).toMatchObject({ language: 'zh-Hans' })
    expect(await app.ask('settings.get', undefined)).toMatchObject({ language: 'zh-Hans' })

    // Gateways and tasks.
    const second = secondImport(gateway)
    const ids = [imported, second, exported, refused, processing, 'f'.repeat(32)]
    const { gatewayId, taskIds } = await follow(app, gateway, ids)
    const [firstRun, secondRun, exportTask, refusedTask, processingTask, missingTask] = taskIds
    expect(await app.ask('gateways.list', undefined)).toMatchObject([
      { id: gatewayId, token: 'stored', taskCount: 6 }
    ])
    expect(await app.ask('gateways.test', { id: gatewayId })).toMatchObject({ verdict: 'reached' })
    expect((await app.ask('tasks.find', everyTask)).ids).toHaveLength(6)
    expect((await app.ask('tasks.find', { ...everyTask, text: second })).ids).toEqual([secondRun])
    expect(await app.ask('tasks.rows', { ids: taskIds })).toHaveLength(6)
    expect(await app.ask('tasks.facets', undefined)).toMatchObject({ total: 6, group_ids: [sampleGroup.id] })
    await app.ask('tasks.describe', { id: firstRun ?? 0, name: '会员中心', note: 'first' })
    expect(await rowOf(app, firstRun)).toMatchObject({
      name: '会员中心',
      note: 'first',
      task_status: 'succeed'
    })

    // Answers of every kind that a snapshot can hold. Paused, so that no other poll takes them.
    await app.ask('tasks.pause', { id: processingTask ?? 0 })
    for (const fault of ['html-502', 'throttled', 'empty-200', 'closed-before-answer'] as const) {
      // Twice: a connection that breaks when it is used again is opened anew, and the request repeated.
      gateway.control.answerWith(fault, { times: 2, task_id: processing })
      await app.ask('tasks.checkNow', { id: processingTask ?? 0 })
      gateway.control.clearFaults()
    }
    await app.ask('tasks.resume', { id: processingTask ?? 0 })
    const odd = gateway.control.addTask({
      task_status: 'succeed',
      task_type: 'import_api',
      task_result: 'not JSON'
    })
    const { taskIds: more } = await app.ask('tasks.add', { gatewayId, task_ids: [odd] })
    await app.ask('tasks.checkNow', { id: more[0] ?? 0 })
    const results = new Set<string>()
    for (const taskId of [...taskIds, ...more]) {
      const { items } = await app.ask('snapshots.timeline', { taskId, before: null, limit: 500 })
      for (const item of items) {
        if (item.kind !== 'run') continue
        const run = { firstSnapshotId: item.firstSnapshotId, lastSnapshotId: item.lastSnapshotId }
        expect((await app.ask('snapshots.ofRun', { ...run, offset: 0, limit: 50 })).total).toBe(item.count)
        const detail = await app.ask('snapshots.get', { id: item.lastSnapshotId })
        expect(detail.taskId).toBe(taskId)
        results.add(detail.result.kind)
        if (detail.error !== null) results.add('an error answer')
        if (detail.failure !== null) results.add('a failure')
      }
    }
    expect([...results].sort()).toEqual(
      ['a failure', 'absent', 'an error answer', 'error', 'export', 'import', 'unreadable'].sort()
    )
    expect(await rowOf(app, refusedTask)).toMatchObject({ task_status: 'failed', error_code: 'APIG.3201' })
    expect(await rowOf(app, missingTask)).toMatchObject({ lastHttpStatus: 404, lastErrorCode: 'APIG.3093' })

    // Pausing leaves a gap once the task is seen again.
    await app.ask('tasks.pause', { id: processingTask ?? 0 })
    expect((await rowOf(app, processingTask)).polling).toBe('paused')
    const before = (await rowOf(app, processingTask)).snapshotCount
    await app.ask('tasks.resume', { id: processingTask ?? 0 })
    await app.ask('tasks.checkNow', { id: processingTask ?? 0 })
    expect((await rowOf(app, processingTask)).snapshotCount).toBeGreaterThan(before)

    // Imports and their comparison.
    const pair = { before: await latest(app, firstRun), after: await latest(app, secondRun) }
    const page = { offset: 0, limit: 100 }
    const failures = await app.ask('imports.entries', {
      snapshotId: pair.after,
      list: 'failure',
      text: '',
      ...page
    })
    expect(failures).toMatchObject({ total: 1, rows: [{ path: '/会员', error_code: 'APIG.3301' }] })
    const { runs } = await app.ask('imports.runs', { snapshotId: null })
    const [newer, older] = runs.filter(({ group_id }) => group_id === sampleGroup.id)
    expect([newer?.snapshotId, older?.snapshotId].sort()).toEqual([pair.before, pair.after].sort())
    expect((await app.ask('imports.runs', { snapshotId: newer?.snapshotId ?? 0 })).previous).toEqual({
      snapshotId: older?.snapshotId,
      reason: 'same_group_before'
    })
    const compared = await app.ask('imports.compare', pair)
    expect(compared).toMatchObject({ total: 3 })
    expect(compared.matrix.length).toBeGreaterThan(0)
    const filter = { before: null, after: null, changedOnly: true, text: '' }
    const changes = await app.ask('imports.changes', { ...pair, filter, ...page })
    expect(changes.rows.map(({ path }) => path).sort()).toEqual(['/ignored', '/test1', '/会员'].sort())

    // Documents.
    const snapshotId = await latest(app, exportTask)
    const { Comment } = JSON.parse(sampleTasks[1]?.task_result ?? '') as { Comment: string }
    const slice = { offset: 0, length: 4_000_000 }
    expect(await app.ask('documents.text', { snapshotId, ...slice })).toMatchObject({
      text: Comment,
      total: Comment.length
    })
    expect((await app.ask('snapshots.text', { id: snapshotId, ...slice })).text).toContain(exported)
    const saved = await app.ask('documents.save', { snapshotId, what: 'document' })
    if (saved?.isRecorded !== true) throw new Error('cancelled, or not recorded')
    const bytes = readFileSync(saved.path)
    expect(bytes.toString()).toBe(Comment)
    expect(saved.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(await app.ask('documents.saved', { taskId: exportTask ?? 0 })).toMatchObject([
      { path: saved.path }
    ])
    await app.ask('documents.showInFolder', { savedFileId: saved.id })
    expect(app.shown).toContain(saved.path)
    app.savePath = () => null
    expect(await app.ask('documents.save', { snapshotId, what: 'answer' })).toBeNull()

    // The demo gateway.
    const demo = await app.ask('demo.start', undefined)
    for (const task_type of ['import_api', 'export_api'] as const) {
      const { taskId } = await app.ask('demo.run', { task_type })
      expect(await rowOf(app, taskId)).toMatchObject({ task_type, isDemo: true, gatewayId: demo.gatewayId })
      expect(await app.ask('snapshots.get', { id: await latest(app, taskId) })).toMatchObject({
        source: 'creation',
        http_status: 202
      })
    }

    // A refused token stops a gateway; it can be resumed, and removed with its history kept.
    gateway.control.revokeToken(gateway.token)
    await app.ask('tasks.checkNow', { id: processingTask ?? 0 })
    const stopped = (await app.ask('gateways.list', undefined)).find(({ id }) => id === gatewayId)
    expect(stopped).toMatchObject({ polling: 'stopped' })
    expect(stopped?.stopReason).not.toBeNull()
    const token = gateway.control.issueToken()
    await app.ask('gateways.setToken', { id: gatewayId, token })
    await app.ask('gateways.resume', { id: gatewayId })

    // The ledger taken by another program for a while: answers cannot be kept, and then they can again.
    const other = new Database(app.ledgerFile)
    other.exec('BEGIN IMMEDIATE')
    await app.until(({ event, payload }) => event === 'storage.changed' && payload.trouble !== null)
    other.exec('ROLLBACK')
    other.close()
    await app.until(({ event, payload }) => event === 'storage.changed' && payload.trouble === null)

    // A restart leaves a gap that the timeline shows.
    await app.restart()
    await app.ask('tasks.checkNow', { id: processingTask ?? 0 })
    const { items } = await app.ask('snapshots.timeline', {
      taskId: processingTask ?? 0,
      before: null,
      limit: 500
    })
    const gaps = items.filter((item) => item.kind === 'gap').map(({ reason }) => reason)
    expect(gaps).toEqual(expect.arrayContaining(['app_closed', 'paused']))

    await app.ask('gateways.remove', { id: gatewayId })
    expect((await app.ask('gateways.list', undefined)).map(({ id }) => id)).toEqual([demo.gatewayId])
    expect(await rowOf(app, firstRun)).toMatchObject({ gatewayId: null, task_status: 'succeed' })

    expect(app.faults).toEqual([])
    const unasked = (Object.keys(requests) as Method[]).filter((method) => !app.asked.has(method))
    expect(unasked, 'methods of the contract that this test does not ask').toEqual([])
    const heard = new Set(app.announced.map(({ event }) => event))
    // Commands come from the native menu.
    const silent = Object.keys(eventSchemas).filter((event) => !heard.has(event as never))
    expect(silent).toEqual(['command.run'])
  }
)

it('every method refuses what the contract does not allow, with an error that the contract knows', async () => {
  const app = await CheckedApp.start()
  for (const method of Object.keys(requests) as Method[]) {
    const takesNothing = requests[method].input.safeParse(undefined).success
    const { code } = await app.refusal(method, takesNothing ? { unasked: true } : undefined)
    expect(code, method).toBe('INVALID_INPUT')
  }
  for (const [method, input] of [
    ['gateways.test', { id: 99 }],
    ['tasks.checkNow', { id: 99 }],
    ['snapshots.get', { id: 99 }],
    ['imports.compare', { before: 98, after: 99 }],
    ['documents.save', { snapshotId: 99, what: 'document' }],
    ['documents.showInFolder', { savedFileId: 99 }]
  ] as const) {
    expect((await app.refusal(method, input)).code, method).toBe('NOT_FOUND')
  }
  expect((await app.refusal('toString' as Method, undefined)).code).toBe('INVALID_INPUT')
  expect(app.faults).toEqual([])
})
