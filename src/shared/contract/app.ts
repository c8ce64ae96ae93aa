import { z } from 'zod'
import { appErrorCodes } from '../result'

export const languageChoice = z.enum(['system', 'en', 'zh-Hans'])
export const themeChoice = z.enum(['system', 'light', 'dark'])

export const settings = z.object({ language: languageChoice, theme: themeChoice })
export type Settings = z.infer<typeof settings>

export const appInfo = z.object({
  version: z.string(),
  electron: z.string(),
  platform: z.string(),
  /** The system's language, already matched to one that the app speaks. */
  systemLanguage: z.enum(['en', 'zh-Hans']),
  dataFolder: z.string(),
  /** Whether secrets can be encrypted by the system here. */
  canStoreSecrets: z.boolean(),
  /** null: the ledger is open. Otherwise why it is not, and nothing else will answer. */
  ledgerError: z.enum(appErrorCodes).nullable()
})
export type AppInfo = z.infer<typeof appInfo>
