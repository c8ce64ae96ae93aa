import { desc, eq, isNull } from 'drizzle-orm'
import { appRun, pollingChange, snapshot } from './schema'
import type { Store } from './store'

/** Begins a run of the app. One before it that has no end ended with the last thing it wrote. */
export function startRun({ db }: Store, at: number): void {
  const lastSnapshot = db
    .select({ at: snapshot.observed_at })
    .from(snapshot)
    .orderBy(desc(snapshot.id))
    .limit(1)
  const lastChange = db
    .select({ at: pollingChange.changed_at })
    .from(pollingChange)
    .orderBy(desc(pollingChange.id))
    .limit(1)
  const lastWrites = [lastSnapshot.get(), lastChange.get()].flatMap((row) =>
    row === undefined ? [] : [row.at]
  )
  for (const run of db.select().from(appRun).where(isNull(appRun.ended_at)).all()) {
    if (run.last_write_at !== null) continue
    db.update(appRun)
      .set({ last_write_at: Math.max(run.started_at, ...lastWrites) })
      .where(eq(appRun.id, run.id))
      .run()
  }
  db.insert(appRun).values({ started_at: at }).run()
}

/** Ends the run that began last. */
export function endRun({ db }: Store, at: number): void {
  const last = db.select({ id: appRun.id }).from(appRun).orderBy(desc(appRun.id)).limit(1).get()
  if (last !== undefined) db.update(appRun).set({ ended_at: at }).where(eq(appRun.id, last.id)).run()
}
