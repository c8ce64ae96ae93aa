import type { ParsedInput } from '@shared/contract'
import { safeFileName } from '@domain/async-task/safe-file-name'
import { ok, type Result } from '@shared/result'
import type { SaveDeps } from './save-document'
import { saveBytes } from './save-document'

/** Writes a copy of the file that an import sent, where the person says. null: the person cancelled. */
export async function saveSentFile(
  { ledger, chooseSavePath }: SaveDeps,
  { id }: ParsedInput<'starts.saveFile'>
): Promise<Result<{ path: string; sha256: string } | null>> {
  const sent = await ledger.read('start.fileBytes', { id })
  if (!sent.ok) return sent
  const { bytes, fileName, sha256 } = sent.value
  const path = await chooseSavePath(safeFileName(fileName, null, fileName))
  if (path === null) return ok(null)
  const written = await saveBytes(path, new Uint8Array(bytes))
  return written.ok ? ok({ path, sha256 }) : written
}
