import { z } from 'zod'

export const outcome = z.enum(['complete', 'partial', 'nothing_imported', 'only_ignored', 'empty'])
export type Outcome = z.infer<typeof outcome>

/** Counts of an import result; null means that the service did not report that list. */
export const entryCounts = z.object({
  success: z.number().int().nullable(),
  failure: z.number().int().nullable(),
  ignore: z.number().int().nullable()
})
export type EntryCounts = z.infer<typeof entryCounts>

/** Every part is optional in meaning: null or '' filters nothing. `text` looks in name, note, task_id and group. */
export const taskFilter = z.object({
  gatewayId: z.number().int().nullable(),
  task_type: z.string().max(64).nullable(),
  task_status: z.string().max(64).nullable(),
  group_id: z.string().max(128).nullable(),
  text: z.string().max(200)
})
export type TaskFilter = z.infer<typeof taskFilter>

export const pollingState = z.enum(['active', 'paused', 'stopped'])
export type PollingState = z.infer<typeof pollingState>

export const taskRow = z.object({
  id: z.number().int(),
  task_id: z.string(),
  name: z.string(),
  note: z.string(),
  gatewayId: z.number().int().nullable(),
  gatewayName: z.string().nullable(),
  isDemo: z.boolean(),
  endpointHost: z.string().nullable(),
  project_id: z.string().nullable(),
  instance_id: z.string().nullable(),
  /** The server's own words, null until first seen. */
  task_type: z.string().nullable(),
  task_status: z.string().nullable(),
  requested_group_id: z.string().nullable(),
  group_id: z.string().nullable(),
  outcome: outcome.nullable(),
  counts: entryCounts.nullable(),
  file_name: z.string().nullable(),
  /** error_code of a failed task's result. */
  error_code: z.string().nullable(),
  /** The latest answer, whatever it was. */
  lastHttpStatus: z.number().int().nullable(),
  lastErrorCode: z.string().nullable(),
  lastFailureCode: z.string().nullable(),
  polling: pollingState,
  stopReason: z.string().nullable(),
  snapshotCount: z.number().int(),
  addedAt: z.number(),
  firstObservedAt: z.number().nullable(),
  lastObservedAt: z.number().nullable(),
  /** The task became final after `notFinalAt` (null: never seen unfinished) and not later than `finalAt`. */
  notFinalAt: z.number().nullable(),
  finalAt: z.number().nullable(),
  finalSnapshotId: z.number().int().nullable(),
  lastSnapshotId: z.number().int().nullable()
})
export type TaskRow = z.infer<typeof taskRow>
