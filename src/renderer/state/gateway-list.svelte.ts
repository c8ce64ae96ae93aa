import type { Api } from '@shared/contract'
import type { GatewayRow } from '@shared/contract/gateway'
import type { AppError } from '@shared/result'
import { Pace } from './pace'

/** The gateways, kept fresh, for every screen that names one. */
export class GatewayList {
  rows: readonly GatewayRow[] = $state.raw([])
  isLoaded = $state(false)
  error: AppError | null = $state.raw(null)
  readonly stopped = $derived(this.rows.filter((row) => row.polling === 'stopped'))
  /** Tasks that are being asked about: those of a stopped gateway are not. */
  readonly activeCount = $derived(
    this.rows.reduce((sum, row) => sum + (row.polling === 'active' ? row.activeCount : 0), 0)
  )
  readonly #api: Api
  readonly #pace = new Pace(() => this.load(), 250)

  constructor(api: Api) {
    this.#api = api
  }

  byId(id: number | null): GatewayRow | null {
    return this.rows.find((row) => row.id === id) ?? null
  }

  async load(): Promise<void> {
    const result = await this.#api.request('gateways.list', undefined)
    if (result.ok) {
      this.rows = result.value
      this.isLoaded = true
    }
    this.error = result.ok ? null : result.error
  }

  /** Follows changes; `task.changed` matters because the counts of followed tasks move with it. */
  listen(): () => void {
    const stops = [
      this.#api.on('gateways.changed', () => this.#pace.ask()),
      this.#api.on('tasks.changed', () => this.#pace.ask()),
      this.#api.on('task.changed', () => this.#pace.ask())
    ]
    return () => {
      for (const stop of stops) stop()
      this.#pace.stop()
    }
  }
}
