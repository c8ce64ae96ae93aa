import { backupReason, type BackupReason } from '@shared/contract/backups'

/** What the name of a backup says, and goes on saying when all that was written beside it is lost. */
export interface BackupName {
  /** Counts up with every backup. */
  sequence: number
  /** Epoch ms, to the second. */
  madeAt: number
  reason: BackupReason
}

const shape = /^backup-(\d{6,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z_]+)\.db$/

/** `backup-000042-20261124T225633Z-automatic.db`; the time is UTC. */
export function nameOfBackup({ sequence, madeAt, reason }: BackupName): string {
  const time = new Date(madeAt)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '')
  return `backup-${String(sequence).padStart(6, '0')}-${time}-${reason}.db`
}

/** null: not the name of a backup. */
export function readBackupName(name: string): BackupName | null {
  const found = shape.exec(name)
  if (found === null) return null
  const [, sequence, year, month, day, hour, minute, second, reason] = found
  const known = backupReason.safeParse(reason)
  const madeAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (!known.success || Number.isNaN(madeAt)) return null
  return { sequence: Number(sequence), madeAt, reason: known.data }
}
