import { DueHeap, type Due } from './due-heap'

/** One task in a lane. `R` is what its poll comes to. */
export interface Entry<R> extends Due {
  readonly taskId: number
  /** Polled again by itself; an entry that is not goes away after its one poll. */
  isFollowed: boolean
  isRunning: boolean
  /** Who asked for a poll right now. */
  asking: ((result: R | null) => void)[]
}

/** The tasks of one gateway, and when its next request may leave. */
export class Lane<R> {
  readonly gatewayId: number
  readonly heap = new DueHeap<Entry<R>>()
  readonly entries = new Map<number, Entry<R>>()
  isPaused = false
  running = 0
  /** One request a second, whoever asks. */
  nextStartAt = -Infinity
  /** The service asked for a pause. Nobody's click has to respect it. */
  heldUntil = -Infinity
  lastStartAt = -Infinity

  constructor(gatewayId: number) {
    this.gatewayId = gatewayId
  }

  /** The entry of a task; a new one is not in the heap yet. */
  entryOf(taskId: number): Entry<R> {
    let entry = this.entries.get(taskId)
    if (entry === undefined) {
      entry = { taskId, dueAt: Infinity, slot: -1, isFollowed: false, isRunning: false, asking: [] }
      this.entries.set(taskId, entry)
    }
    return entry
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

  /** Forgets an entry, unless its poll is still under way. */
  drop(entry: Entry<R>): void {
    if (entry.isRunning) return
    this.heap.remove(entry)
    this.entries.delete(entry.taskId)
  }

  /** When the next request may leave, by this lane's own rules and `everythingHeldUntil`; Infinity: not by itself. */
  nextAt(concurrent: number, everythingHeldUntil: number): number {
    const first = this.heap.first()
    if (first === undefined || this.running >= concurrent) return Infinity
    if (first.asking.length > 0) return this.nextStartAt
    if (this.isPaused) return Infinity
    return Math.max(first.dueAt, this.nextStartAt, this.heldUntil, everythingHeldUntil)
  }
}
