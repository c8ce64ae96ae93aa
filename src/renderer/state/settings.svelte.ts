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
  /** What main said last. */
  #kept: Settings
  #underWay = 0

  constructor(api: Api, session: Session) {
    this.#api = api
    this.#session = session
    this.#kept = session.settings
  }

  async change(change: Change): Promise<AppError | null> {
    const before = this.#session.settings
    if (this.#underWay === 0) this.#kept = before
    this.#underWay += 1
    const { comparison, ...others } = change
    this.#session.settings = {
      ...before,
      ...others,
      comparison:
        comparison === undefined ? before.comparison : changedComparison(before.comparison, comparison)
    }
    const answer = await this.#api.request('settings.set', change)
    this.#underWay -= 1
    if (answer.ok) this.#kept = answer.value
    // A later change that is still on its way must not be undone by the answer to this one.
    if (this.#underWay === 0) this.#session.settings = this.#kept
    return answer.ok ? null : answer.error
  }

  async openDataFolder(): Promise<AppError | null> {
    const opened = await this.#api.request('app.openDataFolder', undefined)
    return opened.ok ? null : opened.error
  }
}
