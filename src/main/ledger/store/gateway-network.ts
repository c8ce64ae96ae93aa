import { err, ok, type Result } from '@shared/result'
import { and, eq, isNull } from 'drizzle-orm'
import type { LedgerWrites, StoredNetwork } from '../protocol'
import { gateway } from './schema'
import type { Store } from './store'

const columns = {
  proxy_mode: gateway.proxy_mode,
  proxy_address: gateway.proxy_address,
  proxy_user: gateway.proxy_user,
  ca_certificates: gateway.ca_certificates,
  ca_file_name: gateway.ca_file_name
}

/** How a gateway's requests go out; NOT_FOUND when it was removed. */
export function readNetwork({ db }: Store, { id }: { id: number }): Result<StoredNetwork> {
  const found = db.select(columns).from(gateway).where(kept(id)).get()
  return found === undefined ? err('NOT_FOUND', `no gateway ${id}`) : ok(found)
}

/** Changes what is given. Call inside a transaction. */
export function writeNetwork(
  { db }: Store,
  { id, ...changes }: LedgerWrites['gateway.setNetwork']['input']
): Result<null> {
  const { changes: count } = db.update(gateway).set(changes).where(kept(id)).run()
  return count === 0 ? err('NOT_FOUND', `no gateway ${id}`) : ok(null)
}

function kept(id: number) {
  return and(eq(gateway.id, id), isNull(gateway.removed_at))
}
