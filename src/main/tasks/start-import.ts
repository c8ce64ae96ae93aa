import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { looksLikeDefinition } from '@domain/starting/definition'
import type { ParsedInput } from '@shared/contract'
import type { HeldFile, ImportOptions, Started } from '@shared/contract/starting'
import { err, ok, type Result } from '@shared/result'
import type { ImportRequest } from '../api/client'
import type { Ledger } from '../ledger/protocol'
import type { OfferedFiles } from './offered-files'
import { readWholeFile } from './read-file'
import { startTask, type StartDeps, type Wanted } from './start-task'

/** The service takes 12 MB; what is far larger is no definition file and is not even read. */
const largestFile = 64 * 1024 * 1024

/** Where a chosen file is held: for an import, or beside the exports that it is compared with. */
type Holding = 'heldFile.add' | 'taken.hold'

/** Reads a file that the person chose and holds it. FILE_NOT_READ, FILE_TOO_LARGE with the limit in MB. */
export async function holdFile(
  ledger: Ledger,
  path: string,
  holding: Holding = 'heldFile.add'
): Promise<Result<HeldFile>> {
  try {
    const { size } = await stat(path)
    if (size > largestFile)
      return err('FILE_TOO_LARGE', `${size} bytes`, { megabytes: largestFile / 1024 / 1024 })
    const file = await readWholeFile(path, false)
    if (file === null) return err('FILE_NOT_READ', 'reading a file to import', { path })
    return await ledger.read(holding, { fileName: basename(path), bytes: file.bytes })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return err('FILE_NOT_READ', `${code ?? 'unknown'} reading a file to import`, { path })
  }
}

/** As much of a file as tells what it is. */
const beginningLength = 65_536

/** Holds a dropped file for an import; null when it is not one file, or not wanted and no definition by its looks. */
export async function holdOffered(
  { ledger, offered }: { ledger: Ledger; offered: Pick<OfferedFiles, 'pathsOf'> },
  { filesId, wanted }: ParsedInput<'starting.holdOffered'>
): Promise<Result<HeldFile | null>> {
  const [path, ...more] = offered.pathsOf(filesId) ?? []
  if (path === undefined || more.length > 0) return ok(null)
  if (wanted) return holdFile(ledger, path)
  const looks = await beginningOf(path).then(looksLikeDefinition, () => false)
  return looks ? holdFile(ledger, path) : ok(null)
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginningLength), 0, beginningLength, 0)
    return buffer.subarray(0, bytesRead).toString('utf8')
  } finally {
    await file.close()
  }
}

/** Asks the person for a file and holds it; null when they cancel. */
export async function chooseFile(
  deps: { ledger: Ledger; chooseImportFile: () => Promise<string | null> },
  holding: Holding = 'heldFile.add'
): Promise<Result<HeldFile | null>> {
  const path = await deps.chooseImportFile()
  return path === null ? ok(null) : holdFile(deps.ledger, path, holding)
}

/** Starts an import of the held file with one request. The same attempt finds what it led to. */
export function startImport(
  deps: StartDeps,
  { gatewayId, attempt, fileId, options }: ParsedInput<'starting.import'>
): Promise<Result<Started>> {
  return deps.starts.once(attempt, async () => {
    const file = await deps.ledger.read('heldFile.bytes', { fileId })
    if (!file.ok) return file
    return startTask(deps, importOf(deps, gatewayId, options, file.value))
  })
}

/** An import as it is started: what is sent is read back from the ledger, so that it is what is kept. */
export function importOf(
  { ledger, client }: Pick<StartDeps, 'ledger' | 'client'>,
  gatewayId: number,
  options: ImportOptions,
  file: { fileName: string; bytes: ArrayBuffer }
): Wanted {
  const { group_id, ...modes } = options
  const fields: Omit<ImportRequest, 'file_name'> = { ...modes, ...(group_id !== undefined && { group_id }) }
  return {
    gatewayId,
    task_type: 'import_api',
    options: fields,
    file,
    name: file.fileName,
    requested_group_id: group_id ?? null,
    send: async (access, startId, signal) => {
      const kept = await ledger.read('start.fileBytes', { id: startId })
      if (!kept.ok) return kept
      const bytes = new Uint8Array(kept.value.bytes)
      const file_name = { fileName: file.fileName, contentType: 'application/octet-stream', bytes }
      return ok(await client.startImport(access, { file_name, ...fields }, signal))
    }
  }
}
