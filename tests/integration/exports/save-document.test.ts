import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { open } from 'node:fs/promises'
import type { SavedDocument } from '@shared/contract/snapshot'
import { describe, expect, it } from 'vitest'
import { saveDocument, showSavedFile } from '../../../src/main/exports/save-document'
import type { CreateFile } from '../../../src/main/exports/write-file'
import { minutes, openTestLedger, quietLog as log, temporaryFolder, valueOf } from '../../support/ledger'

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

/** Linux has a file on which every write finds the disk full, whoever writes; elsewhere the same error is made up. */
const openFullDevice: CreateFile = (path) => {
  if (process.platform === 'linux') return open('/dev/full', 'r+')
  return Promise.reject(Object.assign(new Error(path), { code: 'ENOSPC' }))
}

describe('saving a document', () => {
  it('writes the exact document where the person says, proposes a safe name, and records it', async () => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const proposed: string[] = []
    const chooseSavePath = async (fileName: string) => (proposed.push(fileName), join(folder, fileName))
    const saved = valueOf(
      await saveDocument({ ledger, chooseSavePath, now, log }, { snapshotId, what: 'document' })
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
    const records = valueOf(await ledger.read('documents.saved', { taskId }))
    expect(saved).toEqual({ ...records[0], isRecorded: true })
    expect(records).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['test8-RELEASE-19_54_22.json'])
  })

  it('saves the answer as it was received', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'answer.json')
    valueOf(
      await saveDocument(
        { ledger, chooseSavePath: async () => path, now, log },
        { snapshotId, what: 'answer' }
      )
    )
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ task_id: 'e1', task_status: 'succeed' })
  })

  it('replaces an older file whole', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'old.json')
    writeFileSync(path, 'x'.repeat(10_000))
    valueOf(
      await saveDocument(
        { ledger, chooseSavePath: async () => path, now, log },
        { snapshotId, what: 'document' }
      )
    )
    expect(readFileSync(path, 'utf8')).toBe(document)
  })

  it('does nothing when the person cancels', async () => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const cancel = { ledger, chooseSavePath: async () => null, now, log }
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
      await saveDocument({ ledger, chooseSavePath, now, log }, { snapshotId, what: 'document' })
    ).toMatchObject({
      ok: false,
      error: { code: 'NO_DOCUMENT' }
    })
  })

  it.each([
    ['the folder is gone', 'FOLDER_MISSING', (folder: string) => join(folder, 'gone', 'x.json')],
    [
      'the folder is a file',
      'FOLDER_MISSING',
      (folder: string) => (writeFileSync(join(folder, 'file'), ''), join(folder, 'file', 'x.json'))
    ],
    [
      'the name is too long',
      'FILE_NAME_TOO_LONG',
      (folder: string) => join(folder, `${'x'.repeat(300)}.json`)
    ],
    [
      'the target is a folder',
      'FILE_NOT_WRITTEN',
      (folder: string) => (mkdirSync(join(folder, 'x.json')), join(folder, 'x.json'))
    ]
  ])('leaves nothing behind when %s: %s', async (_, code, place) => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const path = place(folder)
    const before = readdirSync(folder)
    const save = { ledger, chooseSavePath: async () => path, now, log }
    expect(await saveDocument(save, { snapshotId, what: 'document' })).toMatchObject({
      ok: false,
      error: { code, params: { path } }
    })
    expect(readdirSync(folder)).toEqual(before)
    expect(valueOf(await ledger.read('documents.saved', { taskId }))).toEqual([])
  })
})

describe('a disk that refuses', () => {
  it('full, for real: what the system says when it has no space left, and the older file stays', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'old.json')
    writeFileSync(path, 'older')
    const save = { ledger, chooseSavePath: async () => path, now, log, createFile: openFullDevice }
    expect(await saveDocument(save, { snapshotId, what: 'document' })).toEqual({
      ok: false,
      error: {
        code: 'FILE_DISK_FULL',
        message: 'ENOSPC writing a file',
        params: { path }
      }
    })
    expect(readFileSync(path, 'utf8')).toBe('older')
    expect(readdirSync(folder)).toEqual(['old.json'])
  })

  // Made up: root may write everywhere, and no test can make a disk read-only.
  it.each([
    ['EACCES', 'FILE_NOT_PERMITTED'],
    ['EPERM', 'FILE_NOT_PERMITTED'],
    ['EBUSY', 'FILE_NOT_PERMITTED'],
    ['EROFS', 'FILE_READ_ONLY'],
    ['EDQUOT', 'FILE_DISK_FULL'],
    ['EIO', 'FILE_NOT_WRITTEN']
  ])('with %s is told as %s', async (systemCode, code) => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'x.json')
    const createFile = () => Promise.reject(Object.assign(new Error(systemCode), { code: systemCode }))
    const save = { ledger, chooseSavePath: async () => path, now, log, createFile }
    expect(await saveDocument(save, { snapshotId, what: 'document' })).toMatchObject({
      error: { code, params: { path } }
    })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a ledger that cannot record the file', () => {
  it('does not deny it: the file is there, and only its record is missing', async () => {
    const { ledger, snapshotId, taskId, folder } = await withExport()
    const path = join(folder, 'a.json')
    const other = new Database(ledger.file)
    const chooseSavePath = async () => (other.exec('BEGIN IMMEDIATE'), path)
    const saved = await saveDocument({ ledger, chooseSavePath, now, log }, { snapshotId, what: 'document' })
    other.close()
    expect(saved).toMatchObject({
      ok: true,
      value: { isRecorded: false, trouble: 'LEDGER_BUSY', path, size: Buffer.byteLength(document) }
    })
    expect(readFileSync(path, 'utf8')).toBe(document)
    expect(valueOf(await ledger.read('documents.saved', { taskId }))).toEqual([])
  })
})

describe('showing a saved file', () => {
  it('shows it where it is, and says when it is gone', async () => {
    const { ledger, snapshotId, folder } = await withExport()
    const path = join(folder, 'a.json')
    const save = { ledger, chooseSavePath: async () => path, now, log }
    const saved = valueOf(await saveDocument(save, { snapshotId, what: 'document' }))
    const shown: string[] = []
    const show = (savedFileId: number) => showSavedFile(ledger, (each) => shown.push(each), savedFileId)
    expect((await show(idOf(saved))).ok).toBe(true)
    rmSync(path)
    expect(existsSync(path)).toBe(false)
    expect(await show(idOf(saved))).toMatchObject({ error: { code: 'FILE_MISSING', params: { path } } })
    expect(await show(99)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(shown).toEqual([path])
  })
})

function idOf(saved: SavedDocument | null): number {
  if (saved?.isRecorded !== true) throw new Error('not recorded')
  return saved.id
}
