import type { Handlers } from '@shared/contract'
import type { backupRequests } from '@shared/contract/backups'
import { err, ok, type Result } from '@shared/result'
import { existsSync } from 'node:fs'
import type { Backups } from './backups'

export interface BackupRequestDeps {
  backups: Backups
  /** A backup was made by hand. */
  onBackup: () => void
  /** Puts a backup back and opens the ledger again. */
  restore: (sequence: number) => Promise<Result<void>>
  openFolder: (path: string) => Promise<boolean>
}

type BackupHandlers = Pick<Handlers, keyof typeof backupRequests>

/** What answers the requests about backups. */
export function backupHandlers({
  backups,
  onBackup,
  restore,
  openFolder
}: BackupRequestDeps): BackupHandlers {
  return {
    'backups.state': async () => ok(await backups.state()),
    'backups.list': async (page) => ok(await backups.list(page)),
    'backups.make': async () => {
      const made = await backups.make('by_hand')
      if (made.ok) onBackup()
      return made
    },
    'backups.preview': ({ sequence }) => backups.preview(sequence),
    'backups.restore': ({ sequence }) => restore(sequence),
    'backups.drill': ({ sequence }) => backups.drill(sequence),
    'backups.openFolder': async () => {
      const isOpen = existsSync(backups.folder) && (await openFolder(backups.folder))
      return isOpen
        ? ok(undefined)
        : err('FILE_MISSING', 'there is no folder of backups', { path: backups.folder })
    }
  }
}
