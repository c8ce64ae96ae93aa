import type { Api } from '@shared/contract'
import type { Policy } from '@domain/documents/compare/policy'
import type { AppInfo, Settings } from '@shared/contract/app'
import { firstBackupBudget } from '@shared/backup-budgets'
import { firstComparisonSettings, policyOf } from '@shared/comparison-settings'
import type { ComparisonSettings } from '@shared/contract/comparison-settings'
import type { Language } from '@shared/i18n/locale'
import type { AppError, Result } from '@shared/result'

/** What holds for the whole window: the app itself, the person's settings, network, trouble with storage. */
export class Session {
  info: AppInfo | null = $state.raw(null)
  settings: Settings = $state.raw({
    language: 'system',
    theme: 'system',
    notifications: true,
    whenClosed: 'ask',
    openAtLogin: false,
    backupBudget: firstBackupBudget,
    comparison: firstComparisonSettings
  })
  /** Why `app.info` could not be had. */
  error: AppError | null = $state.raw(null)
  /** Why answers cannot be stored at the moment, and how many wait for it; null while they can. */
  storageTrouble: AppError | null = $state.raw(null)
  isOnline = $state(navigator.onLine)
  /** The time of day, good to half a minute: enough to tell today from yesterday. */
  now = $state(Date.now())
  readonly language: Language = $derived(
    this.settings.language === 'system' ? (this.info?.systemLanguage ?? 'en') : this.settings.language
  )
  readonly #comparison = $derived(JSON.stringify(this.settings.comparison))
  /** What documents are compared by. The same object until the person changes it, whatever else changes. */
  readonly policy: Policy = $derived(policyOf(JSON.parse(this.#comparison) as ComparisonSettings))
  readonly #api: Api
  /** What main said last, and the changes that it has not answered yet. */
  #kept: Settings = this.settings
  #underWay = 0
  #begun = 0

  constructor(api: Api) {
    this.#api = api
  }

  async load(): Promise<void> {
    const [info, settings] = await Promise.all([
      this.#api.request('app.info', undefined),
      this.#api.request('settings.get', undefined)
    ])
    if (settings.ok) this.settings = settings.value
    if (info.ok) this.info = info.value
    this.error = info.ok ? null : info.error
  }

  /** Shows changed settings at once; when main has answered them and every later change, what is kept. */
  async change(changed: Settings, ask: () => Promise<Result<Settings>>): Promise<AppError | null> {
    if (this.#underWay === 0) this.#kept = this.settings
    this.#underWay += 1
    this.#begun += 1
    this.settings = changed
    const answer = await ask()
    this.#underWay -= 1
    if (answer.ok) this.#kept = answer.value
    // A later change that is still on its way must not be undone by the answer to this one.
    if (this.#underWay === 0) this.settings = this.#kept
    return answer.ok ? null : answer.error
  }

  /** Follows settings and network; returns the function that stops. */
  listen(): () => void {
    const stops = [
      this.#api.on('settings.changed', () => void this.#reloadSettings()),
      this.#api.on('storage.changed', ({ trouble, waiting }) => {
        this.storageTrouble = trouble === null ? null : { code: trouble, message: '', params: { waiting } }
      })
    ]
    const update = (): boolean => (this.isOnline = navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    let tick: ReturnType<typeof setInterval> | undefined
    // A window that nobody sees needs no time of day.
    const keepTime = (): void => {
      clearInterval(tick)
      this.now = Date.now()
      if (!document.hidden) tick = setInterval(() => (this.now = Date.now()), 30_000)
    }
    document.addEventListener('visibilitychange', keepTime)
    keepTime()
    return () => {
      clearInterval(tick)
      document.removeEventListener('visibilitychange', keepTime)
      for (const stop of stops) stop()
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }

  async #reloadSettings(): Promise<void> {
    const begun = this.#begun
    const settings = await this.#api.request('settings.get', undefined)
    // The answer to a change that began meanwhile is newer.
    if (settings.ok && this.#underWay === 0 && begun === this.#begun) this.settings = settings.value
  }
}
