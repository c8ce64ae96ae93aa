import { z } from 'zod'
import { importEntry, runState } from './imports'
import { runFields } from './run'

const id = z.number().int().positive()
const count = z.number().int()
const at = z.number()
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }
const api = { method: z.string().min(1).max(1000), path: z.string().max(20_000) }

/**
 * What a run or an exported document says of one API. `not_in_run` and `not_in_export` say just that: they are not
 * "deleted".
 */
const apiState = z.enum([...runState.options, 'in_export', 'not_in_export'])
export type ApiState = z.infer<typeof apiState>

/** Where it happened: a gateway and an API group; null is unknown. */
const apiPlace = z.object({
  gatewayId: z.number().int().nullable(),
  gatewayName: z.string().nullable(),
  group_id: z.string().nullable(),
  count
})
export type ApiRunPlace = z.infer<typeof apiPlace>

const apiPoint = z.object({
  ...runFields,
  kind: z.enum(['import', 'export']),
  state: apiState,
  gatewayId: z.number().int().nullable(),
  /** The group in the result or, without one, the group asked for. */
  group_id: z.string().nullable(),
  /** Read from a file: its time is when it was read. */
  isFromFile: z.boolean(),
  /** What an import says of the API; null in an export and where a run does not name it. */
  entry: importEntry.nullable(),
  /** 0 for the first of several entries with this method and path in one run. */
  ordinal: count,
  /** The import sent no list of some kind: "not in this run" may also mean "not reported". */
  isListMissing: z.boolean(),
  operationId: z.string().nullable(),
  /** The environment an export asked for. */
  env_id: z.string().nullable()
})
export type ApiPoint = z.infer<typeof apiPoint>

/** A moment with its bounds: not before `notFinalAt` (null: unknown), not later than `finalAt`. */
const apiMoment = z.object({
  taskId: id,
  snapshotId: id,
  state: apiState,
  notFinalAt: at.nullable(),
  finalAt: at,
  isFromFile: z.boolean(),
  error_code: z.string().nullable()
})
export type ApiMoment = z.infer<typeof apiMoment>

/** One mark on the line of time: a point, or several that lie close together, shown as the gravest of them. */
const apiMark = z.object({
  kind: z.enum(['import', 'export']),
  fromAt: at,
  toAt: at,
  state: apiState,
  index: count,
  count
})
export type ApiMark = z.infer<typeof apiMark>

/** How many exported documents have been read for their APIs, of how many. */
const progress = z.object({ done: count, total: count })

export const apiRequests = {
  /** Everything known of one API, newest first, and what to say of it at once. `gatewayId`, `group_id`: null is any. */
  'apis.life': {
    input: z.object({ ...api, gatewayId: id.nullable(), group_id: z.string().max(200).nullable(), ...page }),
    output: z.object({
      total: count,
      rows: z.array(apiPoint),
      places: z.array(apiPlace),
      lastSuccess: apiMoment.nullable(),
      lastFailure: apiMoment.nullable(),
      lastInExport: apiMoment.nullable(),
      marks: z.array(apiMark),
      /** Stretches in which the app did not run; the longest ones, oldest first. */
      gaps: z.array(z.object({ fromAt: at, toAt: at })),
      /** The same but for the names of the path's parameters. */
      similar: z.array(z.object(api)),
      progress
    })
  },
  /** APIs that some import or exported document names, by path. Every word of `text` occurs in method and path. */
  'apis.find': {
    input: z.object({ text: z.string().max(200), ...page }),
    output: z.object({
      total: count,
      rows: z.array(
        z.object({ ...api, lastSeenAt: at.nullable(), imports: count, failures: count, exports: count })
      ),
      progress
    })
  }
} as const
