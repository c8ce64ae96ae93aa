import type { Api } from '@shared/contract'
import type { Settings } from '@shared/contract/app'
import { changedComparison } from '@shared/comparison-settings'
import type { ComparisonSettingsChange } from '@shared/contract/comparison-settings'
import type { AppError } from '@shared/result'
import type { Session } from './session.svelte'

type Change = Partial<Omit<Settings, 'comparison'>> & { comparison?: ComparisonSettingsChange }

/** Changes settings; the window follows at once and goes back if they could not be kept. */
export class SettingsState {
  readonly #api: Api
  readonly #session: Session

  constructor(api: Api, session: Session) {
    this.#api = api
    this.#session = session
  }

  async change(change: Change): Promise<AppError | null> {
    const before = this.#session.settings
    const { comparison, ...others } = change
    const changed = {
      ...before,
      ...others,
      comparison:
        comparison === undefined ? before.comparison : changedComparison(before.comparison, comparison)
    }
    return this.#session.change(changed, () => this.#api.request('settings.set', change))
  }

  async openDataFolder(): Promise<AppError | null> {
    const opened = await this.#api.request('app.openDataFolder', undefined)
    return opened.ok ? null : opened.error
  }
}
