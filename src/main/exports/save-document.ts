import { existsSync } from 'node:fs'
import type { ParsedInput } from '@shared/contract'
import type { SavedFile } from '@shared/contract/snapshot'
import { err, ok, type Result } from '@shared/result'
import type { Ledger } from '../ledger/protocol'
import { writeFileAtomically } from './write-file'

export interface SaveDeps {
  ledger: Ledger
  /** Asks the person where; null when they cancel. */
  chooseSavePath: (fileName: string) => Promise<string | null>
  now: () => number
}

/**
 * Saves an exported document, or an answer as it was received, where the person says, and records where it went.
 * null: the person cancelled. NOT_FOUND or NO_DOCUMENT from the ledger; DISK_FULL or FILE_NOT_WRITTEN from the disk,
 * and then an older file at that place is untouched.
 */
export async function saveDocument(
  { ledger, chooseSavePath, now }: SaveDeps,
  { snapshotId, what }: ParsedInput<'documents.save'>
): Promise<Result<SavedFile | null>> {
  const exact = await ledger.read('document.bytes', { snapshotId, what })
  if (!exact.ok) return exact
  const path = await chooseSavePath(exact.value.fileName)
  if (path === null) return ok(null)
  const bytes = new Uint8Array(exact.value.bytes)
  try {
    await writeFileAtomically(path, bytes)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') return err('DISK_FULL', `${code} writing a document`)
    return err('FILE_NOT_WRITTEN', `${code ?? 'unknown'} writing a document`, { path })
  }
  const { sha256 } = exact.value
  return ledger.write('savedFile.add', { snapshotId, what, path, savedAt: now(), sha256, size: bytes.length })
}

/** Shows a saved file in the system's file manager; FILE_MISSING when it is no longer where it was saved. */
export async function showSavedFile(
  ledger: Ledger,
  showInFolder: (path: string) => void,
  savedFileId: number
): Promise<Result<void>> {
  const saved = await ledger.read('savedFile.get', { id: savedFileId })
  if (!saved.ok) return saved
  const { path } = saved.value
  if (!existsSync(path)) return err('FILE_MISSING', 'a saved file is gone', { path })
  showInFolder(path)
  return ok(undefined)
}
