import type { Api } from '@shared/contract'
import type { Settings } from '@shared/contract/app'
import type { AppError } from '@shared/result'
import type { Session } from './session.svelte'

/** Changes settings; the window follows at once and goes back if they could not be kept. */
export class SettingsState {
  readonly #api: Api
  readonly #session: Session

  constructor(api: Api, session: Session) {
    this.#api = api
    this.#session = session
  }

  async change(change: Partial<Settings>): Promise<AppError | null> {
    const before = this.#session.settings
    this.#session.settings = { ...before, ...change }
    const kept = await this.#api.request('settings.set', change)
    this.#session.settings = kept.ok ? kept.value : before
    return kept.ok ? null : kept.error
  }

  async openDataFolder(): Promise<AppError | null> {
    const opened = await this.#api.request('app.openDataFolder', undefined)
    return opened.ok ? null : opened.error
  }
}
