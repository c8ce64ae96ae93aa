import { err, ok, type Result } from '@shared/result'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { abandonRestore, putBack, replaceLedger } from '../ledger/backups/restore-files'
import type { Log } from '../log'
import type { Backups } from './backups'

export interface RestoreDeps<Opened> {
  backups: Backups
  file: string
  now: () => number
  log: Log
  /** Ends everything that uses the ledger, and the ledger. */
  close: () => Promise<void>
  /** Opens it again with everything that uses it. */
  open: () => Promise<Opened & { ok: boolean }>
}

/**
 * Puts the staged copy of a backup in place of the ledger. The ledger as it is gets a backup first, so that this can be
 * undone; one that is too damaged for that is set aside in a folder of its own and stays there. Returns the ledger that is
 * open afterwards: the old one when anything failed.
 */
export async function restoreStaged<Opened>(
  deps: RestoreDeps<Opened>
): Promise<{ opened: Opened & { ok: boolean }; result: Result<void> }> {
  const { backups, file, now, log, close, open } = deps
  await close()
  const before = await backups.make('before_restore')
  const aside = join(dirname(file), `set-aside-${new Date(now()).toISOString().replace(/[-:]|\.\d+/g, '')}`)
  if (!before.ok && before.error.code !== 'LEDGER_DAMAGED') {
    abandonRestore(file, aside)
    return { opened: await open(), result: before }
  }
  backups.showReplacing(true)
  try {
    replaceLedger(file, aside)
  } catch (cause) {
    log.error('the ledger was not replaced', cause)
    abandonRestore(file, aside)
    return { opened: await open(), result: err('BACKUP_NOT_WRITTEN', String(cause)) }
  } finally {
    backups.showReplacing(false)
  }
  const opened = await open()
  if (!opened.ok) {
    log.error('the restored ledger did not open; the one before is put back')
    putBack(file, aside)
    return { opened: await open(), result: err('BACKUP_DAMAGED', 'the restored ledger did not open') }
  }
  if (before.ok) rmSync(aside, { recursive: true, force: true })
  else log.warn('the damaged ledger is kept', { aside })
  return { opened, result: ok(undefined) }
}
