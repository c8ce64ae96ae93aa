import type Database from 'better-sqlite3'
import type { Migration } from '../migrations'

/** In the file's header, so that `file` and this program know what it is: "APIL". */
export const APPLICATION_ID = 0x4150494c

/** How many migrations the file has seen; kept in `PRAGMA user_version`. */
export function versionOf(connection: Database.Database): number {
  return connection.pragma('user_version', { simple: true }) as number
}

/** Applies the migrations that the file has not seen, each in a transaction of its own. */
export function migrate(connection: Database.Database, migrations: readonly Migration[]): void {
  // Rebuilding a table drops the one that others refer to; SQLite can only be told so outside of a transaction.
  connection.pragma('foreign_keys = OFF')
  migrations.slice(versionOf(connection)).forEach((migration) => {
    connection
      .transaction(() => {
        for (const statement of migration.statements) connection.exec(asStrict(statement))
        const broken = connection.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`migration ${migration.tag} broke ${broken.length} references`)
        connection.pragma(`application_id = ${APPLICATION_ID}`)
        connection.pragma(`user_version = ${versionOf(connection) + 1}`)
      })
      .immediate()
  })
  connection.pragma('foreign_keys = ON')
}

/**
 * drizzle-kit cannot say STRICT, and its files are never edited: every table becomes STRICT when it is made here.
 * A generated file holds one statement between two breakpoints and ends a CREATE TABLE with `);`.
 */
function asStrict(statement: string): string {
  return /^\s*CREATE TABLE\b/i.test(statement) ? statement.replace(/\)\s*;?\s*$/, ') STRICT;') : statement
}
