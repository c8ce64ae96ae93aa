import type { AppErrorCode } from '../../result'

type Params = Record<string, string | number>

const fileAt = (p: Params): string | number => p['path'] ?? 'the file'

/** One sentence per failure of the app itself: what happened and what a person can do. */
export const errors: Record<AppErrorCode, (p: Params) => string> = {
  INVALID_INPUT: () => 'That input was not understood. Check the fields and try again.',
  NOT_FOUND: () => 'This entry no longer exists. The view has been refreshed.',
  NO_TOKEN: () => 'This gateway has no credentials yet. Enter them under Gateways.',
  TOKEN_UNREADABLE: () =>
    'The stored credentials can no longer be decrypted on this computer. Enter them again.',
  CREDENTIALS_REFUSED: () =>
    'The credentials of this gateway do not work, so nothing was asked. Gateways says why and what to do.',
  KEY_LOCKED: (p) =>
    `The access key is locked after too many failed authentications. Try again in ${p['minutes'] === 1 ? '1 minute' : `${p['minutes'] ?? 5} minutes`}.`,
  IAM_UNREACHABLE: () => 'IAM gave no token at the moment. Check the network and try again.',
  NO_DOCUMENT: () => 'This answer holds no exported document.',
  GATEWAY_REFUSED: (p) =>
    `The service refused the request${p['error_code'] === undefined ? '' : ` (${p['error_code']})`}.`,
  GATEWAY_UNREACHABLE: () =>
    'The gateway could not be reached. Test the connection under Gateways to see why.',
  DEMO_UNAVAILABLE: () => 'The demo gateway could not be started on this computer.',
  TASK_NOT_KEPT: (p) =>
    `The service accepted the task ${p['task_id'] ?? ''}, but it could not be written down. Note this ID: the service lists no tasks. Add it here when there is space again.`,
  STOPPED: () => 'The work was stopped.',
  QUITTING: () => 'The app is quitting. Nothing was sent.',
  FILE_NOT_READ: (p) =>
    `The file could not be read${p['path'] === undefined ? '' : `: ${p['path']}`}. Check that it is still there and that you may open it.`,
  FILE_TOO_LARGE: (p) =>
    `The file is larger than ${p['megabytes'] ?? 64} MB. API Gateway takes definition files of up to 12 MB.`,
  LOGIN_ITEM_NOT_SET: () =>
    'This system did not accept the change. Look in its own settings for what starts at login.',
  FILE_NOT_WRITTEN: (p) =>
    `The file could not be written${p['path'] === undefined ? '' : ` to ${p['path']}`}. Choose another folder. Nothing was overwritten.`,
  FILE_DISK_FULL: (p) =>
    `There is no space left for ${fileAt(p)}. Free some space or choose another disk. Nothing was overwritten.`,
  FILE_NOT_PERMITTED: (p) =>
    `The system does not permit writing ${fileAt(p)}. Choose another folder, or close the program that has the file open. Nothing was overwritten.`,
  FILE_NAME_TOO_LONG: (p) =>
    `The name is too long for this disk: ${fileAt(p)}. Choose a shorter name or another folder. Nothing was written.`,
  FILE_READ_ONLY: (p) =>
    `${p['path'] ?? 'The file'} is on a read-only disk. Choose another place. Nothing was written.`,
  FOLDER_MISSING: (p) =>
    `The folder for ${fileAt(p)} does not exist any more. Choose another one. Nothing was written.`,
  FILE_MISSING: (p) => `The file is no longer at ${p['path'] ?? 'its place'}. It can be saved again.`,
  DISK_FULL: () => 'The disk is full. Polling waits and goes on by itself when there is space again.',
  LEDGER_BUSY: () => 'The ledger is in use by another program. Close it and try again.',
  LEDGER_UNREADABLE: (p) =>
    `The ledger file could not be opened. It was left untouched${p['path'] === undefined ? '' : `: ${p['path']}`}. Restore a copy or ask for help before deleting anything.`,
  LEDGER_NEWER: () =>
    'The ledger was written by a newer version of the app. It was left untouched. Install that version or a later one.',
  LEDGER_DAMAGED: () =>
    'The ledger file is damaged, so no backup was made of it. All earlier backups are as they were. Restore one of them.',
  BACKUP_NO_SPACE: () =>
    'The disk has no room for another backup. All earlier backups are as they were. Free some space; the next one comes by itself.',
  BACKUP_NOT_WRITTEN: () =>
    'The system does not permit writing to the backup folder. All earlier backups are as they were. Check that the folder may be written to.',
  BACKUP_DAMAGED: () =>
    'This backup is damaged, so it was not used. The ledger is as it was. Choose another backup.',
  BACKUP_NEWER: () =>
    'This backup was made by a newer version of the app. The ledger is as it was. Install that version or a later one.',
  INTERNAL: () =>
    'Something went wrong inside the app. Nothing stored was changed. Try again; if it stays, restart the app.'
}
