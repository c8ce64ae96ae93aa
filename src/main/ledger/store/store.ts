import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** One open connection, as SQLite's own and as Drizzle's. */
export interface Store {
  connection: Database.Database
  db: BetterSQLite3Database
}
