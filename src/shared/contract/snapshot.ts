import type { FindingLevel } from '@domain/async-task/findings'
import { z } from 'zod'
import { appErrorCodes } from '../result'
import { entryCounts, outcome } from './task'

export const snapshotSource = z.enum(['poll', 'creation', 'file', 'archive'])
export type SnapshotSource = z.infer<typeof snapshotSource>

export const finding = z.object({
  code: z.string(),
  /** A note is a known habit of the service, nothing that is wrong with the answer. */
  level: z.enum(['note', 'warning', 'alarm'] satisfies FindingLevel[]),
  params: z.record(z.string(), z.union([z.string(), z.number()]))
})
export type FindingRow = z.infer<typeof finding>

/** The file that an answer was read from; the name is empty for a text that was pasted. */
export const sourceFile = z.object({
  name: z.string(),
  /** The file's own time, which is not when the service answered. */
  modifiedAt: z.number().nullable()
})

const failure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()]))
})

/**
 * A run of equal answers (same HTTP status, body hash and failure code), folded by the view only.
 * The state named by the run was reached after `afterAt` (null: nothing seen before) and not later than `firstAt`.
 */
export const timelineRun = z.object({
  kind: z.literal('run'),
  firstSnapshotId: z.number().int(),
  lastSnapshotId: z.number().int(),
  count: z.number().int(),
  afterAt: z.number().nullable(),
  firstAt: z.number(),
  lastAt: z.number(),
  source: snapshotSource,
  /** With the source 'file': the file of the last answer. The times of the run are when files were read. */
  file: sourceFile.optional(),
  http_status: z.number().int().nullable(),
  task_status: z.string().nullable(),
  task_type: z.string().nullable(),
  error_code: z.string().nullable(),
  failureCode: z.string().nullable(),
  bodySize: z.number().int().nullable(),
  /** By level: a note is a known habit of the service, nothing that is wrong with the answer. */
  findingCounts: z.object({
    note: z.number().int(),
    warning: z.number().int(),
    alarm: z.number().int()
  } satisfies Record<FindingLevel, z.ZodType>),
  /** What differs from the run before it (older). Empty for the first. */
  changed: z.array(z.enum(['task_status', 'http_status', 'body', 'failure']))
})

/** A stretch in which nobody looked. Bounds are observation times; `reason` is what is known, not a guess. */
export const timelineGap = z.object({
  kind: z.literal('gap'),
  reason: z.enum(['app_closed', 'app_ended_unexpectedly', 'asleep', 'paused', 'gateway_stopped']),
  fromAt: z.number(),
  /** null: it still lasts. */
  toAt: z.number().nullable()
})

export const timelineItem = z.discriminatedUnion('kind', [timelineRun, timelineGap])
export type TimelineRun = z.infer<typeof timelineRun>
export type TimelineGap = z.infer<typeof timelineGap>
export type TimelineItem = z.infer<typeof timelineItem>

/** One snapshot, decoded; long texts are asked for separately. */
export const snapshotDetail = z.object({
  id: z.number().int(),
  taskId: z.number().int(),
  source: snapshotSource,
  /** With the source 'file'; `observedAt` is then when it was read. */
  file: sourceFile.extend({ sha256: z.string() }).optional(),
  requestedAt: z.number().nullable(),
  observedAt: z.number(),
  elapsedMs: z.number().nullable(),
  http_status: z.number().int().nullable(),
  headers: z.record(z.string(), z.string()),
  failure: failure.nullable(),
  /** Lower-case hex; null without a body. */
  bodySha256: z.string().nullable(),
  bodySize: z.number().int().nullable(),
  /** Byte ranges of the stored body in which credentials were replaced before storing. */
  redactedRanges: z.number().int(),
  task_id: z.string().nullable(),
  task_status: z.string().nullable(),
  task_type: z.string().nullable(),
  result: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('absent') }),
    z.object({
      kind: z.literal('import'),
      group_id: z.string().nullable(),
      swagger: z.object({ id: z.string().nullable(), result: z.string().nullable() }).nullable(),
      counts: entryCounts,
      outcome
    }),
    z.object({
      kind: z.literal('export'),
      keys: z.enum(['observed', 'documented', 'mixed']),
      file_name: z.string().nullable(),
      file_type: z.string().nullable(),
      documentType: z.enum(['json', 'yaml']).nullable(),
      safeFileName: z.string(),
      /** Size and hash of the exact document as UTF-8, i.e. of the file that Save writes. */
      size: z.number().int(),
      sha256: z.string(),
      hasLoneSurrogate: z.boolean()
    }),
    z.object({
      kind: z.literal('error'),
      error_code: z.string().nullable(),
      error_msg: z.string().nullable()
    }),
    z.object({ kind: z.literal('unreadable') })
  ]),
  /** An error answer (or a body nobody can read), with what the policy made of it. */
  error: z
    .object({
      shape: z.string(),
      error_code: z.string().nullable(),
      error_msg: z.string().nullable(),
      request_id: z.string().nullable()
    })
    .nullable(),
  /** What was done next and why: domain/async-task's policy reasons. */
  action: z.enum(['finished', 'continue', 'retry', 'wait', 'stop_task', 'stop_gateway']),
  reason: z.string().nullable(),
  findings: z.array(finding)
})
export type SnapshotDetail = z.infer<typeof snapshotDetail>

/** A slice of a long text; offsets and lengths count UTF-16 units, as JavaScript strings do. */
export const textSlice = z.object({
  text: z.string(),
  offset: z.number().int(),
  total: z.number().int(),
  /** The bytes were not valid UTF-8; U+FFFD stands where they were not. */
  isLossy: z.boolean()
})
export type TextSlice = z.infer<typeof textSlice>

export const savedFile = z.object({
  id: z.number().int(),
  snapshotId: z.number().int(),
  what: z.enum(['document', 'answer']),
  path: z.string(),
  savedAt: z.number(),
  sha256: z.string(),
  size: z.number().int()
})
export type SavedFile = z.infer<typeof savedFile>

/**
 * A file that has just been written. When the ledger could not record it, the file is there all the same: `trouble`
 * says why its record is missing.
 */
export const savedDocument = z.discriminatedUnion('isRecorded', [
  savedFile.extend({ isRecorded: z.literal(true) }),
  savedFile.omit({ id: true }).extend({ isRecorded: z.literal(false), trouble: z.enum(appErrorCodes) })
])
export type SavedDocument = z.infer<typeof savedDocument>
