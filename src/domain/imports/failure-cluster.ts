/** One failed API of one result; every text is the server's, null when it was absent. */
export interface FailedEntry {
  method: string | null
  path: string | null
  error_code: string | null
  error_msg: string | null
}

/** Why an import failed as a whole, also one that claims to have succeeded; both are the server's texts, null when absent. */
export type WholeFailure = Pick<FailedEntry, 'error_code' | 'error_msg'>

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
  /** The run that sent this text. */
  textRun: number
}

export interface FailureCluster extends FailureCause {
  /** Different methods + paths. */
  apis: number
  /** Entries of all runs together: failures of APIs. */
  failures: number
  /** Runs that failed as a whole. */
  whole: number
  /** Runs of either kind. */
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
  /** Whether the import failed as a whole for this cause. */
  isWhole: boolean
  failures: number
  apis: number
  first: Sighting
  last: Sighting
}

/** Snapshots of one moment are in the order in which they were kept. */
export function isEarlier(one: Sighting, other: Sighting): boolean {
  return one.at < other.at || (one.at === other.at && one.snapshot < other.snapshot)
}

/** What was seen last comes first. */
export function byLast({ last: left }: { last: Sighting }, { last: right }: { last: Sighting }): number {
  return right.at - left.at || right.snapshot - left.snapshot
}

/** By UTF-16 units, so that the order is the same on every machine. */
export function byName(left: ClusterApi, right: ClusterApi): number {
  const [one, other] = [left, right].map(({ method, path }) => `${path ?? ''} ${method ?? ''}`)
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}
