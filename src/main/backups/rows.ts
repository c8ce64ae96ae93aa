import type { KeptBackup } from '@domain/backups/rotation'
import type { BackupRow } from '@shared/contract/backups'
import { isVerified, type Backup } from '../ledger/backups/backup-folder'

/** A backup as the screen shows it. */
export function rowOf(backup: Backup): BackupRow {
  const { sequence, madeAt, reason, size, path, facts } = backup
  return {
    ...{ sequence, madeAt, reason, size, path },
    state: facts === null ? 'unchecked' : facts.problem === null ? 'verified' : 'damaged',
    problem: facts?.problem ?? null,
    checkedAt: facts?.checkedAt ?? null,
    appVersion: facts?.appVersion ?? null,
    schemaVersion: facts?.contents?.schemaVersion ?? null,
    snapshots: facts?.contents?.snapshots ?? null,
    sha256: facts?.sha256 ?? null
  }
}

/** A backup as the rotation sees it. */
export function rotated(backup: Backup): KeptBackup {
  const { sequence, madeAt, size, reason } = backup
  return { sequence, madeAt, size, reason, isVerified: isVerified(backup) }
}
