import type { BackupReason, BackupWork } from '@shared/contract/backups'
import { err, ok, type Result } from '@shared/result'
import { join } from 'node:path'
import { newestKnown, nextSequence, removeUnfinished, type Backup } from '../ledger/backups/backup-folder'
import { nameOfBackup } from '../ledger/backups/backup-name'
import type { AskCopier } from '../ledger/backups/copier-thread'

export interface MakeOptions {
  folder: string
  reason: BackupReason
  /** Epoch ms. */
  madeAt: number
  appVersion: string
  onStep: (step: BackupWork['step']) => void
}

/**
 * Makes one backup in a folder: the ledger is checked, copied, and the copy checked before it gets the name of a backup.
 * LEDGER_DAMAGED: one of the two did not pass, and there is no backup.
 */
export async function makeBackup(ask: AskCopier, options: MakeOptions): Promise<Result<Backup>> {
  const { folder, reason, madeAt, appVersion, onStep } = options
  removeUnfinished(folder)
  onStep('check')
  const live = await ask('check', null)
  if (!live.ok) return live
  if (live.value !== null) return err('LEDGER_DAMAGED', `the ledger: ${live.value}`)
  onStep('copy')
  const path = join(folder, nameOfBackup({ sequence: nextSequence(folder), madeAt, reason }))
  const copied = await ask('copy', { path })
  if (!copied.ok) return copied
  onStep('verify')
  const knownBodies = newestKnown(folder)?.facts?.contents?.bodies ?? null
  const verified = await ask('verify', { path, expected: copied.value, knownBodies, at: madeAt, appVersion })
  if (!verified.ok || verified.value.problem !== null) {
    await ask('drop', { path })
    return verified.ok ? err('LEDGER_DAMAGED', `the copy: ${verified.value.problem}`) : verified
  }
  const kept = await ask('keep', { path, facts: verified.value })
  if (!kept.ok) {
    await ask('drop', { path })
    return kept
  }
  const made = newestKnown(folder)
  return made?.path === path ? ok(made) : err('BACKUP_NOT_WRITTEN', `${path} is gone`)
}
