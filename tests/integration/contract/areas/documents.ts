import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { sampleTasks } from '../../../../src/demo-gateway/tasks/vendor-samples'
import { sampleIds, type Scene } from '../scene'
import { latest } from '../steps'

/** The document of an export, as text and as a saved file. */
export async function askDocuments({ app, exportTask }: Scene): Promise<void> {
  const snapshotId = await latest(app, exportTask)
  const { Comment } = JSON.parse(sampleTasks[1]?.task_result ?? '') as { Comment: string }
  const slice = { offset: 0, length: 4_000_000 }
  const text = await app.ask('documents.text', { snapshotId, ...slice })
  expect(text).toMatchObject({ text: Comment, total: Comment.length })
  const answer = await app.ask('snapshots.text', { id: snapshotId, ...slice })
  expect(answer.text).toContain(sampleIds.exported)
  const saved = await app.ask('documents.save', { snapshotId, what: 'document' })
  if (saved?.isRecorded !== true) throw new Error('cancelled, or not recorded')
  const bytes = readFileSync(saved.path)
  expect(bytes.toString()).toBe(Comment)
  expect(saved.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  const files = await app.ask('documents.saved', { taskId: exportTask })
  expect(files).toMatchObject([{ path: saved.path }])
  await app.ask('documents.showInFolder', { savedFileId: saved.id })
  expect(app.shown).toContain(saved.path)
  const { savePath } = app
  app.savePath = () => null
  expect(await app.ask('documents.save', { snapshotId, what: 'answer' })).toBeNull()
  app.savePath = savePath
}
