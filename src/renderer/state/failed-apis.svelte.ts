import type { Api, Output } from '@shared/contract'
import type { ClusterApi, ClusterRun, FailureCluster } from '@shared/contract/failed-apis'
import { Pace } from './pace'
import { PagedRows, type FetchPage } from './paged-rows.svelte'

/** What is listed of a chosen cause. */
export type CausePart = 'apis' | 'runs'

type Head = Pick<Output<'failures.clusters'>, 'ofAll' | 'progress'>

/** While results are still being read, it is asked again so soon. */
const progressMs = 30

/** The causes of all failures. It outlives its screen, so that coming back to it finds the same row. */
export class FailedApis {
  /** null: nothing has been answered yet. */
  head: Head | null = $state.raw(null)
  gatewayId: number | null = $state(null)
  text = $state('')
  readonly clusters = new PagedRows<FailureCluster>()
  /** Row of the chosen cause; -1: none. */
  selected = $state(-1)
  /** The chosen cause itself. */
  cluster: FailureCluster | null = $state.raw(null)
  #wantedPart: CausePart = $state('apis')
  readonly apis = new PagedRows<ClusterApi>()
  readonly runs = new PagedRows<ClusterRun>()
  /** Row of the chosen API or run. */
  row = $state(-1)

  readonly #api: Api
  #generation = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #pace = new Pace(() => this.refresh(), 1000)

  constructor(api: Api) {
    this.#api = api
  }

  /** What is listed: a cause that only whole imports failed for has no APIs. */
  get part(): CausePart {
    return this.cluster?.apis === 0 ? 'runs' : this.#wantedPart
  }

  /** Whether results are still being read, so that what is known is not all there is. */
  get isReading(): boolean {
    return this.head !== null && this.head.progress.done < this.head.progress.total
  }

  get isFiltered(): boolean {
    return this.gatewayId !== null || this.text !== ''
  }

  /** The API that a key or a button is about; null: none is chosen. */
  get chosenApi(): ClusterApi | null {
    return (this.part === 'apis' ? this.apis.at(this.row) : undefined) ?? null
  }

  get chosenRun(): ClusterRun | null {
    return (this.part === 'runs' ? this.runs.at(this.row) : undefined) ?? null
  }

  /** Asks for the causes; the chosen one stays chosen if it is left over, else the first one is. */
  async refresh(): Promise<void> {
    const generation = ++this.#generation
    const { gatewayId, text } = this
    const fetch: FetchPage<FailureCluster> = async (offset, limit) => {
      const answer = await this.#api.request('failures.clusters', { gatewayId, text, offset, limit })
      if (answer.ok && generation === this.#generation) this.#take(answer.value)
      return answer
    }
    await this.clusters.open(fetch)
    if (generation !== this.#generation || this.clusters.error !== null || this.isReading) return
    const id = this.cluster?.id
    const kept = id === undefined ? null : await this.clusters.find(-1, 1, (row) => row.id === id)
    if (generation !== this.#generation) return
    await this.select(kept ?? (this.clusters.total > 0 ? 0 : -1), kept !== null)
  }

  async filter(change: { gatewayId?: number | null; text?: string }): Promise<void> {
    Object.assign(this, change)
    await this.refresh()
  }

  /** Chooses a cause by its row and lists what belongs to it; `isKept`: it is the one that was chosen already. */
  async select(row: number, isKept = false): Promise<void> {
    const cluster = this.clusters.at(row) ?? null
    const isSame = isKept && sameCounts(this.cluster, cluster)
    this.selected = cluster === null ? -1 : row
    this.cluster = cluster
    if (isSame) return
    if (!isKept) this.row = 0
    await this.#openParts()
  }

  /** Lists the APIs of the chosen cause, or its runs. */
  show(part: CausePart): void {
    this.#wantedPart = part
    this.row = 0
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

  async #openParts(): Promise<void> {
    const { cluster, gatewayId } = this
    if (cluster === null) {
      this.apis.close()
      this.runs.close()
      return
    }
    const asked = { cluster: cluster.id, gatewayId }
    await Promise.all([
      this.apis.open((offset, limit) => this.#api.request('failures.apis', { ...asked, offset, limit })),
      this.runs.open((offset, limit) => this.#api.request('failures.runs', { ...asked, offset, limit }))
    ])
  }

  #take({ rows: _rows, total: _total, ...head }: Output<'failures.clusters'>): void {
    this.head = head
    clearTimeout(this.#timer)
    if (this.isReading) this.#timer = setTimeout(() => void this.refresh(), progressMs)
  }
}

/** Whether nothing has been added to a cause, so that its lists need not be read again. */
function sameCounts(before: FailureCluster | null, after: FailureCluster | null): boolean {
  return (
    before !== null &&
    after !== null &&
    before.failures === after.failures &&
    before.runs === after.runs &&
    before.last.snapshotId === after.last.snapshotId
  )
}
