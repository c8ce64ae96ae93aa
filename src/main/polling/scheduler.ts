import type { AfterPoll } from './after-poll'
import type { Clock } from './clock'
import { Lane, type Entry, type Wait } from './lane'
import { StorageHold } from './storage-hold'

export interface Limits {
  /** Between the starts of two requests to one gateway. */
  betweenStartsMs: number
  /** Requests under way, per gateway. One at a time: a refused credential is known before it is used again. */
  perGateway: number
  /** Requests under way, all gateways together. */
  total: number
}

export const defaultLimits: Limits = { betweenStartsMs: 1000, perGateway: 1, total: 8 }

/** A timer takes no more than 31 bits of milliseconds. */
const longestTimerMs = 2 ** 31 - 1

export interface SchedulerDeps<R extends AfterPoll> {
  clock: Clock
  limits: Limits
  /** One poll; it never rejects. */
  poll: (taskId: number, gatewayId: number, signal: AbortSignal) => Promise<R>
  /** What a gateway waits for has changed. */
  onWait?: (gatewayId: number) => void
  /** How many tasks are followed through gateways that are not paused has changed. */
  onActive?: (count: number) => void
}

/**
 * Decides when each task is polled: one timer for all of them, one lane a gateway, the gateway that
 * waited longest goes first. Nothing runs, and no timer exists, while nothing is due. It knows neither
 * HTTP nor the ledger.
 */
export class Scheduler<R extends AfterPoll> {
  readonly #deps: SchedulerDeps<R>
  readonly #lanes = new Map<number, Lane<R>>()
  readonly #underWay = new Set<Promise<void>>()
  #stopping: AbortController | null = null
  #forgetTimer: (() => void) | null = null
  readonly #storage = new StorageHold()
  #isAsleep = false
  #toldActive = 0

  constructor(deps: SchedulerDeps<R>) {
    this.#deps = deps
  }

  /** Polls may leave from now on. */
  start(): void {
    this.#stopping ??= new AbortController()
    this.#go()
  }

