import { err, type AppErrorCode, type Result } from '@shared/result'
import { DamagedBody } from './bodies'

/** What SQLite's and the system's error codes mean to the app; the longest prefix decides. */
const meanings: Record<string, AppErrorCode> = {
  SQLITE_FULL: 'DISK_FULL',
  // The file that the connections share could not grow.
  SQLITE_IOERR_SHMSIZE: 'DISK_FULL',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  SQLITE_BUSY: 'LEDGER_BUSY',
  SQLITE_LOCKED: 'LEDGER_BUSY',
  SQLITE_CORRUPT: 'LEDGER_UNREADABLE',
  SQLITE_NOTADB: 'LEDGER_UNREADABLE',
  SQLITE_CANTOPEN: 'LEDGER_UNREADABLE',
  SQLITE_READONLY: 'LEDGER_UNREADABLE',
  SQLITE_PERM: 'LEDGER_UNREADABLE',
  SQLITE_IOERR: 'LEDGER_UNREADABLE',
  EACCES: 'LEDGER_UNREADABLE',
  EPERM: 'LEDGER_UNREADABLE',
  EROFS: 'LEDGER_UNREADABLE',
  EISDIR: 'LEDGER_UNREADABLE',
  ENOTDIR: 'LEDGER_UNREADABLE'
}

/** A thrown error as a value; whatever is not known to be the disk's or the file's fault is INTERNAL. */
export function errorResult(error: unknown): Result<never> {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof DamagedBody) return err('LEDGER_UNREADABLE', message)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = Object.keys(meanings)
    .filter((prefix) => code.startsWith(prefix))
    .sort((left, right) => right.length - left.length)[0]
  return err(
    known === undefined ? 'INTERNAL' : (meanings[known] ?? 'INTERNAL'),
    code === '' ? message : `${code}: ${message}`
  )
}

/** The same for copying: the ledger and the folder of the backups each have words of their own. */
export function backupError(error: unknown): Result<never> {
  const result = errorResult(error)
  if (result.ok) return result
  const { code, message } = result.error
  const name = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'DISK_FULL') return err('BACKUP_NO_SPACE', message)
  if (/^SQLITE_(CORRUPT|NOTADB)|^LEDGER$/.test(name)) return err('LEDGER_DAMAGED', message)
  return code === 'LEDGER_UNREADABLE' || /^E[A-Z]+$/.test(name) ? err('BACKUP_NOT_WRITTEN', message) : result
}
