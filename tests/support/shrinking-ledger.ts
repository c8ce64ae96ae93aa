import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Result } from '@shared/result'
import { readMigrations } from '../../src/main/ledger/migrations'
import type { Ledger } from '../../src/main/ledger/protocol'
import { errorResult } from '../../src/main/ledger/store/app-error'
import { openForWriting } from '../../src/main/ledger/store/open'
import { createReads } from '../../src/main/ledger/store/reads'
import { createWrites } from '../../src/main/ledger/store/writes'
import { handedOver } from '../../src/main/ledger/thread-messages'
import { migrationsFolder, start, temporaryFolder, valueOf } from './ledger'

/** A real ledger whose disk a test can fill. */
export interface ShrinkingLedger extends Ledger {
  takeSpace(): void
  giveSpace(): void
}

/**
 * The store on this thread, because SQLite's page limit, which stands for the disk, holds for one connection. What is
 * handed over is gone for the caller, and what is thrown comes back as a value: as it is with the threads.
 */
export function openShrinkingLedger(): ShrinkingLedger {
  const store = valueOf(
    openForWriting(join(temporaryFolder(), 'ledger.db'), readMigrations(migrationsFolder))
  )
  const { connection } = store
  onTestFinished(() => void connection.close())
  const writes = createWrites(store, start)
  const reads = createReads(store)
  const call = async <I, O>(method: (input: I) => Result<O>, input: I): Promise<Result<O>> => {
    try {
      return method(structuredClone(input, { transfer: handedOver(input) }))
    } catch (error) {
      return errorResult(error)
    }
  }
  return {
    write: (method, input) => call(writes[method] as (given: typeof input) => Result<never>, input),
    read: (method, input) => call(reads[method] as (given: typeof input) => Result<never>, input),
    close: async () => undefined,
    takeSpace: () =>
      void connection.pragma(`max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`),
    giveSpace: () => void connection.pragma('max_page_count = 1000000')
  }
}
