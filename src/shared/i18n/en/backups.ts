/** Backups in Settings: made, tried, put back. */
export const backups = {
  title: 'Backups',
  text: 'Made by itself within 15 minutes of a change and before every update, and checked before it counts. Credentials are never in a backup.',
  none: 'There is no backup yet. The first one comes with the first change.',
  latest: (at: string) => `Latest: ${at}`,
  count: (n: number, shown: string) => (n === 1 ? '1 backup' : `${shown} backups`),
  ofBudget: (used: string, budget: string) => `${used} of ${budget}`,
  make: 'Back up now',
  made: 'The ledger was backed up, and the copy was checked.',
  all: 'All backups…',
  openFolder: 'Open folder',
  budget: 'Space for backups',
  budgetText:
    'Nothing is thrown away while all of them fit. After that the oldest go first; 3 of the latest day, 1 a day for 14 days and 1 a month for 24 months go last.',
  overBudget:
    'The backups take more than this at the moment. The next one makes room; the newest always stays.',
  troubleTitle: 'The last backup could not be made',
  failed: 'That did not work.',
  close: 'Close',

  drill: 'Restore drill',
  drillText:
    'Opens the newest backup as a restore would and checks all of it: every page, every row, the chain of hashes, every answer against its hash.',
  drillRun: 'Try a restore',
  drillNever: 'No drill has been made yet.',
  drillPassed: (at: string, of: string) => `Passed ${at}, with the backup of ${of}.`,
  drillFailed: (at: string, of: string) => `Failed ${at}, with the backup of ${of}.`,
  drillProved: (rows: string, tables: string, snapshots: string, bodies: string, size: string) =>
    `Tables: ${tables}, rows: ${rows}. Answers in the chain of hashes: ${snapshots}. Stored texts read back byte for byte: ${bodies} (${size}).`,

  working: {
    backup: {
      check: 'Checking the ledger…',
      copy: 'Copying the ledger…',
      verify: 'Checking the copy…'
    },
    drill: 'Checking the whole backup…',
    preview: 'Comparing the backup with the ledger…',
    restore: {
      check: 'Checking the backup…',
      copy: 'Copying the backup…',
      replace: 'Putting the backup in place…'
    }
  },

  listTitle: 'All backups',
  list: 'Backups, newest first',
  loadFailed: 'The backups could not be listed',
  reasons: {
    automatic: 'automatic',
    by_hand: 'by hand',
    before_update: 'before an update',
    before_restore: 'before a restore'
  },
  states: { verified: 'checked', unchecked: 'not checked', damaged: 'damaged' },
  stateTexts: {
    verified: 'All checks have passed.',
    unchecked: 'What was written beside this copy is missing. It is checked before it is used.'
  },
  problems: {
    unreadable: 'This copy cannot be read.',
    damaged: 'Parts of this copy are damaged.',
    chain: 'The chain of hashes in this copy does not hold: something in its history was changed.',
    bodies: 'An answer in this copy is not the one that was stored.',
    counts: 'Rows are missing in this copy.',
    changed: 'This file is no longer the one that was checked.'
  },
  answers: (n: number, shown: string) => (n === 1 ? '1 answer' : `${shown} answers`),
  size: 'Size',
  holds: 'Holds',
  madeBy: 'Made by',
  version: (version: string) => `version ${version}`,
  state: 'Check',
  file: 'File',
  copyPath: 'Copy path',
  tryThis: 'Check wholly',
  restore: 'Restore…',

  restoreTitle: (at: string) => `Restore the backup of ${at}?`,
  now: 'Ledger now',
  then: 'This backup',
  lost: 'Would go',
  gained: 'Would come back',
  counted: { tasks: 'Tasks', snapshots: 'Answers', gateways: 'Gateways' },
  lastObserved: 'Last answer seen',
  never: 'none',
  same: 'Both hold the same tasks, answers and gateways.',
  unreadable: 'The ledger as it is cannot be read, so what would go cannot be counted.',
  alsoBack:
    'Names, notes and settings go back to that moment, too. Tasks that are still running are followed again from there.',
  undoText: 'The ledger as it is gets a backup first. Restoring that one undoes this.',
  asideText: 'The damaged ledger is kept as it is, in a folder beside the restored one.',
  confirm: 'Restore',
  restored: (at: string) => `The ledger is as it was ${at}. The state before is the newest backup.`
}
