import {
  closingChoice,
  keptBudget,
  keptSwitch,
  languageChoice,
  settings,
  themeChoice,
  type Settings,
  type SettingsChange
} from '@shared/contract/app'
import { changedComparison } from '@shared/comparison-settings'
import { keptComparison } from '@shared/contract/comparison-settings'
import { setting } from './schema'
import type { Store } from './store'

const keptSettings = settings.extend({
  language: languageChoice.catch('system'),
  theme: themeChoice.catch('system'),
  notifications: keptSwitch(true),
  whenClosed: closingChoice.catch('ask'),
  openAtLogin: keptSwitch(false),
  backupBudget: keptBudget,
  comparison: keptComparison
})

/** The settings as kept; one that is missing or no longer understood has its default. */
export function readSettings({ db }: Store): Settings {
  const kept = db.select().from(setting).all()
  return keptSettings.parse(Object.fromEntries(kept.map(({ name, value }) => [name, value])))
}

/** Keeps those that are given and returns all settings after the change. */
export function writeSettings(store: Store, { comparison, ...changes }: SettingsChange): Settings {
  const own =
    comparison === undefined
      ? changes
      : {
          ...changes,
          comparison: JSON.stringify(changedComparison(readSettings(store).comparison, comparison))
        }
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined) continue
    store.db
      .insert(setting)
      .values({ name, value: String(value) })
      .onConflictDoUpdate({ target: setting.name, set: { value: String(value) } })
      .run()
  }
  return readSettings(store)
}
