import { z } from 'zod'
import { runFields } from './run'

const id = z.number().int().positive()
const count = z.number().int()
const at = z.number()
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }

/** An answer and its bounds: not before `notFinalAt` (null: unknown), not later than `finalAt`. */
const sighting = z.object({
  taskId: id,
  snapshotId: id,
  notFinalAt: at.nullable(),
  finalAt: at,
  /** Read from a file: its time is when it was read. */
  isFromFile: z.boolean()
})
export type Sighting = z.infer<typeof sighting>

const failureCluster = z.object({
  /** What `failures.apis` and `failures.runs` go by. */
  id: count.min(0),
  error_code: z.string().nullable(),
  /** The server's text with what differs between APIs left out; null when it sent none. */
  shape: z.string().nullable(),
  /** One of the server's texts as it was sent: the newest of the gateway that was asked for. */
  error_msg: z.string().nullable(),
  /** Different methods + paths; failures of APIs in all runs together. */
  apis: count,
  failures: count,
  /** Imports that failed as a whole, and imports of either kind. */
  whole: count,
  runs: count,
  first: sighting,
  last: sighting
})
export type FailureCluster = z.infer<typeof failureCluster>

const clusterApi = z.object({
  method: z.string().nullable(),
  path: z.string().nullable(),
  failures: count,
  runs: count,
  last: sighting
})
export type ClusterApi = z.infer<typeof clusterApi>

const clusterRun = z.object({
  ...runFields,
  group_id: z.string().nullable(),
  isFromFile: z.boolean(),
  /** Whether the import failed as a whole; what follows is then 0, unless it failed twice. */
  isWhole: z.boolean(),
  failures: count,
  apis: count
})
export type ClusterRun = z.infer<typeof clusterRun>

const ofCluster = { cluster: count.min(0), gatewayId: id.nullable(), ...page }

/** Failed APIs and failed imports, grouped by cause. `gatewayId`: null is any. */
export const failedApiRequests = {
  /**
   * Causes, those seen last first. `text` is looked for in code, text and the names of the APIs. As long as `progress` is
   * not at its end, results are still being read and there are no rows: ask again.
   */
  'failures.clusters': {
    input: z.object({ gatewayId: id.nullable(), text: z.string().max(200), ...page }),
    output: z.object({
      total: count,
      /** Whatever the text is. */
      ofAll: z.object({ clusters: count, failures: count }),
      rows: z.array(failureCluster),
      /** Answers looked at, of how many. */
      progress: z.object({ done: count, total: count })
    })
  },
  /** Those that failed last come first; none when only whole imports failed. NOT_FOUND: there is no such cause. */
  'failures.apis': {
    input: z.object(ofCluster),
    output: z.object({ total: count, rows: z.array(clusterApi) })
  },
  /** Imports, each at the answer that said it last; the newest first. NOT_FOUND: there is no such cause. */
  'failures.runs': {
    input: z.object(ofCluster),
    output: z.object({ total: count, rows: z.array(clusterRun) })
  }
} as const
