import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveDocument, showSavedFile } from '../../../src/main/exports/save-document'
import { minutes, openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'

const now = (): number => minutes(9)
const document = '{\n\t"swagger": "2.0",\n\t"info": { "title": "会员中心" }\n}\n,'

/** A ledger with one export, and a folder to save into. */
async function withExport() {
  const ledger = await openTestLedger()
  const taskId = await ledger.addTask('e1')
  const task_result = JSON.stringify({
    FileName: 'test8-RELEASE-19:54:22',
    FileType: '.json',
    Comment: document
  })
  const body = { task_id: 'e1', task_status: 'succeed', task_type: 'export_api', task_result }
  const { snapshotId } = await ledger.append(taskId, Buffer.from(JSON.stringify(body)), minutes(1))
  return { ledger, snapshotId, taskId, folder: temporaryFolder() }
}

describe('saving a document', () => {
  it('writes the exact document where the person says, proposes a safe name, and records it', async () => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const proposed: string[] = []
    const chooseSavePath = async (fileName: string) => (proposed.push(fileName), join(folder, fileName))
    const saved = valueOf(
      await saveDocument({ ledger, chooseSavePath, now }, { snapshotId, what: 'document' })
    )
    expect(proposed).toEqual(['test8-RELEASE-19_54_22.json'])
    const path = join(folder, 'test8-RELEASE-19_54_22.json')
    const bytes = readFileSync(path)
    expect(bytes.toString()).toBe(document)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(saved).toMatchObject({
      snapshotId,
      what: 'document',
      path,
      savedAt: minutes(9),
      sha256,
      size: bytes.length
    })
    expect(valueOf(await ledger.read('documents.saved', { taskId }))).toEqual([saved])
    expect(readdirSync(folder)).toEqual(['test8-RELEASE-19_54_22.json'])
  })

  it('saves the answer as it was received', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'answer.json')
    valueOf(
      await saveDocument({ ledger, chooseSavePath: async () => path, now }, { snapshotId, what: 'answer' })
    )
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ task_id: 'e1', task_status: 'succeed' })
  })

  it('replaces an older file whole', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'old.json')
    writeFileSync(path, 'x'.repeat(10_000))
    valueOf(
      await saveDocument({ ledger, chooseSavePath: async () => path, now }, { snapshotId, what: 'document' })
    )
    expect(readFileSync(path, 'utf8')).toBe(document)
  })

  it('does nothing when the person cancels', async () => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const cancel = { ledger, chooseSavePath: async () => null, now }
    expect(valueOf(await saveDocument(cancel, { snapshotId, what: 'document' }))).toBeNull()
    expect(readdirSync(folder)).toEqual([])
    expect(valueOf(await ledger.read('documents.saved', { taskId }))).toEqual([])
  })

  it('asks for no place when there is no document', async () => {
    const { ledger, taskId } = await withExport()
    const { snapshotId } = await ledger.append(
      taskId,
      Buffer.from('{"task_id":"e1","task_status":"waiting"}'),
      minutes(2)
    )
    const chooseSavePath = () => Promise.reject(new Error('asked'))
    expect(
      await saveDocument({ ledger, chooseSavePath, now }, { snapshotId, what: 'document' })
    ).toMatchObject({
      ok: false,
      error: { code: 'NO_DOCUMENT' }
    })
  })

  it.each([
    ['the folder is gone', (folder: string) => join(folder, 'gone', 'x.json')],
    [
      'the target is a folder',
      (folder: string) => (mkdirSync(join(folder, 'x.json')), join(folder, 'x.json'))
    ]
  ])('leaves nothing behind when %s', async (_, place) => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const path = place(folder)
    const before = readdirSync(folder)
    const save = { ledger, chooseSavePath: async () => path, now }
    expect(await saveDocument(save, { snapshotId, what: 'document' })).toMatchObject({
      ok: false,
      error: { code: 'FILE_NOT_WRITTEN', params: { path } }
    })
    expect(readdirSync(folder)).toEqual(before)
    expect(valueOf(await ledger.read('documents.saved', { taskId }))).toEqual([])
  })
})

describe('showing a saved file', () => {
  it('shows it where it is, and says when it is gone', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'a.json')
    const save = { ledger, chooseSavePath: async () => path, now }
    const saved = valueOf(await saveDocument(save, { snapshotId, what: 'document' }))
    const shown: string[] = []
    const show = (savedFileId: number) => showSavedFile(ledger, (each) => shown.push(each), savedFileId)
    expect((await show(saved?.id ?? 0)).ok).toBe(true)
    rmSync(path)
    expect(existsSync(path)).toBe(false)
    expect(await show(saved?.id ?? 0)).toMatchObject({ error: { code: 'FILE_MISSING', params: { path } } })
    expect(await show(99)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(shown).toEqual([path])
  })
})
