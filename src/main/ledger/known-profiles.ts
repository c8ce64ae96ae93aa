import type { Result } from '@shared/result'
import type { GatewayProfile, Ledger, LedgerReads, LedgerWrites, ReadMethod, WriteMethod } from './protocol'

/**
 * The ledger, with the gateways' profiles at hand: one is asked for before every request, and hardly ever changes. What
 * was written, and said to be, is what is read afterwards.
 */
export function withKnownProfiles(ledger: Ledger): Ledger {
  const known = new Map<number, Result<GatewayProfile>>()
  /** So often something may have changed: what was asked for before that may be older. */
  let changes = 0

  async function profile(input: { id: number }): Promise<Result<GatewayProfile>> {
    const found = known.get(input.id)
    if (found !== undefined) return found
    const before = changes
    const read = await ledger.read('gateway.profile', input)
    if (read.ok && before === changes) known.set(input.id, read)
    return read
  }

  return {
    ...ledger,
    read: <M extends ReadMethod>(method: M, input: LedgerReads[M]['input']) =>
      method === 'gateway.profile' ? profile(input as { id: number }) : ledger.read(method, input),
    async write<M extends WriteMethod>(method: M, input: LedgerWrites[M]['input']) {
      const written = await ledger.write(method, input)
      if (!leavesGateways(method, written)) {
        changes += 1
        known.clear()
      }
      return written
    }
  }
}

/** Of the writes that every poll does it is known what they change. */
function leavesGateways(method: WriteMethod, written: Result<unknown>): boolean {
  if (method === 'task.setPolling' || method === 'task.describe') return true
  if (method !== 'snapshot.append' || !written.ok) return false
  const { outcome } = written.value as LedgerWrites['snapshot.append']['output']
  return outcome.action !== 'stop_gateway'
}
