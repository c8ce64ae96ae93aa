import {
  afterAnswer,
  closedBreaker,
  holdMs,
  isNetworkTrouble,
  isOpen,
  type Breaker
} from '@domain/polling/breaker'
import { DueHeap, type Due } from './due-heap'

/** Between the times of tasks that are due together, so that they keep their order: no measurable time. */
export const inOrderMs = 0.01

/** One task in a lane. `R` is what its poll comes to. */
export interface Entry<R> extends Due {
  readonly taskId: number
  /** Polled again by itself; an entry that is not goes away after its one poll. */
  isFollowed: boolean
  isRunning: boolean
  /** Its last request did not get through to the gateway. */
  isCutOff: boolean
  /** Who asked for a poll right now. */
  asking: ((result: R | null) => void)[]
}

/** Why a gateway is asked nothing at the moment, and when it is asked next. */
export interface Wait {
  /** A failure code with `isFailure`, else a policy reason. */
  reason: string
  isFailure: boolean
  at: number
}

/** The tasks of one gateway, and when its next request may leave. */
export class Lane<R> {
  readonly gatewayId: number
  readonly heap = new DueHeap<Entry<R>>()
  readonly entries = new Map<number, Entry<R>>()
  /** How many of the entries are followed. */
  followed = 0
  isPaused = false
  running = 0
  /** One request a second, whoever asks. */
  nextStartAt = -Infinity
  /** The service asked for a pause. Nobody's click has to respect it. */
  heldUntil = -Infinity
  lastStartAt = -Infinity
  /** What was last told of it. */
  isWaiting = false
  #breaker: Breaker = closedBreaker
  #probeAt = -Infinity
  /** Until when it keeps still after the computer's sleep. */
  #restUntil = -Infinity
  /** Of the pause that was asked for, or of the trouble. */
  #reason = ''

  constructor(gatewayId: number) {
    this.gatewayId = gatewayId
  }

  /** The entry of a task; a new one is not in the heap yet. */
  entryOf(taskId: number): Entry<R> {
    let entry = this.entries.get(taskId)
    if (entry === undefined) {
      const isNot = { isFollowed: false, isRunning: false, isCutOff: false }
      entry = { taskId, dueAt: Infinity, slot: -1, ...isNot, asking: [] }
      this.entries.set(taskId, entry)
    }
    return entry
  }

  /** Polls the entry by itself, or no longer. */
  follow(entry: Entry<R>, isFollowed: boolean): void {
    this.followed += Number(isFollowed) - Number(entry.isFollowed)
    entry.isFollowed = isFollowed
  }

  /** Queues the entry for `dueAt`; at once if somebody asks. A running one is queued when its poll is over. */
  queue(entry: Entry<R>, dueAt: number): void {
    entry.dueAt = entry.asking.length > 0 ? -Infinity : dueAt
    if (!entry.isRunning) this.heap.put(entry)
  }

  /** The first entry's request leaves. */
  start(entry: Entry<R>, now: number, betweenStartsMs: number): void {
    this.heap.remove(entry)
    entry.isRunning = true
    this.running += 1
    this.lastStartAt = now
    this.nextStartAt = now + betweenStartsMs
  }

  end(entry: Entry<R>): void {
    entry.isRunning = false
    this.running -= 1
  }

  /** The service asks for a pause. */
  hold(until: number, reason: string): void {
    this.heldUntil = until
    this.#reason = reason
  }

  /** An answer came: with trouble that others of this gateway's tasks would meet too, or with none. */
  note(entry: Entry<R>, trouble: string | null, reason: string, now: number): void {
    entry.isCutOff = isNetworkTrouble(trouble)
    this.#breaker = afterAnswer(this.#breaker, trouble)
    this.#probeAt = now + holdMs(this.#breaker)
    if (isOpen(this.#breaker)) this.#reason = reason
  }

  /** Ends every wait that is not of somebody's own making. */
  release(): void {
    this.#breaker = closedBreaker
    this.#probeAt = -Infinity
    this.heldUntil = -Infinity
  }

  /** What is waited for; null while the gateway is asked at its usual pace, or nothing is to be asked. */
  waiting(now: number): Wait | null {
    const isWaiting = isOpen(this.#breaker) || this.heldUntil > now
    const at = isWaiting ? this.nextAt(Infinity, -Infinity) : Infinity
    if (at === Infinity || at === -Infinity) return null
    const isFailure = isOpen(this.#breaker) && this.#breaker.trouble === this.#reason
    return { reason: this.#reason, isFailure, at }
  }

  /**
   * Keeps still until `at`, somebody's asking apart, if something is due before: then the oldest goes first. Returns
   * whether something is.
   */
  rest(at: number): boolean {
    const first = this.heap.first()
    if (first === undefined || this.isPaused || first.dueAt >= at) return false
    this.#restUntil = at
    return true
  }

  /**
   * Nothing got through, and now it may: what waits because of that is due at `at`, the oldest first, and an open breaker
   * tries then. Waits never become longer. Returns whether any became shorter.
   */
  hurry(at: number): boolean {
    const late = [...this.entries.values()].filter(
      ({ slot, isCutOff, asking, dueAt }) => slot !== -1 && isCutOff && asking.length === 0 && dueAt > at
    )
    late.sort((left, right) => left.dueAt - right.dueAt)
    late.forEach((entry, index) => this.queue(entry, at + index * inOrderMs))
    const isProbeLate = isNetworkTrouble(this.#breaker.trouble) && this.#probeAt > at
    if (isProbeLate) this.#probeAt = at
    return late.length > 0 || isProbeLate
  }

  /** Forgets an entry, unless its poll is still under way. */
  drop(entry: Entry<R>): void {
    if (entry.isRunning) return
    this.heap.remove(entry)
    this.follow(entry, false)
    this.entries.delete(entry.taskId)
  }

  /** When the next request may leave, by this lane's own rules and `everythingHeldUntil`; Infinity: not by itself. */
  nextAt(concurrent: number, everythingHeldUntil: number): number {
    const first = this.heap.first()
    const atOnce = isOpen(this.#breaker) ? Math.min(1, concurrent) : concurrent
    if (first === undefined || this.running >= atOnce) return Infinity
    if (first.asking.length > 0) return this.nextStartAt
    if (this.isPaused) return Infinity
    const mayStartAt = Math.max(this.nextStartAt, this.#restUntil)
    return Math.max(first.dueAt, mayStartAt, this.heldUntil, this.#probeAt, everythingHeldUntil)
  }
}
