import type { ParsedInput } from '@shared/contract'
import { ok, type Result } from '@shared/result'
import type { ExactBytes } from '../ledger/protocol'
import { saveBytes, type SaveDeps } from './save-document'

type Deps = Omit<SaveDeps, 'log'>
/** Where a report was written; null: the person cancelled. */
export type WrittenReport = { path: string } | null

/**
 * Writes a report on two exported documents where the person says. null: the person cancelled. NOT_FOUND or NO_DOCUMENT
 * from the ledger; a FILE_ or FOLDER_ code, with the path, from the disk, and then an older file there is untouched.
 */
export async function saveReport(
  deps: Deps,
  wanted: ParsedInput<'documents.report'>
): Promise<Result<WrittenReport>> {
  return save(deps, await deps.ledger.read('report.bytes', { ...wanted, at: deps.now() }))
}

/** The same of a report on two imports; INVALID_INPUT from the ledger when one of them is none. */
export async function saveImportReport(
  deps: Deps,
  wanted: ParsedInput<'imports.report'>
): Promise<Result<WrittenReport>> {
  return save(deps, await deps.ledger.read('importReport.bytes', { ...wanted, at: deps.now() }))
}

async function save(
  { chooseSavePath, createFile }: Deps,
  report: Result<ExactBytes>
): Promise<Result<WrittenReport>> {
  if (!report.ok) return report
  const path = await chooseSavePath(report.value.fileName)
  if (path === null) return ok(null)
  const written = await saveBytes(path, new Uint8Array(report.value.bytes), createFile)
  return written.ok ? ok({ path }) : written
}
