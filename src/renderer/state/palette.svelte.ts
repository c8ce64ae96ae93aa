import type { Api, Output } from '@shared/contract'
import type { TaskRow } from '@shared/contract/task'

const shownTasks = 12
const shownApis = 8

type FoundApi = Output<'apis.find'>['rows'][number]

/** The tasks that the command palette's text finds; only the answer to the latest text counts. */
export class PaletteTasks {
  rows: readonly TaskRow[] = $state.raw([])
  readonly #api: Api
  #asked = 0

  constructor(api: Api) {
    this.#api = api
  }

  async find(text: string): Promise<void> {
    const question = ++this.#asked
    if (text.trim() === '') {
      this.rows = []
      return
    }
    const filter = { gatewayId: null, task_type: null, task_status: null, group_id: null, text }
    const found = await this.#api.request('tasks.find', filter)
    if (question !== this.#asked || !found.ok) return
    const rows = await this.#api.request('tasks.rows', { ids: found.value.ids.slice(0, shownTasks) })
    if (question === this.#asked && rows.ok) this.rows = rows.value
  }
}

/** The APIs that the command palette's text finds; only the answer to the latest text counts. */
export class PaletteApis {
  rows: readonly FoundApi[] = $state.raw([])
  readonly #api: Api
  #asked = 0

  constructor(api: Api) {
    this.#api = api
  }

  async find(text: string): Promise<void> {
    const question = ++this.#asked
    if (text.trim() === '') {
      this.rows = []
      return
    }
    const found = await this.#api.request('apis.find', {
      text: text.slice(0, 200),
      offset: 0,
      limit: shownApis
    })
    if (question === this.#asked && found.ok) this.rows = found.value.rows
  }
}
