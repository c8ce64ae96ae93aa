import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Scene } from '../scene'
import { latest, rowOf } from '../steps'

const page = { offset: 0, limit: 100 }
const everything = { state: null, severity: null, text: '' }

/** Starts an export and waits for its end. Returns the final snapshot. */
async function exportGroup({ app, gateway, gatewayId }: Scene, define: 'spec' | 'all'): Promise<number> {
  const [env_id = '', group_id = ''] = [gateway.environments[0]?.id, gateway.groups[1]?.id]
  const options = { oas_version: '2.0', env_id, group_id, define, type: 'json' } as const
  const attempt = randomUUID()
  const started = await app.ask('starting.export', { gatewayId, attempt, name: '', options })
  gateway.control.finish((await rowOf(app, started.taskId ?? 0)).task_id)
  await app.until(({ event, payload }) => event === 'task.ended' && payload.taskId === started.taskId)
  return latest(app, started.taskId ?? 0)
}

/** Two exports of one group compared, and a report on them. */
export async function askComparing(scene: Scene): Promise<void> {
  const { app, gateway, gatewayId } = scene
  const pair = {
    ...{ before: await exportGroup(scene, 'spec'), after: await exportGroup(scene, 'all') },
    profile: 'callers'
  } as const
  const { runs, previous } = await app.ask('documents.runs', { snapshotId: pair.after, ...page })
  expect(runs.map(({ snapshotId }) => snapshotId)).toEqual(expect.arrayContaining([pair.before, pair.after]))
  expect(previous).toEqual({ snapshotId: pair.before, reason: 'same_requested_group_before' })

  const overrides = { 'path-removed': 'warning' } as const
  const compared = await app.ask('documents.compare', { ...pair, overrides })
  expect(compared).toMatchObject({
    kind: 'compared',
    incomparable: [{ about: 'define', before: 'spec', after: 'all' }]
  })
  const endpoints = await app.ask('documents.endpoints', { ...pair, filter: everything, ...page })
  expect(endpoints.total).toBeGreaterThan(0)
  const changes = await app.ask('documents.changes', { ...pair, endpoint: null, includeNoise: true, ...page })
  expect(changes.rows.map(({ rule }) => rule)).toContain('backend-added')

  const laid = { ...pair, layout: 'kept_order', ignoreWhitespace: false } as const
  const lines = await app.ask('documents.lines', laid)
  expect(lines.hunks.length).toBeGreaterThan(0)
  const part = { kind: 'lines' as const, ranges: [{ start: 0, end: 1 }] }
  expect(await app.ask('documents.lineText', { ...laid, side: 'after', part })).toEqual({ texts: ['{'] })
  const changeId = changes.rows.find(({ rule }) => rule === 'backend-added')?.id ?? ''
  const { after } = await app.ask('documents.changeLines', { ...laid, changeId })
  expect(after).not.toBeNull()
  const found = await app.ask('documents.find', { ...laid, text: 'backend' })
  expect(found.total).toBeGreaterThan(0)

  const wanted = { ...pair, language: 'zh-Hans', isRaw: false } as const
  const saved = await app.ask('documents.report', { ...wanted, format: 'html' })
  expect(readFileSync(saved?.path ?? '', 'utf8')).toContain('<html lang="zh-Hans">')
  await app.ask('reports.showInFolder', { reportId: saved?.id ?? 0 })
  expect(app.shown.at(-1)).toBe(saved?.path)
  const { savePath } = app
  app.savePath = () => null
  expect(await app.ask('documents.report', { ...wanted, format: 'json' })).toBeNull()
  app.savePath = savePath

  expect(await app.ask('comparing.stop', undefined)).toEqual({ isStopped: false })
  const task_result = JSON.stringify({ FileName: 'text', FileType: '.json', Comment: 'no document' })
  const task_id = gateway.control.addTask({ task_status: 'succeed', task_type: 'export_api', task_result })
  const added = await app.ask('tasks.add', { gatewayId, task_ids: [task_id] })
  const [taskId = 0] = added.taskIds
  await app.until(({ event, payload }) => event === 'task.ended' && payload.taskId === taskId)
  expect(await app.ask('documents.compare', { ...pair, before: await latest(app, taskId) })).toMatchObject({
    kind: 'not_comparable',
    obstacles: [{ side: 'before' }]
  })
}
