/** Every failure that may cross the process boundary. The renderer owns the words, in both languages. */
export const appErrorCodes = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'NO_TOKEN',
  'TOKEN_UNREADABLE',
  'CREDENTIALS_REFUSED',
  'KEY_LOCKED',
  'IAM_UNREACHABLE',
  'NO_DOCUMENT',
  'GATEWAY_REFUSED',
  'GATEWAY_UNREACHABLE',
  'DEMO_UNAVAILABLE',
  'TASK_NOT_KEPT',
  'QUITTING',
  'STOPPED',
  'FILE_NOT_READ',
  'FILE_TOO_LARGE',
  'FILE_NOT_WRITTEN',
  'FILE_DISK_FULL',
  'FILE_NOT_PERMITTED',
  'FILE_NAME_TOO_LONG',
  'FILE_READ_ONLY',
  'FOLDER_MISSING',
  'FILE_MISSING',
  'LOGIN_ITEM_NOT_SET',
  'DISK_FULL',
  'LEDGER_BUSY',
  'LEDGER_UNREADABLE',
  'LEDGER_NEWER',
  'LEDGER_DAMAGED',
  'BACKUP_NO_SPACE',
  'BACKUP_NOT_WRITTEN',
  'BACKUP_DAMAGED',
  'BACKUP_NEWER',
  'INTERNAL'
] as const
export type AppErrorCode = (typeof appErrorCodes)[number]

/** `message` is for the log, never for the screen; `params` fill the sentence on the screen. */
export interface AppError {
  code: AppErrorCode
  message: string
  params?: Record<string, string | number>
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function err(
  code: AppErrorCode,
  message: string,
  params?: Record<string, string | number>
): Result<never> {
  return { ok: false, error: params === undefined ? { code, message } : { code, message, params } }
}
