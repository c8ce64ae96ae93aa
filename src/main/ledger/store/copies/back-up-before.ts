import type Database from 'better-sqlite3'
import { join } from 'node:path'
import { nameOfBackup } from '../../backups/backup-name'
import { newestKnown, nextSequence } from '../../backups/backup-folder'
import { copyLedger, keepCopy, verifyCopy } from './make-copy'

export interface BackupPlace {
  folder: string
  appVersion: string | null
}

/**
 * A backup of the ledger as it is before an update changes it; `at`: epoch ms. One whose history does not hold is kept
 * all the same, with what is wrong with it in its facts: the update does not touch what is wrong, and refusing it would
 * shut the person out. Throws when there is no room for it, or when its pages cannot be read.
 */
export function backUpBefore(
  connection: Database.Database,
  { folder, appVersion }: BackupPlace,
  at: number
): string {
  const name = nameOfBackup({ sequence: nextSequence(folder), madeAt: at, reason: 'before_update' })
  const path = join(folder, name)
  const known = newestKnown(folder)?.facts?.contents?.bodies ?? null
  const expected = copyLedger(connection, path)
  keepCopy(path, verifyCopy(path, expected, { bodies: known, at, appVersion }))
  return path
}
