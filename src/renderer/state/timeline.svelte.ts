import type { Api, Output } from '@shared/contract'
import type { TimelineItem, TimelineRun } from '@shared/contract/snapshot'
import type { AppError, Result } from '@shared/result'
import { SvelteMap } from 'svelte/reactivity'
import { Pace } from './pace'
import { joinNewest, type OpenRun } from './timeline-rows'

const pageItems = 100
const pagePolls = 200

/** What was observed of one task, newest first, in pages; grows at the top while the task is followed. */
export class Timeline {
  taskId: number | null = $state(null)
  items: readonly TimelineItem[] = $state.raw([])
  isLoading = $state(false)
  isLoadingMore = $state(false)
  error: AppError | null = $state.raw(null)
  readonly openRuns = new SvelteMap<number, OpenRun>()
  readonly #api: Api
  readonly #pace = new Pace(() => this.refresh(), 120)
  #next: number | null = null
  #asked = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Shows another task from its newest answer; null shows none. */
  async open(taskId: number | null): Promise<void> {
    if (taskId === this.taskId) return
    this.taskId = taskId
    this.items = []
    this.#next = null
    this.error = null
    this.openRuns.clear()
    this.isLoading = taskId !== null
    await this.refresh()
  }

  /** Asks for the newest page again and keeps what is older. */
  async refresh(): Promise<void> {
    const question = ++this.#asked
    const taskId = this.taskId
    if (taskId === null) return
    const result = await this.#page(taskId, null)
    if (question !== this.#asked) return
    this.isLoading = false
    this.error = result.ok ? null : result.error
    if (!result.ok) return
    const before = this.items
    const joined = joinNewest(result.value.items, result.value.next, before, this.#next)
    this.items = joined.items
    this.#next = joined.next
    await this.#refreshOpenRun(before)
  }

  /** Continues below the oldest item; does nothing at the end or while it is already doing so. */
  async loadMore(): Promise<void> {
    const taskId = this.taskId
    const from = this.#next
    if (taskId === null || from === null || this.isLoadingMore) return
    this.isLoadingMore = true
    const result = await this.#page(taskId, from)
    this.isLoadingMore = false
    if (taskId !== this.taskId || from !== this.#next) return
    this.error = result.ok ? null : result.error
    if (!result.ok) return
    this.items = [...this.items, ...result.value.items]
    this.#next = result.value.next
  }

  /** Opens a run into its single answers, or folds it again. */
  async toggle(run: TimelineRun): Promise<void> {
    if (this.openRuns.has(run.firstSnapshotId)) this.openRuns.delete(run.firstSnapshotId)
    else await this.#loadPolls(run, [])
  }

  async loadMorePolls(run: TimelineRun): Promise<void> {
    await this.#loadPolls(run, this.openRuns.get(run.firstSnapshotId)?.polls ?? [])
  }

  /** Follows the task; returns the function that stops. */
  listen(): () => void {
    const follow = ({ taskId }: { taskId: number }): void => {
      if (taskId === this.taskId) this.#pace.ask()
    }
    const stops = [
      this.#api.on('snapshot.added', follow),
      this.#api.on('task.changed', follow),
      this.#api.on('gateways.changed', () => this.#pace.ask())
    ]
    return () => {
      for (const stop of stops) stop()
      this.#pace.stop()
    }
  }

  #page(taskId: number, before: number | null): Promise<Result<Output<'snapshots.timeline'>>> {
    return this.#api.request('snapshots.timeline', { taskId, before, limit: pageItems })
  }

  async #loadPolls(run: TimelineRun, known: OpenRun['polls']): Promise<void> {
    const taskId = this.taskId
    const { firstSnapshotId, lastSnapshotId } = run
    const result = await this.#api.request('snapshots.ofRun', {
      firstSnapshotId,
      lastSnapshotId,
      offset: known.length,
      limit: pagePolls
    })
    if (taskId !== this.taskId) return
    if (!result.ok) {
      this.error = result.error
      return
    }
    this.openRuns.set(firstSnapshotId, { total: result.value.total, polls: [...known, ...result.value.rows] })
  }

  /** Only the newest run can have grown. */
  async #refreshOpenRun(before: readonly TimelineItem[]): Promise<void> {
    const isRun = (item: TimelineItem): item is TimelineRun => item.kind === 'run'
    const newest = this.items.find(isRun)
    if (!newest || !this.openRuns.has(newest.firstSnapshotId)) return
    const old = before.filter(isRun).find((run) => run.firstSnapshotId === newest.firstSnapshotId)
    if (old?.lastSnapshotId !== newest.lastSnapshotId) await this.#loadPolls(newest, [])
  }
}
