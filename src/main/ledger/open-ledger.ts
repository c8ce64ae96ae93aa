import { ok, type Result } from '@shared/result'
import type { Log } from '../log'
import { withKnownProfiles } from './known-profiles'
import type { Ledger } from './protocol'
import { Thread } from './thread'

export interface LedgerOptions {
  file: string
  /** Where drizzle-kit's migrations are. */
  migrationsFolder: string
  /** The built entries `writer` and `reader` of this folder. */
  workers: { writer: URL; reader: URL }
  log: Log
}

/**
 * Opens the ledger of that file, new or old, on two threads of its own. LEDGER_NEWER: a newer version of the app wrote
 * it; LEDGER_UNREADABLE: damaged, not a ledger, or not permitted. In both cases the file is as it was.
 */
export async function openLedger({
  file,
  migrationsFolder,
  workers,
  log
}: LedgerOptions): Promise<Result<Ledger>> {
  const start = (name: 'writer' | 'reader'): Thread =>
    new Thread({ name, url: workers[name], data: { file, migrationsFolder }, log })

  // One after the other: the writer makes the file and brings it up to date.
  const writer = start('writer')
  const writes = await writer.opened
  if (!writes.ok) {
    await writer.close()
    return writes
  }
  const reader = start('reader')
  const reads = await reader.opened
  const close = async (): Promise<void> => {
    // The writer last: whoever closes the last connection takes the write-ahead log into the file.
    await reader.close()
    await writer.close()
  }
  if (!reads.ok) {
    await close()
    return reads
  }
  const ledger: Ledger = {
    write: (method, input) => writer.call(method, input) as Promise<Result<never>>,
    read: (method, input) => reader.call(method, input) as Promise<Result<never>>,
    close
  }
  return ok(withKnownProfiles(ledger))
}