  /** No poll leaves any more; those under way are aborted, and are over when this resolves. */
  async stop(): Promise<void> {
    this.#stopping?.abort()
    this.#stopping = null
    this.#go()
    for (const lane of this.#lanes.values()) {
      for (const entry of lane.entries.values()) answer(entry, null)
    }
    await Promise.all(this.#underWay)
  }

  /** Follows a task, first at `dueAt`; one that is followed already is moved there. */
  add(taskId: number, gatewayId: number, dueAt: number): void {
    const lane = this.#laneOf(gatewayId)
    const entry = lane.entryOf(taskId)
    lane.follow(entry, true)
    lane.queue(entry, dueAt)
    this.#go()
  }

  /** Follows a task no longer. A poll that is under way or was asked for still takes place. */
  remove(taskId: number, gatewayId: number): void {
    this.#unfollow(gatewayId, [taskId])
  }

  /** Follows none of the gateway's tasks any longer. */
  removeGateway(gatewayId: number): void {
    this.#unfollow(gatewayId, [...(this.#lanes.get(gatewayId)?.entries.keys() ?? [])])
  }

  /**
   * One poll as soon as the gateway's pace allows, even of a task that is not followed or whose gateway
   * is paused; a poll under way counts. Resolves with its result, or null when the scheduler stops first.
   */
  checkNow(taskId: number, gatewayId: number): Promise<R | null> {
    if (this.#stopping === null) return Promise.resolve(null)
    const lane = this.#laneOf(gatewayId)
    const entry = lane.entryOf(taskId)
    return new Promise((resolve) => {
      entry.asking.push(resolve)
      lane.queue(entry, -Infinity)
      this.#go()
    })
  }

  /** Sends nothing to the gateway, `checkNow` apart. */
  pauseGateway(gatewayId: number): void {
    this.#laneOf(gatewayId).isPaused = true
    this.#go()
  }

  /** Ends a pause, also one that the service had asked for. */
  resumeGateway(gatewayId: number): void {
    const lane = this.#laneOf(gatewayId)
    lane.isPaused = false
    lane.release()
    this.#go()
  }

  /** What the gateway waits for; null while nothing keeps it from being asked at its usual pace. */
  waiting(gatewayId: number): Wait | null {
    const lane = this.#lanes.get(gatewayId)
    return lane === undefined || lane.isPaused ? null : lane.waiting(this.#deps.clock.monotonic())
  }

  /** No poll leaves until `wake`, `checkNow` apart: the computer sleeps. Those under way may end. */
  sleep(): void {
    this.#isAsleep = true
    this.#go()
  }

  /**
   * Goes on after a sleep. Gateways with something overdue, by a clock that may or may not have run on, follow each other
   * from `firstAt` on, `apartMs` apart; each then catches up at its own pace, the oldest first.
   */
  wake(firstAt: number, apartMs: number): void {
    this.#isAsleep = false
    this.#eachApart((lane, at) => lane.rest(at), firstAt, apartMs)
  }

  /** The network may be back: what waits because nothing got through is tried from `firstAt` on, gateway by gateway. */
  hurry(firstAt: number, apartMs: number): void {
    const waited = this.#eachApart((lane, at) => lane.hurry(at), firstAt, apartMs)
    for (const { gatewayId } of waited) this.#deps.onWait?.(gatewayId)
  }

  #eachApart(act: (lane: Lane<R>, at: number) => boolean, firstAt: number, apartMs: number): Lane<R>[] {
    const acted: Lane<R>[] = []
    for (const lane of this.#lanes.values()) {
      if (act(lane, firstAt + acted.length * apartMs)) acted.push(lane)
    }
    this.#go()
    return acted
  }

  /** Answers can be kept again: nothing waits for that any longer. */
  goOn(): void {
    this.#storage.end()
    this.#go()
  }

  /** Starts what may start and sets the timer for what comes next. */
  #go(): void {
    this.#forgetTimer?.()
    this.#forgetTimer = null
    this.#tellActive()
    if (this.#stopping === null) return
    const now = this.#deps.clock.monotonic()
    for (;;) {
      const next = this.#next(now)
      if (next === null) return
      if (next.at > now) {
        const ms = Math.min(next.at - now, longestTimerMs)
        this.#forgetTimer = this.#deps.clock.after(ms, () => this.#go())
        return
      }
      this.#run(next.lane, now, this.#stopping.signal)
    }
  }

  #unfollow(gatewayId: number, taskIds: readonly number[]): void {
    const lane = this.#lanes.get(gatewayId)
    for (const taskId of taskIds) {
      const entry = lane?.entries.get(taskId)
      if (lane === undefined || entry === undefined) continue
      lane.follow(entry, false)
      if (entry.asking.length === 0) lane.drop(entry)
    }
    this.#go()
  }

  #tellActive(): void {
    if (this.#deps.onActive === undefined) return
    let active = 0
    for (const { isPaused, followed } of this.#lanes.values()) active += isPaused ? 0 : followed
    if (active === this.#toldActive) return
    this.#toldActive = active
    this.#deps.onActive(active)
  }

  /** The lane whose request may leave first; of several that may already, the one that waited longest. */
  #next(now: number): { lane: Lane<R>; at: number } | null {
    const { perGateway, total } = this.#deps.limits
    if (this.#underWay.size >= (this.#storage.isOn ? 1 : total)) return null
    let best: { lane: Lane<R>; at: number } | null = null
    for (const lane of this.#lanes.values()) {
      const at = Math.max(now, lane.nextAt(perGateway, this.#isAsleep ? Infinity : this.#storage.until))
      const isBetter =
        best === null || at < best.at || (at === best.at && lane.lastStartAt < best.lane.lastStartAt)
      if (at < Infinity && isBetter) best = { lane, at }
    }
    return best
  }

  #run(lane: Lane<R>, now: number, signal: AbortSignal): void {
    const entry = lane.heap.first()
    if (entry === undefined) return
    lane.start(entry, now, this.#deps.limits.betweenStartsMs)
    const poll = this.#deps.poll(entry.taskId, lane.gatewayId, signal).then((after) => {
      this.#underWay.delete(poll)
      lane.end(entry)
      this.#settle(lane, entry, after)
      this.#go()
    })
    this.#underWay.add(poll)
  }

  #settle(lane: Lane<R>, entry: Entry<R>, after: R): void {
    if (after.pausesGateway === true) lane.isPaused = true
    const wasWaiting = lane.isWaiting
    const now = this.#deps.clock.monotonic()
    if (after.isKept !== undefined) this.#storage.note(after.isKept, now)
    if (after.gatewayUntil !== undefined) lane.hold(after.gatewayUntil, after.reason ?? '')
    if (after.trouble !== undefined) lane.note(entry, after.trouble, after.reason ?? '', now)
    answer(entry, after)
    if (entry.isFollowed && after.dueAt !== null) lane.queue(entry, after.dueAt)
    else lane.drop(entry)
    lane.isWaiting = lane.waiting(now) !== null
    if (wasWaiting || lane.isWaiting) this.#deps.onWait?.(lane.gatewayId)
  }

  #laneOf(gatewayId: number): Lane<R> {
    let lane = this.#lanes.get(gatewayId)
    if (lane === undefined) {
      lane = new Lane(gatewayId)
      this.#lanes.set(gatewayId, lane)
    }
    return lane
  }
}

function answer<R>(entry: Entry<R>, result: R | null): void {
  for (const tell of entry.asking.splice(0)) tell(result)
}
