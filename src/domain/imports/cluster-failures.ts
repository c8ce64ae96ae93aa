import { messageShape } from './message-shape'

/** One failed API of one run. `run` is the snapshot that reported it, and when that was observed (epoch ms). */
export interface FailedEntry {
  snapshotId: number
  observedAt: number
  method: string | null
  path: string | null
  error_code: string | null
  error_msg: string | null
}

/** All failures of one cause, as far as their code and the shape of their text tell. */
export interface FailureCluster {
  error_code: string | null
  /** The text with what differs between APIs left out; null when the service sent none. */
  shape: string | null
  /** One of the texts, as sent: the newest. */
  error_msg: string | null
  /** Different methods + paths. */
  apis: number
  /** Entries of all runs together. */
  failures: number
  runs: number
  /** Epoch ms of the observations between which it was seen. */
  firstSeenAt: number
  lastSeenAt: number
  firstSnapshotId: number
  lastSnapshotId: number
}

interface Gathering extends Omit<FailureCluster, 'apis' | 'runs'> {
  apis: Set<string>
  runs: Set<number>
}

/** Groups failures of any number of runs; those that were seen last come first, of those the ones of most APIs. */
export function clusterFailures(entries: Iterable<FailedEntry>): FailureCluster[] {
  const clusters = new Map<string, Gathering>()
  for (const entry of entries) {
    const shape = messageShape(entry.error_msg, [entry.path])
    const key = JSON.stringify([entry.error_code, shape])
    let cluster = clusters.get(key)
    if (cluster === undefined) clusters.set(key, (cluster = gather(entry, shape)))
    add(cluster, entry)
  }
  return [...clusters.values()]
    .map(({ apis, runs, ...cluster }) => ({ ...cluster, apis: apis.size, runs: runs.size }))
    .sort((left, right) => right.lastSeenAt - left.lastSeenAt || right.apis - left.apis)
}

function gather(entry: FailedEntry, shape: string | null): Gathering {
  return {
    error_code: entry.error_code,
    shape,
    error_msg: entry.error_msg,
    apis: new Set(),
    failures: 0,
    runs: new Set(),
    firstSeenAt: entry.observedAt,
    lastSeenAt: entry.observedAt,
    firstSnapshotId: entry.snapshotId,
    lastSnapshotId: entry.snapshotId
  }
}

function add(cluster: Gathering, entry: FailedEntry): void {
  cluster.apis.add(`${entry.method?.toUpperCase() ?? ''} ${entry.path ?? ''}`)
  cluster.runs.add(entry.snapshotId)
  cluster.failures += 1
  if (entry.observedAt < cluster.firstSeenAt) {
    cluster.firstSeenAt = entry.observedAt
    cluster.firstSnapshotId = entry.snapshotId
  }
  if (entry.observedAt >= cluster.lastSeenAt) {
    cluster.lastSeenAt = entry.observedAt
    cluster.lastSnapshotId = entry.snapshotId
    cluster.error_msg = entry.error_msg
  }
}
