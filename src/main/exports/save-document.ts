import { existsSync } from 'node:fs'
import type { ParsedInput } from '@shared/contract'
import type { SavedDocument } from '@shared/contract/snapshot'
import { err, ok, type AppErrorCode, type Result } from '@shared/result'
import type { Ledger } from '../ledger/protocol'
import type { Log } from '../log'
import { writeFileAtomically, type CreateFile } from './write-file'

/** What the system's refusals to write a file mean; Windows says EPERM or EBUSY of a file that is open elsewhere. */
const refusals = new Map<string | undefined, AppErrorCode>([
  ['ENOSPC', 'FILE_DISK_FULL'],
  ['EDQUOT', 'FILE_DISK_FULL'],
  ['EACCES', 'FILE_NOT_PERMITTED'],
  ['EPERM', 'FILE_NOT_PERMITTED'],
  ['EBUSY', 'FILE_NOT_PERMITTED'],
  ['ENAMETOOLONG', 'FILE_NAME_TOO_LONG'],
  ['EROFS', 'FILE_READ_ONLY'],
  ['ENOENT', 'FOLDER_MISSING'],
  ['ENOTDIR', 'FOLDER_MISSING']
])

export interface SaveDeps {
  ledger: Ledger
  /** Asks the person where; null when they cancel. */
  chooseSavePath: (fileName: string) => Promise<string | null>
  now: () => number
  log: Log
  /** How the file is made before it is renamed to its place. */
  createFile?: CreateFile
}

/**
 * Saves an exported document, or an answer as it was received, where the person says, and records where it went; a
 * record that fails does not undo the file, and the value says so. null: the person cancelled. NOT_FOUND or NO_DOCUMENT
 * from the ledger; a FILE_ or FOLDER_ code, with the path, from the disk, and then an older file there is untouched.
 */
export async function saveDocument(
  { ledger, chooseSavePath, now, log, createFile }: SaveDeps,
  { snapshotId, what }: ParsedInput<'documents.save'>
): Promise<Result<SavedDocument | null>> {
  const exact = await ledger.read('document.bytes', { snapshotId, what })
  if (!exact.ok) return exact
  const path = await chooseSavePath(exact.value.fileName)
  if (path === null) return ok(null)
  const bytes = new Uint8Array(exact.value.bytes)
  const written = await saveBytes(path, bytes, createFile)
  if (!written.ok) return written
  const { sha256 } = exact.value
  const file = { snapshotId, what, path, savedAt: now(), sha256, size: bytes.length }
  const recorded = await ledger.write('savedFile.add', file)
  if (recorded.ok) return ok({ ...recorded.value, isRecorded: true })
  log.error('a saved file could not be recorded', recorded.error.message)
  return ok({ ...file, isRecorded: false, trouble: recorded.error.code })
}

/** Writes a whole file or nothing: a FILE_ or FOLDER_ code, with the path, and then an older file there is untouched. */
export async function saveBytes(
  path: string,
  bytes: Uint8Array,
  createFile?: CreateFile
): Promise<Result<void>> {
  try {
    await writeFileAtomically(path, bytes, createFile)
    return ok(undefined)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return err(refusals.get(code) ?? 'FILE_NOT_WRITTEN', `${code ?? 'unknown'} writing a file`, { path })
  }
}

/** Shows a saved file in the system's file manager; FILE_MISSING when it is no longer where it was saved. */
export async function showSavedFile(
  ledger: Ledger,
  showInFolder: (path: string) => void,
  savedFileId: number
): Promise<Result<void>> {
  const saved = await ledger.read('savedFile.get', { id: savedFileId })
  if (!saved.ok) return saved
  return showFile(saved.value.path, showInFolder)
}

/** Shows a file that was written; FILE_MISSING, with the path, when it is no longer there. */
export function showFile(path: string, showInFolder: (path: string) => void): Result<void> {
  if (!existsSync(path)) return err('FILE_MISSING', 'a saved file is gone', { path })
  showInFolder(path)
  return ok(undefined)
}
