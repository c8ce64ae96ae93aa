import type { Api, Output } from '@shared/contract'
import type { TaskFilter, TaskRow } from '@shared/contract/task'
import type { AppError } from '@shared/result'
import { Pace } from './pace'
import { RowCache } from './row-cache'

type Facets = Output<'tasks.facets'>

const nothingFiltered: TaskFilter = {
  gatewayId: null,
  task_type: null,
  task_status: null,
  group_id: null,
  text: ''
}
/** Rows are fetched in whole windows of this many, so that slow scrolling asks rarely. */
const windowRows = 200

/** The list of tasks: ids for the filter, rows only for what is on screen. */
export class TaskList {
  filter: TaskFilter = $state.raw(nothingFiltered)
  ids: readonly number[] = $state.raw([])
  facets: Facets = $state.raw({ total: 0, task_types: [], task_statuses: [], group_ids: [] })
  /** Whether the ids belong to the filter yet. */
  isLoading = $state(true)
  error: AppError | null = $state.raw(null)
  readonly isFiltered = $derived(
    this.filter.text.trim() !== '' ||
      Object.entries(this.filter).some(([key, value]) => key !== 'text' && value !== null)
  )
  readonly rows: RowCache<TaskRow>
  readonly #api: Api
  readonly #pace = new Pace(() => this.load(), 300)
  #asked = 0
  #inView: readonly [number, number] = [0, 0]

  constructor(api: Api) {
    this.#api = api
    this.rows = new RowCache((ids) => api.request('tasks.rows', { ids }))
  }

  row(id: number): TaskRow | undefined {
    return this.rows.get(id)
  }

  /** Changes parts of the filter and finds again. */
  async narrow(change: Partial<TaskFilter>): Promise<void> {
    this.filter = { ...this.filter, ...change }
    this.isLoading = true
    await this.find()
  }

  async clearFilter(): Promise<void> {
    await this.narrow(nothingFiltered)
  }

  /** Asks for the ids that pass the filter; only the answer to the latest question counts. */
  async find(): Promise<void> {
    const question = ++this.#asked
    const result = await this.#api.request('tasks.find', this.filter)
    if (question !== this.#asked) return
    this.isLoading = false
    this.error = result.ok ? null : result.error
    if (!result.ok) return
    this.ids = result.value.ids
    await this.view(...this.#inView)
  }

  async load(): Promise<void> {
    await Promise.all([this.find(), this.#loadFacets()])
  }

  /** The rows on screen: fetches their windows. */
  async view(first: number, last: number): Promise<void> {
    this.#inView = [first, last]
    const from = Math.floor(first / windowRows) * windowRows
    const ids = this.ids.slice(from, (Math.floor(last / windowRows) + 1) * windowRows)
    const error = await this.rows.want(ids)
    if (error) this.error = error
  }

  /** Follows changes; returns the function that stops. */
  listen(): () => void {
    const stops = [
      this.#api.on('task.changed', ({ taskId }) => {
        void this.rows.invalidate(taskId)
        this.#pace.ask()
      }),
      this.#api.on('tasks.changed', () => {
        void this.rows.invalidateAll()
        this.#pace.ask()
      }),
      this.#api.on('snapshot.added', ({ taskId }) => {
        void this.rows.invalidate(taskId)
        this.#pace.ask()
      }),
      this.#api.on('gateways.changed', () => void this.rows.invalidateAll())
    ]
    return () => {
      for (const stop of stops) stop()
      this.#pace.stop()
    }
  }

  async #loadFacets(): Promise<void> {
    const facets = await this.#api.request('tasks.facets', undefined)
    if (facets.ok) this.facets = facets.value
  }
}
