import type { Api, Output } from '@shared/contract'
import type { ApiPoint } from '@shared/contract/apis'
import type { ApiPlace } from './navigation.svelte'
import { Pace } from './pace'
import { PagedRows, type FetchPage } from './paged-rows.svelte'

/** All that is known of an API but its single runs. */
export type ApiLifeHead = Omit<Output<'apis.life'>, 'rows' | 'total'>

/** While older documents are being read for their APIs, it is asked again so often. */
const progressMs = 1000

/** The history of one API. It outlives its screen, so that going back to it finds the same row. */
export class ApiLife {
  head: ApiLifeHead | null = $state.raw(null)
  /** null: every group. */
  group_id: string | null = $state(null)
  gatewayId: number | null = $state(null)
  selected = $state(-1)
  readonly rows = new PagedRows<ApiPoint>()

  readonly #api: Api
  #shown: { method: string; path: string } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #pace = new Pace(() => this.refresh(), 500)

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows an API. The one that is shown already keeps its place, its filter and its chosen row. */
  async show({ method, path, gatewayId }: ApiPlace): Promise<void> {
    if (this.#shown?.method === method && this.#shown.path === path) return this.refresh()
    this.#shown = { method, path }
    this.head = null
    await this.keepTo(gatewayId, null)
  }

  /** Shows only what happened at a gateway, in a group; null is any. */
  async keepTo(gatewayId: number | null, group_id: string | null): Promise<void> {
    this.gatewayId = gatewayId
    this.group_id = group_id
    this.selected = -1
    await this.#open()
  }

  /** Asks again; the chosen row stays chosen when newer ones come in above it. */
  async refresh(): Promise<void> {
    const before = this.rows.total
    await this.#open()
    if (this.selected >= 0) this.selected += Math.max(0, this.rows.total - before)
  }

  /** Follows what is kept while it is on screen; returns the function that stops. */
  listen(): () => void {
    const stop = this.#api.on('task.changed', () => this.#pace.ask())
    return () => {
      stop()
      this.#pace.stop()
      clearTimeout(this.#timer)
    }
  }

  async #open(): Promise<void> {
    const shown = this.#shown
    if (shown === null) return
    const { gatewayId, group_id } = this
    const fetch: FetchPage<ApiPoint> = async (offset, limit) => {
      const answer = await this.#api.request('apis.life', { ...shown, gatewayId, group_id, offset, limit })
      const isLatest = this.#shown === shown && this.gatewayId === gatewayId && this.group_id === group_id
      if (answer.ok && isLatest) this.#take(answer.value)
      return answer
    }
    await this.rows.open(fetch)
  }

  #take({ rows: _rows, total: _total, ...head }: Output<'apis.life'>): void {
    this.head = head
    clearTimeout(this.#timer)
    if (head.progress.done < head.progress.total) this.#timer = setTimeout(() => this.#pace.ask(), progressMs)
  }
}
