import { z } from 'zod'
import { firstBackupBudget } from '../backup-budgets'
import { appErrorCodes } from '../result'
import { comparisonSettings, comparisonSettingsChange } from './comparison-settings'

export const languageChoice = z.enum(['system', 'en', 'zh-Hans'])
export const themeChoice = z.enum(['system', 'light', 'dark'])
/** What closing the window does while tasks are active. */
export const closingChoice = z.enum(['ask', 'background', 'quit'])

export const settings = z.object({
  language: languageChoice,
  theme: themeChoice,
  /** Whether the system tells when a task has ended. */
  notifications: z.boolean(),
  whenClosed: closingChoice,
  /** Whether the system starts the app at login. */
  openAtLogin: z.boolean(),
  /** How much all backups may take together, in bytes. */
  backupBudget: z.number().int().positive(),
  comparison: comparisonSettings
})
/** Those that shall change. */
export const settingsChange = settings.partial().extend({ comparison: comparisonSettingsChange.optional() })
/** A setting that is on or off as the ledger keeps it, in words; `unset` is what it is without one. */
export const keptSwitch = (unset: boolean) =>
  z
    .enum(['true', 'false'])
    .catch(unset ? 'true' : 'false')
    .transform((kept) => kept === 'true')
/** A budget as the ledger keeps it. */
export const keptBudget = z.coerce.number().int().positive().catch(firstBackupBudget)
export type Settings = z.infer<typeof settings>
export type SettingsChange = z.infer<typeof settingsChange>

export const appInfo = z.object({
  version: z.string(),
  electron: z.string(),
  platform: z.string(),
  /** The system's language, already matched to one that the app speaks. */
  systemLanguage: z.enum(['en', 'zh-Hans']),
  dataFolder: z.string(),
  /** How secrets can be stored here. `weak`: without a keyring, with a key that everybody knows. */
  secretStrength: z.enum(['strong', 'weak', 'none']),
  /** null: the ledger is open. Otherwise why it is not, and nothing else will answer. */
  ledgerError: z.enum(appErrorCodes).nullable()
})
export type AppInfo = z.infer<typeof appInfo>
