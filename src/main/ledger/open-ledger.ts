import type { Output } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import type { Log } from '../log'
import { finishRestore } from './backups/restore-files'
import { withKnownProfiles } from './known-profiles'
import type { Ledger, ReadMethod } from './protocol'
import { Thread } from './thread'
import type { ThreadData } from './thread-messages'

export interface LedgerOptions {
  file: string
  /** Where drizzle-kit's migrations are. */
  migrationsFolder: string
  /** The built entries `writer` and `reader` of this folder. */
  workers: { writer: URL; reader: URL }
  /** Where it is backed up before it is brought up to date; beside the file unless said otherwise. */
  backups?: ThreadData['backups']
  log: Log
}

/** Comparing large documents takes seconds: a second reader, started when it is first needed, does it beside all others. */
const slowReads: ReadonlySet<ReadMethod> = new Set<ReadMethod>([
  'documents.compare',
  'documents.endpoints',
  'documents.changes',
  'documents.lines',
  'documents.lineText',
  'documents.changeLines',
  'documents.find',
  'report.bytes',
  'importReport.bytes',
  'apis.life',
  'apis.find',
  'taken.find',
  'taken.hold',
  'taken.compare',
  'taken.apis',
  'taken.changes',
  'failures.clusters',
  'failures.apis',
  'failures.runs'
])

/**
 * Opens the ledger of that file, new or old, on threads of its own. LEDGER_NEWER: a newer version of the app wrote
 * it; LEDGER_UNREADABLE: damaged, not a ledger, or not permitted. In both cases the file is as it was.
 */
export async function openLedger({
  file,
  migrationsFolder,
  workers,
  backups,
  log
}: LedgerOptions): Promise<Result<Ledger>> {
  const start = (name: string, url: URL): Thread =>
    new Thread({ name, url, data: { file, migrationsFolder, ...(backups && { backups }) }, log })

  try {
    finishRestore(file)
  } catch (cause) {
    return err('LEDGER_UNREADABLE', `a restore could not be ended: ${String(cause)}`)
  }
  // One after the other: the writer makes the file and brings it up to date.
  const writer = start('writer', workers.writer)
  const writes = await writer.opened
  if (!writes.ok) {
    await writer.close()
    return writes
  }
  const reader = start('reader', workers.reader)
  const reads = await reader.opened
  let comparer: Thread | null = null
  let isClosing = false
  /** Files are held in the memory of that thread. */
  let isHolding = false
  const readerFor = (method: ReadMethod): Thread =>
    isClosing || !slowReads.has(method) ? reader : (comparer ??= start('comparer', workers.reader))
  const close = async (): Promise<void> => {
    isClosing = true
    // The writer last: whoever closes the last connection takes the write-ahead log into the file.
    await Promise.all([reader.close(), comparer?.close()])
    await writer.close()
  }
  if (!reads.ok) {
    await close()
    return reads
  }
  const stopComparing = (): Result<Output<'comparing.stop'>> => {
    const isStopped = !isClosing && !isHolding && comparer?.isBusy === true
    if (isStopped) comparer?.startAnew()
    return ok({ isStopped })
  }
  const ledger: Ledger = {
    write: (method, input) => writer.call(method, input) as Promise<Result<never>>,
    async read(method, input) {
      // No thread can be asked to stop what it is doing: it would answer afterwards.
      if (method === 'comparing.stop') return stopComparing()
      isHolding ||= method === 'taken.hold'
      return (await readerFor(method).call(method, input)) as Result<never>
    },
    close
  }
  return ok(withKnownProfiles(ledger))
}
