import { isEarlier, type Sighting } from './failure-cluster'
import { IntList } from './int-list'
import { IntPairs } from './int-pairs'
import { whole, type KeptCause, type KeptFailures, type KeptResult } from './kept-failures'

/** How much of a cause some runs, or all, have seen. */
export interface CauseCount {
  apis: number
  failures: number
  whole: number
  runs: number
  /** null: none of these runs names the cause. */
  first: Sighting | null
  last: Sighting | null
}

interface Counted extends CauseCount {
  /** How many numbers of the cause's entries are counted. */
  read: number
  /** Entries of one result follow each other. */
  lastResult: number
}

type IsRun = (run: number) => boolean

/**
 * Counts the failures of some runs, or of all, by cause. Reads on from where it was: what is new costs as much as it is,
 * however much there is. Counts anew when other runs are asked for.
 */
export class CauseCounts {
  readonly #kept: KeptFailures
  #counts: Counted[] = []
  /** A cause and an API that it met. */
  #met = new IntPairs()
  /** Of each run in its place: 1 when it is counted. */
  #wanted = new IntList()
  #moved = 0

  constructor(kept: KeptFailures) {
    this.#kept = kept
  }

  /** By the id of the cause. `isRun`: only what these runs say. */
  countsOf(isRun: IsRun): readonly CauseCount[] {
    if (!this.#isOf(isRun)) this.#forget()
    const { causes, runs, moved } = this.#kept
    for (let place = this.#wanted.length; place < runs.length; place += 1) {
      this.#wanted.push(isRun(runs[place]?.run ?? 0) ? 1 : 0)
    }
    for (const cause of causes) this.#readOn(cause)
    for (; this.#moved < moved.length; this.#moved += 1) this.#move(moved.at(this.#moved))
    return this.#counts
  }

  #isOf(isRun: IsRun): boolean {
    for (let place = 0; place < this.#wanted.length; place += 1) {
      if (isRun(this.#kept.runs[place]?.run ?? 0) !== (this.#wanted.at(place) === 1)) return false
    }
    return true
  }

  #forget(): void {
    this.#counts = []
    this.#met = new IntPairs()
    this.#wanted = new IntList()
    this.#moved = 0
  }

  #readOn({ id, entries }: KeptCause): void {
    const none = { apis: 0, failures: 0, whole: 0, runs: 0, first: null, last: null }
    const count = (this.#counts[id] ??= { ...none, read: 0, lastResult: -1 })
    for (; count.read < entries.length; count.read += 2) {
      const index = entries.at(count.read)
      const api = entries.at(count.read + 1)
      const result = this.#kept.results[index]
      if (result === undefined || this.#wanted.at(result.place) !== 1) continue
      if (index !== count.lastResult) {
        count.lastResult = index
        if (!this.#isKnown(id, index, result, false)) count.runs += 1
        if (api === whole && !this.#isKnown(id, index, result, true)) count.whole += 1
        widen(count, result)
      }
      if (api === whole) continue
      count.failures += 1
      if (this.#met.add(id, api)) count.apis += 1
    }
  }

  /** Whether an earlier result of the same run named the cause; `isWhole`: of the import as a whole. */
  #isKnown(cause: number, index: number, { place }: KeptResult, isWhole: boolean): boolean {
    const { results, runs } = this.#kept
    return (runs[place]?.results ?? []).some((other) => {
      const known = results[other]
      return other < index && known?.causes.includes(cause) === true && (!isWhole || known.isWhole)
    })
  }

  #move(index: number): void {
    const result = this.#kept.results[index]
    if (result === undefined || this.#wanted.at(result.place) !== 1) return
    for (const cause of result.causes) {
      const count = this.#counts[cause]
      if (count !== undefined) widen(count, result)
    }
  }
}

/** Times only ever move apart. */
function widen(count: CauseCount, { first, last }: KeptResult): void {
  if (count.first === null || isEarlier(first, count.first)) count.first = first
  if (count.last === null || isEarlier(count.last, last)) count.last = last
}
