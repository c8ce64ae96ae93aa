import { err, ok, type Result } from '@shared/result'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Migration } from '../migrations'
import { errorResult } from './app-error'
import { backUpBefore, type BackupPlace } from './copies/back-up-before'
import { APPLICATION_ID, migrate, versionOf } from './migrate'
import type { Store } from './store'

/** Measured with 1 GB files; the reader needs no more to show a page at once. */
const CACHE_KIB = 64 * 1024
const LARGEST_IDLE_WAL = 64 * 1024 * 1024
const BUSY_MS = 5000

/**
 * The one connection that writes. Makes the file when there is none, brings an older one up to date after
 * backing it up, and leaves any other untouched: LEDGER_NEWER when a newer version wrote it, LEDGER_UNREADABLE when
 * it is damaged, not a ledger, or may not be opened.
 */
export function openForWriting(
  file: string,
  migrations: readonly Migration[],
  backups: BackupPlace = { folder: join(dirname(file), 'backups'), appVersion: null }
): Result<Store> {
  try {
    const version = inspect(file, migrations.length)
    if (!version.ok) return version
    claim(file)
    const connection = new Database(file, { timeout: BUSY_MS })
    try {
      connection.pragma('journal_mode = WAL')
      connection.pragma('synchronous = FULL')
      connection.pragma('trusted_schema = OFF')
      connection.pragma(`cache_size = -${CACHE_KIB}`)
      connection.pragma(`journal_size_limit = ${LARGEST_IDLE_WAL}`)
      const isOlder = version.value > 0 && version.value < migrations.length
      if (isOlder) backUpBefore(connection, backups, Date.now())
      migrate(connection, migrations)
      return ok({ connection, db: drizzle({ client: connection }) })
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    return errorResult(error)
  }
}

/** A connection that cannot write; the file must be open for writing elsewhere or have been. */
export function openForReading(file: string): Result<Store> {
  try {
    const connection = new Database(file, { timeout: BUSY_MS, readonly: true, fileMustExist: true })
    connection.pragma('trusted_schema = OFF')
    connection.pragma(`cache_size = -${CACHE_KIB}`)
    return ok({ connection, db: drizzle({ client: connection }) })
  } catch (error) {
    return errorResult(error)
  }
}

/** The version of an existing file, 0 for one that is not there or empty; looks without writing anything. */
function inspect(file: string, newest: number): Result<number> {
  if (!existsSync(file) || statSync(file).size === 0) return ok(0)
  const connection = new Database(file, { timeout: BUSY_MS, readonly: true })
  try {
    const version = versionOf(connection)
    const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
    if (version === 0 && tables === 0) return ok(0)
    if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      return err('LEDGER_UNREADABLE', 'not a ledger')
    }
    if (version > newest) return err('LEDGER_NEWER', `file version ${version}, this program knows ${newest}`)
    return ok(version)
  } finally {
    connection.close()
  }
}

/** Makes folder and file readable by their owner only; SQLite gives its companion files the same mode. */
function claim(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  if (process.platform === 'win32') return
  for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) chmodSync(each, 0o600)
}
