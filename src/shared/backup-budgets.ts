/** How much the backups may take together, in bytes: what can be chosen, and what it is at first. */
export const backupBudgets = [500e6, 1e9, 2e9, 5e9, 10e9, 20e9, 50e9, 100e9] as const
export const firstBackupBudget = 2e9
