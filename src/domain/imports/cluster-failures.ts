import { methodWord } from '../documents/method-word'
import {
  byLast,
  byName,
  isEarlier,
  type ClusterApi,
  type ClusterRun,
  type FailedEntry,
  type FailureCluster,
  type ObservedResult,
  type Sighting,
  type WholeFailure
} from './failure-cluster'
import { CauseCounts } from './cause-counts'
import { IntList } from './int-list'
import { whole, type KeptCause, type KeptResult } from './kept-failures'
import { messageShape } from './message-shape'

/** Shapes of texts that were met already; most failures of a cause differ in nothing but the API's own path. */
const mostShapes = 20_000

/**
 * All failures of any number of runs, grouped by cause. Observations are added one by one, in any order, and cost memory
 * of a few numbers an entry: the texts stay where they are kept, but for one of each cause and each API's name.
 */
export class FailureClusters {
  readonly #clusters: KeptCause[] = []
  readonly #byCause = new Map<string, KeptCause>()
  readonly #results: KeptResult[] = []
  readonly #resultsOfBody = new Map<number, number[]>()
  readonly #runs: { run: number; results: number[] }[] = []
  readonly #places = new Map<number, number>()
  readonly #moved = new IntList()
  readonly #apis: { method: string | null; path: string | null }[] = []
  readonly #apiIndexes = new Map<string, number>()
  #shapes = new Map<string, string>()
  readonly #ofAll: CauseCounts
  readonly #ofSome: CauseCounts

  constructor() {
    const [causes, results, runs, moved] = [this.#clusters, this.#results, this.#runs, this.#moved]
    this.#ofAll = new CauseCounts({ causes, results, runs, moved })
    this.#ofSome = new CauseCounts({ causes, results, runs, moved })
  }

  /** `failuresOf` is asked only for what has not been seen of that run before; being seen again moves only the time. */
  add(observed: ObservedResult, failuresOf: () => Iterable<FailedEntry>): void {
    const result = this.#newResult(observed, false)
    if (result === null) return
    for (const entry of failuresOf()) {
      this.#addEntry(entry, entry.path, result, this.#apiOf(entry), observed)
    }
  }

  /** The same for an import that failed as a whole: a failure of the run, and of no API. */
  addWhole(observed: ObservedResult, failureOf: () => WholeFailure): void {
    const result = this.#newResult(observed, true)
    if (result !== null) this.#addEntry(failureOf(), null, result, whole, observed)
  }

  /** The index of a result that was not known of its run; of a known one the times move, and there is none. */
  #newResult({ run, snapshot, body, observedAt: at }: ObservedResult, isWhole: boolean): number | null {
    const sighting = { run, snapshot, at }
    const ofBody = this.#resultsOfBody.get(body) ?? []
    const index = ofBody.find((each) => this.#results[each]?.run === run)
    const known = index === undefined ? undefined : this.#results[index]
    if (index !== undefined && known !== undefined) {
      if (isEarlier(sighting, known.first)) known.first = sighting
      if (isEarlier(known.last, sighting)) known.last = sighting
      this.#moved.push(index)
      return null
    }
    const place = this.#places.get(run) ?? this.#runs.push({ run, results: [] }) - 1
    this.#places.set(run, place)
    const times = { first: sighting, last: sighting }
    const result = this.#results.push({ run, place, isWhole, causes: [], ...times }) - 1
    this.#runs[place]?.results.push(result)
    this.#resultsOfBody.set(body, [...ofBody, result])
    return result
  }

  #addEntry(
    failure: WholeFailure,
    path: string | null,
    result: number,
    api: number,
    { run, observedAt: at }: ObservedResult
  ): void {
    const cluster = this.#clusterOf(failure, path)
    // Results are added one after the other.
    const isFirst = cluster.entries.length === 0 || cluster.entries.at(cluster.entries.length - 2) !== result
    if (isFirst) this.#results[result]?.causes.push(cluster.id)
    cluster.entries.push(result)
    cluster.entries.push(api)
    if (at < cluster.textAt) return
    cluster.textAt = at
    cluster.error_msg = failure.error_msg
    cluster.textRun = run
  }

