import type { ParsedInput } from '@shared/contract'
import type { Settings } from '@shared/contract/app'
import { err, type Result } from '@shared/result'
import type { Ledger } from '../ledger/protocol'
import type { Log } from '../log'

export interface SettingsDeps {
  ledger: Ledger
  log: Log
  onSettings: () => Promise<void>
  /** Tells the system to start the app at login, or no longer; rejects when it refuses. */
  setOpenAtLogin: (isOn: boolean) => Promise<void>
}

/** Keeps settings and puts them into effect. A start at login that the system refuses changes nothing at all. */
export async function changeSettings(
  deps: SettingsDeps,
  changes: ParsedInput<'settings.set'>
): Promise<Result<Settings>> {
  if (changes.openAtLogin !== undefined) {
    try {
      await deps.setOpenAtLogin(changes.openAtLogin)
    } catch (cause) {
      deps.log.error('starting at login could not be changed', cause)
      return err('LOGIN_ITEM_NOT_SET', 'the system refused to change what starts at login')
    }
  }
  const settings = await deps.ledger.write('settings.set', changes)
  if (settings.ok) await deps.onSettings()
  return settings
}
