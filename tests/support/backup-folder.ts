import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Backups } from '../../src/main/backups/backups'
import { listBackups } from '../../src/main/ledger/backups/backup-folder'
import { readMigrations } from '../../src/main/ledger/migrations'
import { migrationsFolder, minutes, quietLog, workers, type TestLedger } from './ledger'

/** The folder of the backups of a test's ledger. */
export const backupFolderOf = (file: string): string => join(dirname(file), 'backups')

/** The backups of a ledger, as the app keeps them. */
export function backupsOf(file: string, folder = backupFolderOf(file), now = Date.now): Backups {
  return new Backups({
    ...{ file, folder, migrationsFolder, copier: workers.copier, appVersion: '1.2.3', now, log: quietLog },
    newestSchema: () => readMigrations(migrationsFolder).length,
    onChange: () => undefined
  })
}

/** So many answers that differ, of one task. */
export async function appendAnswers(
  ledger: TestLedger,
  taskId: number,
  count: number,
  from = 0
): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    const answer = {
      task_status: 'processing',
      task_type: 'import_api',
      task_result: `${index}-`.repeat(300)
    }
    await ledger.append(taskId, Buffer.from(JSON.stringify(answer)), minutes(index))
  }
}

/** Overwrites some bytes of a file in place. */
export function overwrite(path: string, from: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, from)
  closeSync(file)
}

/** Every backup of a folder with its bytes. */
export function backupBytes(folder: string): Map<string, string> {
  return new Map(listBackups(folder).map(({ path }) => [path, readFileSync(path).toString('base64')]))
}

/** One value from a database file, or what a statement changes in it. */
export function inDatabase(path: string, sql: string): unknown {
  const database = new Database(path)
  try {
    database.pragma('foreign_keys = OFF')
    const statement = database.prepare(sql)
    return statement.reader ? statement.pluck().get() : statement.run().changes
  } finally {
    database.close()
  }
}
