import type { Clock } from './clock'
import { Lane, type Entry } from './lane'

/** What a poll means for the schedule. Times are monotonic. */
export interface AfterPoll {
  /** When the task is due again; null: it is not polled by itself any more. */
  dueAt: number | null
  /** The service asked for a pause of the whole gateway. */
  gatewayUntil?: number
  /** Nothing more is sent to this gateway until it is resumed. */
  pausesGateway?: boolean
  /** Whether the answer could be kept; while answers cannot, everything waits. */
  isKept?: boolean
}

export interface Limits {
  /** Between the starts of two requests to one gateway. */
  betweenStartsMs: number
  /** Requests under way, per gateway. One at a time: a refused credential is known before it is used again. */
  perGateway: number
  /** Requests under way, all gateways together. */
  total: number
}

export const defaultLimits: Limits = { betweenStartsMs: 1000, perGateway: 1, total: 8 }

const firstHoldMs = 5_000
const longestHoldMs = 60_000
/** A timer takes no more than 31 bits of milliseconds. */
const longestTimerMs = 2 ** 31 - 1

export interface SchedulerDeps<R extends AfterPoll> {
  clock: Clock
  limits: Limits
  /** One poll; it never rejects. */
  poll: (taskId: number, gatewayId: number, signal: AbortSignal) => Promise<R>
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
  /** While answers cannot be kept. */
  #heldUntil = -Infinity
  #notKeptInARow = 0

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
    entry.isFollowed = true
    lane.queue(entry, dueAt)
    this.#go()
  }

  /** Follows a task no longer. A poll that is under way or was asked for still takes place. */
  remove(taskId: number, gatewayId: number): void {
    const lane = this.#lanes.get(gatewayId)
    const entry = lane?.entries.get(taskId)
    if (lane === undefined || entry === undefined) return
    entry.isFollowed = false
    if (entry.asking.length === 0) lane.drop(entry)
  }

  /** Follows none of the gateway's tasks any longer. */
  removeGateway(gatewayId: number): void {
    for (const taskId of this.#lanes.get(gatewayId)?.entries.keys() ?? []) this.remove(taskId, gatewayId)
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
    lane.heldUntil = -Infinity
    this.#go()
  }

  /** Answers can be kept again: nothing waits for that any longer. */
  goOn(): void {
    this.#notKeptInARow = 0
    this.#heldUntil = -Infinity
    this.#go()
  }

  /** Starts what may start and sets the timer for what comes next. */
  #go(): void {
    this.#forgetTimer?.()
    this.#forgetTimer = null
    if (this.#stopping === null) return
    const now = this.#deps.clock.monotonic()
    for (;;) {
      const next = this.#next(now)
      if (next === null) return
      if (next.at > now) {
        this.#arm(next.at - now)
        return
      }
      this.#run(next.lane, now, this.#stopping.signal)
    }
  }

  /** The lane whose request may leave first; of several that may already, the one that waited longest. */
  #next(now: number): { lane: Lane<R>; at: number } | null {
    const { perGateway, total } = this.#deps.limits
    // While answers cannot be kept, one poll at a time finds out whether they can again.
    if (this.#underWay.size >= (this.#notKeptInARow > 0 ? 1 : total)) return null
    let best: { lane: Lane<R>; at: number } | null = null
    for (const lane of this.#lanes.values()) {
      const at = Math.max(now, lane.nextAt(perGateway, this.#heldUntil))
      const isBetter =
        best === null || at < best.at || (at === best.at && lane.lastStartAt < best.lane.lastStartAt)
      if (at < Infinity && isBetter) best = { lane, at }
    }
    return best
  }

  #arm(ms: number): void {
    this.#forgetTimer = this.#deps.clock.after(Math.min(ms, longestTimerMs), () => {
      this.#forgetTimer = null
      this.#go()
    })
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
    if (after.isKept === false) {
      const holdMs = Math.min(longestHoldMs, firstHoldMs * 2 ** this.#notKeptInARow)
      this.#notKeptInARow = Math.min(this.#notKeptInARow + 1, 10)
      this.#heldUntil = this.#deps.clock.monotonic() + holdMs
    } else if (after.isKept === true) {
      this.#notKeptInARow = 0
      this.#heldUntil = -Infinity
    }
    if (after.pausesGateway === true) lane.isPaused = true
    if (after.gatewayUntil !== undefined) lane.heldUntil = after.gatewayUntil
    answer(entry, after)
    if (entry.isFollowed && after.dueAt !== null) lane.queue(entry, after.dueAt)
    else lane.drop(entry)
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
