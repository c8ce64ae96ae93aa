import { z } from 'zod'
import { entryLists, runStates } from '../imports/run-state'
import type { RunEntry } from '../imports/run-state'
import type { ReportedRun, RunReport } from './run-report'

const state = z.enum(runStates)
const list = z.enum(entryLists)
const text = z.string().nullable()

const run = z.strictObject({
  name: text.describe('as the person called the task'),
  task_id: text,
  seen_at: text.describe('when its final answer was observed; ISO 8601, UTC'),
  sha256: text.describe('of the final answer, byte for byte'),
  gateway: text,
  group_id: text,
  options: z
    .strictObject({
      is_create_group: z.boolean(),
      api_mode: z.enum(['merge', 'override']),
      extend_mode: z.enum(['merge', 'override']),
      simple_mode: z.boolean(),
      mock_mode: z.boolean()
    })
    .nullable()
    .describe('what the import was asked for, in the vendor’s words; null: not known')
})

const entry = z
  .strictObject({
    list,
    id: text,
    action: text,
    error_code: text,
    error_msg: text
  })
  .nullable()
  .describe('in the server’s words; null: the run did not name it')

/** The JSON report of a comparison of two imports, version 1. Later versions add members and change none of these. */
export const runComparisonJson = z.strictObject({
  format: z.literal('apig-ledger.import-comparison'),
  version: z.literal(1),
  made_at: z.string().describe('ISO 8601, UTC'),
  is_raw: z
    .boolean()
    .describe(
      'false: credentials and hosts of addresses in texts of the server are replaced by “[masked n]”'
    ),
  before: run,
  after: run,
  cautions: z.array(z.string()).describe('what makes the two imports hard to compare'),
  changed: z.int().nonnegative().describe('how many APIs have another state'),
  matrix: z
    .array(z.strictObject({ before: state, after: state, count: z.int().positive() }))
    .describe('how many APIs went from one state to the other'),
  apis: z.array(
    z.strictObject({
      id: z.string().describe('method, path and, from the second of the same, which one'),
      method: text,
      path: text,
      ordinal: z.int().nonnegative().describe('0 for the first of the same method and path'),
      is_changed: z.boolean(),
      before: state.describe(
        'not_in_run: the import did not name it, which says nothing about whether it exists'
      ),
      after: state,
      before_entry: entry,
      after_entry: entry,
      lists_before: z.array(list).describe('every list of the run that names this method and path'),
      lists_after: z.array(list)
    })
  )
})
export type RunComparisonJson = z.infer<typeof runComparisonJson>

/** A comparison of two imports for programs, as `runComparisonJson` describes it. */
export function runJson(report: RunReport): string {
  const value: RunComparisonJson = {
    format: 'apig-ledger.import-comparison',
    version: 1,
    made_at: report.made_at,
    is_raw: report.isRaw,
    before: runOf(report.before),
    after: runOf(report.after),
    cautions: [...report.cautions],
    changed: report.changed,
    matrix: report.matrix,
    apis: report.apis.map((api) => ({
      id: `${api.method?.toUpperCase() ?? '?'} ${api.path ?? '?'}${api.ordinal === 0 ? '' : ` ${api.ordinal + 1}`}`,
      method: api.method,
      path: api.path,
      ordinal: api.ordinal,
      is_changed: api.isChanged,
      before: api.before,
      after: api.after,
      before_entry: entryOf(api.beforeEntry),
      after_entry: entryOf(api.afterEntry),
      lists_before: [...api.lists.before],
      lists_after: [...api.lists.after]
    }))
  }
  return `${JSON.stringify(value, null, 1)}\n`
}

function runOf({ source, gateway, group_id, options }: ReportedRun): RunComparisonJson['before'] {
  const { name, task_id, seen_at, sha256 } = source
  return { name, task_id, seen_at, sha256, gateway, group_id, options }
}

function entryOf(each: RunEntry | null): RunComparisonJson['apis'][number]['before_entry'] {
  if (each === null) return null
  const { list, id, action, error_code, error_msg } = each
  return { list, id, action, error_code, error_msg }
}
