import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { demoDocuments } from '../../../../src/demo-gateway/seed/demo-documents'
import { writeAt } from '../../../support/open-adding'
import type { CheckedApp } from '../checked-app'
import type { Scene } from '../scene'
import { rowOf } from '../steps'

const [document] = demoDocuments
const fileName = document?.fileName ?? ''
const text = document?.text ?? ''
const held = {
  fileName,
  size: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex')
}
const slice = { offset: 0, length: 4_000_000 }
const page = { offset: 0, limit: 50 }
const intoNewGroup = {
  is_create_group: true,
  extend_mode: 'merge',
  api_mode: 'override',
  simple_mode: false,
  mock_mode: false
} as const

/** What a start needs: the gateway's lists, and a file that is held and checked. */
export async function askBeforeStarting({ app, gateway, gatewayId }: Scene): Promise<void> {
  const groups = await app.ask('starting.groups', { gatewayId })
  const names = groups.kind === 'listed' ? groups.rows.map(({ name }) => name) : []
  expect(names.sort()).toEqual(gateway.groups.map(({ name }) => name).sort())
  const environments = await app.ask('starting.environments', { gatewayId })
  expect(environments).toMatchObject({ kind: 'listed', isCut: false })
  gateway.control.answerWith('APIG.1005', { operation: 'listGroups' })
  expect(await app.ask('starting.groups', { gatewayId })).toMatchObject({
    kind: 'refused',
    error_code: 'APIG.1005',
    failureCode: null
  })

  expect(await app.ask('starting.chooseFile', undefined)).toBeNull()
  const path = writeAt(app.folder, fileName, text)
  const notOne = app.drop(path, path)
  expect(await app.ask('starting.holdOffered', { filesId: notOne, wanted: true })).toBeNull()
  const dropped = await app.ask('starting.holdOffered', { filesId: app.drop(path), wanted: false })
  expect(dropped).toMatchObject(held)
  app.chosen.definition = join(app.folder, 'missing.yaml')
  expect((await app.refusal('starting.chooseFile', undefined)).code).toBe('FILE_NOT_READ')
  app.chosen.definition = path
  const fileId = await holdChosen(app)
  expect(await app.ask('starting.fileText', { fileId, ...slice })).toMatchObject({ text, total: text.length })
  const { is_create_group, simple_mode, mock_mode } = intoNewGroup
  const check = { fileId, is_create_group, simple_mode, mock_mode }
  const report = await app.ask('starting.preflight', check)
  expect(report).toMatchObject({ oas: '2.0', title: 'member-center' })
  expect(report.counts.error).toBeGreaterThan(0)
  expect(report.findings.map(({ rule }) => rule)).toContain('path.unmapped')
}

/** Chooses the file anew; returns what it is held as. */
async function holdChosen(app: CheckedApp): Promise<string> {
  const file = await app.ask('starting.chooseFile', undefined)
  expect(file).toMatchObject(held)
  return file?.fileId ?? ''
}

/** An import and an export that are accepted and end, and an import that is refused. */
export async function askStarting(scene: Scene): Promise<void> {
  const { app, gateway, gatewayId } = scene
  const wanted = { gatewayId, attempt: randomUUID(), fileId: await holdChosen(app), options: intoNewGroup }
  const imported = await app.ask('starting.import', wanted)
  expect(imported).toMatchObject({ outcome: 'accepted' })
  expect(await app.ask('starting.import', wanted)).toEqual(imported)

  const exporting = {
    oas_version: '3.0',
    env_id: gateway.environments[0]?.id ?? '',
    group_id: gateway.groups[0]?.id ?? '',
    define: 'all',
    type: 'yaml',
    version: 'v1'
  } as const
  const exported = await app.ask('starting.export', {
    ...{ gatewayId, attempt: randomUUID(), name: '每周导出' },
    options: exporting
  })
  const [importTask, exportTask] = [imported.taskId ?? 0, exported.taskId ?? 0]
  for (const taskId of [importTask, exportTask]) {
    await app.until(({ event, payload }) => event === 'task.ended' && payload.taskId === taskId)
    expect(await rowOf(app, taskId)).toMatchObject({ task_status: 'succeed' })
  }
  const importStart = await app.ask('starts.ofTask', { taskId: importTask })
  expect(importStart).toMatchObject({
    startedWith: { task_type: 'import_api', options: intoNewGroup },
    file: held,
    outcome: 'accepted',
    http_status: 202
  })
  expect(await app.ask('starts.ofTask', { taskId: exportTask })).toMatchObject({
    startedWith: { task_type: 'export_api', options: exporting },
    file: null
  })
  expect(await app.ask('starts.ofTask', { taskId: scene.firstRun })).toBeNull()
  await askSentFile(app, importStart?.id ?? 0)
  await askRefusedImport(scene)
}

/** The file that an import sent: as text, saved, and held for another import. */
async function askSentFile(app: CheckedApp, id: number): Promise<void> {
  expect(await app.ask('starts.text', { id, ...slice })).toMatchObject({ text })
  const { savePath } = app
  app.savePath = (name) => join(app.folder, `sent-${name}`)
  const saved = await app.ask('starts.saveFile', { id })
  expect(saved).toEqual({ path: join(app.folder, `sent-${fileName}`), sha256: held.sha256 })
  expect(readFileSync(saved?.path ?? '', 'utf8')).toBe(text)
  app.savePath = () => null
  expect(await app.ask('starts.saveFile', { id })).toBeNull()
  app.savePath = savePath
  expect(await app.ask('starting.holdAgain', { startId: id })).toMatchObject(held)
}

async function askRefusedImport({ app, gateway, gatewayId }: Scene): Promise<void> {
  gateway.control.answerWith('APIG.3603', { operation: 'asyncImport' })
  const { is_create_group: _, ...modes } = intoNewGroup
  const options = { ...modes, is_create_group: false, group_id: gateway.groups[0]?.id ?? '' }
  const refused = await app.ask('starting.import', {
    ...{ gatewayId, attempt: randomUUID(), fileId: await holdChosen(app) },
    options
  })
  expect(refused).toMatchObject({ outcome: 'refused', taskId: null })
  expect(await app.ask('starts.withoutTask', { gatewayId, ...page })).toMatchObject({
    total: 1,
    rows: [{ id: refused.startId, error_code: 'APIG.3603', startedWith: { options } }]
  })
}
