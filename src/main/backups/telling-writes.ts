import type { Ledger, LedgerWrites, WriteMethod } from '../ledger/protocol'

/** What every run writes without adding anything that would be missed. */
const routine: ReadonlySet<WriteMethod> = new Set<WriteMethod>([
  'run.start',
  'run.end',
  'sleep.start',
  'sleep.end'
])

/** The ledger, telling of every write after which it holds something new. */
export function tellingWrites(ledger: Ledger, onWrite: () => void): Ledger {
  return {
    ...ledger,
    async write<M extends WriteMethod>(method: M, input: LedgerWrites[M]['input']) {
      const written = await ledger.write(method, input)
      if (written.ok && !routine.has(method)) onWrite()
      return written
    }
  }
}
