import { z } from 'zod'
import { runFields } from './run'
import { importModes } from './starting'
import { entryCounts, outcome } from './task'

/** What one import run did with one API. `not_in_run` says just that: it is not "deleted". */
export const runState = z.enum(['created', 'updated', 'imported', 'failed', 'ignored', 'not_in_run'])
export type RunState = z.infer<typeof runState>

const entryList = z.enum(['success', 'failure', 'ignore'])

export const importEntry = z.object({
  list: entryList,
  method: z.string().nullable(),
  path: z.string().nullable(),
  id: z.string().nullable(),
  action: z.string().nullable(),
  error_code: z.string().nullable(),
  error_msg: z.string().nullable()
})
export type ImportEntry = z.infer<typeof importEntry>

export const importRun = z.object({
  ...runFields,
  group_id: z.string().nullable(),
  task_status: z.string().nullable(),
  outcome: outcome.nullable(),
  counts: entryCounts
})
export type ImportRun = z.infer<typeof importRun>

/** One API in two runs. `ordinal` tells duplicates of the same method and path apart (0 for the first). */
export const importChange = z.object({
  method: z.string().nullable(),
  path: z.string().nullable(),
  ordinal: z.number().int(),
  before: runState,
  after: runState,
  beforeEntry: importEntry.nullable(),
  afterEntry: importEntry.nullable(),
  isChanged: z.boolean(),
  /** Every list of each run that names this method and path; none: the run does not name it at all. */
  lists: z.object({ before: z.array(entryList).readonly(), after: z.array(entryList).readonly() })
})
export type ImportChange = z.infer<typeof importChange>

export const matrixCell = z.object({ before: runState, after: runState, count: z.number().int() })
export type MatrixCell = z.infer<typeof matrixCell>

export const importComparison = z.object({
  before: importRun,
  after: importRun,
  /** Cells with a count above zero only. */
  matrix: z.array(matrixCell),
  total: z.number().int(),
  changed: z.number().int(),
  /** APIs that stand in more than one list of one run. */
  inSeveralLists: z.object({ before: z.number().int(), after: z.number().int(), either: z.number().int() }),
  /** What each run was asked for; null: it was not started here, and the service never tells. */
  options: z.object({ before: importModes.nullable(), after: importModes.nullable() }),
  /** Those that are known of both and not the same. */
  differingOptions: z.array(importModes.keyof()),
  /** What makes the two runs hard to compare, as codes. */
  cautions: z.array(
    z.enum([
      'different_gateway',
      'different_group',
      'unknown_group',
      'different_options',
      'list_not_reported',
      'order_reversed',
      'same_body'
    ])
  )
})
export type ImportComparison = z.infer<typeof importComparison>

export const changeFilter = z.object({
  before: runState.nullable(),
  after: runState.nullable(),
  changedOnly: z.boolean(),
  /** Only APIs that stand in more than one list of one run. */
  inSeveralLists: z.boolean().optional(),
  text: z.string().max(200)
})
export type ChangeFilter = z.infer<typeof changeFilter>