  /**
   * Those that were seen last come first, of those the ones of most APIs. `isRun`: only what these runs say. Costs as much
   * as what was added since the same runs were asked for.
   */
  list(isRun?: (run: number) => boolean): FailureCluster[] {
    const counts = isRun === undefined ? this.#ofAll.countsOf(() => true) : this.#ofSome.countsOf(isRun)
    const counted = this.#clusters.flatMap(({ id, error_code, shape, error_msg, textRun }) => {
      const { first = null, last = null, apis = 0, failures = 0, whole = 0, runs = 0 } = counts[id] ?? {}
      if (first === null || last === null) return []
      return [{ id, error_code, shape, error_msg, textRun, apis, failures, whole, runs, first, last }]
    })
    return counted.sort(
      (left, right) =>
        byLast(left, right) || right.apis - left.apis || right.failures - left.failures || left.id - right.id
    )
  }

  /** The APIs of a cluster, those that failed last first; null: there is no such cluster. */
  apisOf(id: number, isRun: (run: number) => boolean = () => true): ClusterApi[] | null {
    const kept = this.#clusters[id]
    if (kept === undefined) return null
    const found = new Map<number, { failures: number; runs: Set<number>; last: Sighting }>()
    this.#each(kept, isRun, ({ run, last }, api) => {
      if (api === whole) return
      const known = found.get(api)
      if (known === undefined) found.set(api, { failures: 1, runs: new Set([run]), last })
      else {
        known.failures += 1
        known.runs.add(run)
        if (isEarlier(known.last, last)) known.last = last
      }
    })
    const blank = { method: null, path: null }
    return [...found]
      .map(([api, { runs, ...rest }]) => ({ ...(this.#apis[api] ?? blank), ...rest, runs: runs.size }))
      .sort((left, right) => byLast(left, right) || byName(left, right))
  }

  /** The runs that a cluster occurred in, the one that was seen last first; null: there is no such cluster. */
  runsOf(id: number, isRun: (run: number) => boolean = () => true): ClusterRun[] | null {
    const kept = this.#clusters[id]
    if (kept === undefined) return null
    const found = new Map<number, Omit<ClusterRun, 'run' | 'apis'> & { apis: Set<number> }>()
    this.#each(kept, isRun, ({ run, first, last }, api) => {
      const known = found.get(run) ?? { isWhole: false, failures: 0, apis: new Set(), first, last }
      found.set(run, known)
      if (api === whole) known.isWhole = true
      else {
        known.failures += 1
        known.apis.add(api)
      }
      if (isEarlier(first, known.first)) known.first = first
      if (isEarlier(known.last, last)) known.last = last
    })
    return [...found].map(([run, { apis, ...rest }]) => ({ run, ...rest, apis: apis.size })).sort(byLast)
  }

  /** Ids of the clusters in which an API occurs whose name passes. */
  withApi(isWanted: (method: string | null, path: string | null) => boolean): Set<number> {
    const wanted = this.#apis.map(({ method, path }) => isWanted(method, path))
    const found = this.#clusters.filter(({ entries }) => {
      for (let index = 1; index < entries.length; index += 2) {
        if (wanted[entries.at(index)] === true) return true
      }
      return false
    })
    return new Set(found.map(({ id }) => id))
  }

  #each(
    { entries }: KeptCause,
    isRun: (run: number) => boolean,
    visit: (result: KeptResult, api: number) => void
  ): void {
    // Entries of one result follow each other: whether its run counts is asked once.
    let index = -1
    let result: KeptResult | undefined
    for (let at = 0; at < entries.length; at += 2) {
      if (entries.at(at) !== index) {
        index = entries.at(at)
        const next = this.#results[index]
        result = next !== undefined && isRun(next.run) ? next : undefined
      }
      if (result !== undefined) visit(result, entries.at(at + 1))
    }
  }

  #clusterOf({ error_code, error_msg }: WholeFailure, path: string | null): KeptCause {
    const shape = this.#shapeOf(error_msg, path)
    const key = JSON.stringify([error_code, shape])
    const known = this.#byCause.get(key)
    if (known !== undefined) return known
    const id = this.#clusters.length
    const entries = new IntList()
    const made = { id, error_code, shape, error_msg, textRun: 0, textAt: -Infinity, entries }
    this.#clusters.push(made)
    this.#byCause.set(key, made)
    return made
  }

  /** The same as `messageShape(text, [path])`, remembered by the text without the path. */
  #shapeOf(text: string | null, path: string | null): string | null {
    if (text === null) return null
    const named = path !== null && path.length > 2 ? text.replaceAll(path, '…') : text
    const known = this.#shapes.get(named)
    if (known !== undefined) return known
    const shape = messageShape(text, [path]) ?? ''
    if (this.#shapes.size >= mostShapes) this.#shapes = new Map()
    this.#shapes.set(named, shape)
    return shape
  }

  #apiOf({ method: sent, path }: FailedEntry): number {
    const method = sent === null ? null : methodWord(sent)
    const key = `${method ?? '\0'} ${path ?? '\0'}`
    const known = this.#apiIndexes.get(key)
    if (known !== undefined) return known
    const index = this.#apis.push({ method, path }) - 1
    this.#apiIndexes.set(key, index)
    return index
  }
}
