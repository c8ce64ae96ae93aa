import { methodWord } from '../documents/method-word'
import {
  byLast,
  byName,
  isEarlier,
  type ClusterApi,
  type ClusterRun,
  type FailedEntry,
  type FailureCause,
  type FailureCluster,
  type ObservedResult,
  type Sighting,
  type WholeFailure
} from './failure-cluster'
import { IntList } from './int-list'
import { messageShape } from './message-shape'

interface Result {
  run: number
  /** Which of all runs it is of. */
  place: number
  first: Sighting
  last: Sighting
}

interface Kept extends FailureCause {
  textAt: number
  /** Two numbers an entry: its result and its API, or `whole`. */
  entries: IntList
}

/** In the place of an API: the import failed as a whole. */
const whole = -1

/** Shapes of texts that were met already; most failures of a cause differ in nothing but the API's own path. */
const mostShapes = 20_000

/**
 * All failures of any number of runs, grouped by cause. Observations are added one by one, in any order, and cost memory
 * of a few numbers an entry: the texts stay where they are kept, but for one of each cause and each API's name.
 */
export class FailureClusters {
  readonly #clusters: Kept[] = []
  readonly #byCause = new Map<string, Kept>()
  readonly #results: Result[] = []
  readonly #resultsOfBody = new Map<number, number[]>()
  readonly #runs = new Map<number, number>()
  readonly #apis: { method: string | null; path: string | null }[] = []
  readonly #apiIndexes = new Map<string, number>()
  #shapes = new Map<string, string>()

  /** `failuresOf` is asked only for what has not been seen of that run before; being seen again moves only the time. */
  add(observed: ObservedResult, failuresOf: () => Iterable<FailedEntry>): void {
    const result = this.#newResult(observed)
    if (result === null) return
    for (const entry of failuresOf()) {
      this.#addEntry(entry, entry.path, result, this.#apiOf(entry), observed)
    }
  }

  /** The same for an import that failed as a whole: a failure of the run, and of no API. */
  addWhole(observed: ObservedResult, failureOf: () => WholeFailure): void {
    const result = this.#newResult(observed)
    if (result !== null) this.#addEntry(failureOf(), null, result, whole, observed)
  }

  /** The index of a result that was not known of its run; of a known one the times move, and there is none. */
  #newResult({ run, snapshot, body, observedAt: at }: ObservedResult): number | null {
    const sighting = { run, snapshot, at }
    const ofBody = this.#resultsOfBody.get(body) ?? []
    const known = ofBody.map((index) => this.#results[index]).find((result) => result?.run === run)
    if (known !== undefined) {
      if (isEarlier(sighting, known.first)) known.first = sighting
      if (isEarlier(known.last, sighting)) known.last = sighting
      return null
    }
    const place = this.#runs.get(run) ?? this.#runs.size
    this.#runs.set(run, place)
    const result = this.#results.push({ run, place, first: sighting, last: sighting }) - 1
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
    cluster.entries.push(result)
    cluster.entries.push(api)
    if (at < cluster.textAt) return
    cluster.textAt = at
    cluster.error_msg = failure.error_msg
    cluster.textRun = run
  }

  /** Those that were seen last come first, of those the ones of most APIs. `isRun`: only what these runs say. */
  list(isRun: (run: number) => boolean = () => true): FailureCluster[] {
    // The cluster in which an API or a run was met last: a set for each cluster would cost many times as much.
    const metApis = new Int32Array(this.#apis.length).fill(-1)
    const metRuns = new Int32Array(this.#runs.size).fill(-1)
    const metWhole = new Int32Array(this.#runs.size).fill(-1)
    const isWanted = this.#results.map(({ run }) => isRun(run))
    const counted = this.#clusters.flatMap((kept) => {
      let [apis, runs, failures, wholeRuns] = [0, 0, 0, 0]
      let [first, last]: [Sighting | null, Sighting | null] = [null, null]
      for (let at = 0; at < kept.entries.length; at += 2) {
        const index = kept.entries.at(at)
        const result = this.#results[index]
        if (result === undefined || isWanted[index] !== true) continue
        const api = kept.entries.at(at + 1)
        if (api === whole) {
          if (metWhole[result.place] !== kept.id) wholeRuns += 1
          metWhole[result.place] = kept.id
        } else {
          failures += 1
          if (metApis[api] !== kept.id) apis += 1
          metApis[api] = kept.id
        }
        if (metRuns[result.place] !== kept.id) runs += 1
        metRuns[result.place] = kept.id
        if (first === null || isEarlier(result.first, first)) first = result.first
        if (last === null || isEarlier(last, result.last)) last = result.last
      }
      if (first === null || last === null) return []
      const { id, error_code, shape, error_msg, textRun } = kept
      const counts = { apis, failures, whole: wholeRuns, runs }
      return [{ id, error_code, shape, error_msg, textRun, ...counts, first, last }]
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
    { entries }: Kept,
    isRun: (run: number) => boolean,
    visit: (result: Result, api: number) => void
  ): void {
    // Entries of one result follow each other: whether its run counts is asked once.
    let index = -1
    let result: Result | undefined
    for (let at = 0; at < entries.length; at += 2) {
      if (entries.at(at) !== index) {
        index = entries.at(at)
        const next = this.#results[index]
        result = next !== undefined && isRun(next.run) ? next : undefined
      }
      if (result !== undefined) visit(result, entries.at(at + 1))
    }
  }

  #clusterOf({ error_code, error_msg }: WholeFailure, path: string | null): Kept {
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
