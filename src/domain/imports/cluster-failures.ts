import { IntList } from './int-list'
import { messageShape } from './message-shape'

/** One failed API of one result; every text is the server's, null when it was absent. */
export interface FailedEntry {
  method: string | null
  path: string | null
  error_code: string | null
  error_msg: string | null
}

/** A result as it was observed once. `run` is the task; a run that is observed again gives the same `body`. */
export interface ObservedResult {
  run: number
  snapshot: number
  body: number
  /** Epoch ms. */
  observedAt: number
}

/** An observation: of which run, in which snapshot, when (epoch ms). */
export interface Sighting {
  run: number
  snapshot: number
  at: number
}

/** What all failures of one cause have in common, as far as their code and the shape of their text tell. */
export interface FailureCause {
  /** The same for the same observations in the same order. */
  id: number
  error_code: string | null
  /** The text with what differs between APIs left out; null when the service sent none. */
  shape: string | null
  /** One of the texts, as sent: the newest. */
  error_msg: string | null
}

export interface FailureCluster extends FailureCause {
  /** Different methods + paths. */
  apis: number
  /** Entries of all runs together. */
  failures: number
  runs: number
  first: Sighting
  last: Sighting
}

export interface ClusterApi {
  method: string | null
  path: string | null
  failures: number
  runs: number
  last: Sighting
}

export interface ClusterRun {
  run: number
  failures: number
  apis: number
  first: Sighting
  last: Sighting
}

interface Result {
  run: number
  first: Sighting
  last: Sighting
}

interface Kept extends FailureCause {
  textAt: number
  /** Two numbers an entry: its result and its API. */
  entries: IntList
}

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
  readonly #apis: { method: string | null; path: string | null }[] = []
  readonly #apiIndexes = new Map<string, number>()
  #shapes = new Map<string, string>()

  /** `failuresOf` is asked only for what has not been seen of that run before; being seen again moves only the time. */
  add(
    { run, snapshot, body, observedAt: at }: ObservedResult,
    failuresOf: () => Iterable<FailedEntry>
  ): void {
    const sighting = { run, snapshot, at }
    const ofBody = this.#resultsOfBody.get(body) ?? []
    const known = ofBody.map((index) => this.#results[index]).find((result) => result?.run === run)
    if (known !== undefined) {
      if (isEarlier(sighting, known.first)) known.first = sighting
      if (isEarlier(known.last, sighting)) known.last = sighting
      return
    }
    const result = this.#results.push({ run, first: sighting, last: sighting }) - 1
    this.#resultsOfBody.set(body, [...ofBody, result])
    for (const entry of failuresOf()) {
      const cluster = this.#clusterOf(entry)
      cluster.entries.push(result)
      cluster.entries.push(this.#apiOf(entry))
      if (at < cluster.textAt) continue
      cluster.textAt = at
      cluster.error_msg = entry.error_msg
    }
  }

  /** Those that were seen last come first, of those the ones of most APIs. `isRun`: only what these runs say. */
  list(isRun: (run: number) => boolean = () => true): FailureCluster[] {
    const counted = this.#clusters.flatMap((kept) => {
      const runs = new Set<number>()
      const apis = new Set<number>()
      let failures = 0
      let [first, last]: [Sighting | null, Sighting | null] = [null, null]
      this.#each(kept, isRun, (result, api) => {
        failures += 1
        apis.add(api)
        runs.add(result.run)
        if (first === null || isEarlier(result.first, first)) first = result.first
        if (last === null || isEarlier(last, result.last)) last = result.last
      })
      if (first === null || last === null) return []
      const { id, error_code, shape, error_msg } = kept
      return [{ id, error_code, shape, error_msg, apis: apis.size, failures, runs: runs.size, first, last }]
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
    const found = new Map<number, { failures: number; apis: Set<number>; first: Sighting; last: Sighting }>()
    this.#each(kept, isRun, ({ run, first, last }, api) => {
      const known = found.get(run)
      if (known === undefined) found.set(run, { failures: 1, apis: new Set([api]), first, last })
      else {
        known.failures += 1
        known.apis.add(api)
        if (isEarlier(first, known.first)) known.first = first
        if (isEarlier(known.last, last)) known.last = last
      }
    })
    return [...found].map(([run, { apis, ...rest }]) => ({ run, ...rest, apis: apis.size })).sort(byLast)
  }

  /** Ids of the clusters in which an API occurs whose name passes. */
  withApi(isWanted: (method: string | null, path: string | null) => boolean): Set<number> {
    const wanted = this.#apis.map(({ method, path }) => isWanted(method, path))
    const found = this.#clusters.filter(({ entries }) => {
      for (let index = 1; index < entries.length; index += 2) if (wanted[entries.at(index)]) return true
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

  #clusterOf({ error_code, error_msg, path }: FailedEntry): Kept {
    const shape = this.#shapeOf(error_msg, path)
    const key = JSON.stringify([error_code, shape])
    const known = this.#byCause.get(key)
    if (known !== undefined) return known
    const id = this.#clusters.length
    const made = { id, error_code, shape, error_msg, textAt: -Infinity, entries: new IntList() }
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
    const method = sent?.toUpperCase() ?? null
    const key = `${method ?? '\0'} ${path ?? '\0'}`
    const known = this.#apiIndexes.get(key)
    if (known !== undefined) return known
    const index = this.#apis.push({ method, path }) - 1
    this.#apiIndexes.set(key, index)
    return index
  }
}

/** Snapshots of one moment are in the order in which they were kept. */
function isEarlier(one: Sighting, other: Sighting): boolean {
  return one.at < other.at || (one.at === other.at && one.snapshot < other.snapshot)
}

function byLast({ last: left }: { last: Sighting }, { last: right }: { last: Sighting }): number {
  return right.at - left.at || right.snapshot - left.snapshot
}

/** By UTF-16 units, so that the order is the same on every machine. */
function byName(left: ClusterApi, right: ClusterApi): number {
  const [one, other] = [left, right].map(({ method, path }) => `${path ?? ''} ${method ?? ''}`)
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}
