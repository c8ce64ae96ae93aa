import { and, desc, eq, isNull } from 'drizzle-orm'
import { gateway, pollingChange } from './schema'
import type { Store } from './store'

/** A gateway's `polling_change` of that kind is the computer's sleep: nobody can pause a gateway otherwise. */
const asleep = { polling: 'paused', reason: 'asleep' } as const

/** Notes for every gateway that is polled that nothing is observed from now on. A second call changes nothing. */
export function startSleep(store: Store, at: number): void {
  for (const id of polledGateways(store)) {
    if (!isAsleep(store, id))
      store.db
        .insert(pollingChange)
        .values({ gateway: id, ...asleep, changed_at: at })
        .run()
  }
}

/** Ends what `startSleep` noted, also when the app did not live to see the end of that sleep. */
export function endSleep(store: Store, at: number): void {
  for (const id of polledGateways(store)) {
    if (!isAsleep(store, id)) continue
    store.db
      .insert(pollingChange)
      .values({ gateway: id, polling: 'active', reason: 'awake', changed_at: at })
      .run()
  }
}

function polledGateways({ db }: Store): number[] {
  return db
    .select({ id: gateway.id })
    .from(gateway)
    .where(and(eq(gateway.polling, 'active'), isNull(gateway.removed_at)))
    .all()
    .map(({ id }) => id)
}

function isAsleep({ db }: Store, id: number): boolean {
  const last = db
    .select({ polling: pollingChange.polling })
    .from(pollingChange)
    .where(eq(pollingChange.gateway, id))
    .orderBy(desc(pollingChange.id))
    .limit(1)
    .get()
  return last?.polling === asleep.polling
}
