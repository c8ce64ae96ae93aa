import type { ParsedInput } from '@shared/contract'
import { ok, type Result } from '@shared/result'
import { saveBytes, type SaveDeps } from './save-document'

/**
 * Writes a report on two exported documents where the person says. null: the person cancelled. NOT_FOUND or NO_DOCUMENT
 * from the ledger; a FILE_ or FOLDER_ code, with the path, from the disk, and then an older file there is untouched.
 */
export async function saveReport(
  { ledger, chooseSavePath, now, createFile }: Omit<SaveDeps, 'log'>,
  wanted: ParsedInput<'documents.report'>
): Promise<Result<{ path: string } | null>> {
  const report = await ledger.read('report.bytes', { ...wanted, at: now() })
  if (!report.ok) return report
  const path = await chooseSavePath(report.value.fileName)
  if (path === null) return ok(null)
  const written = await saveBytes(path, new Uint8Array(report.value.bytes), createFile)
  return written.ok ? ok({ path }) : written
}
