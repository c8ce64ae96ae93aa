import type { Caution, RunOptions } from '../imports/cautions'
import type { ApiChange, RunComparison } from '../imports/compare-runs'
import type { RunEntry } from '../imports/run-state'
import type { ReportedSource } from './document-report'
import { Masking } from './masking'

export interface ReportedRun {
  source: ReportedSource
  /** As people call it; null: not known. */
  gateway: string | null
  group_id: string | null
  /** What it was asked for; null: not known. */
  options: RunOptions | null
}

export interface RunReportInput {
  before: ReportedRun
  after: ReportedRun
  comparison: RunComparison
  cautions: readonly Caution[]
  /** ISO 8601 in UTC. */
  made_at: string
  /** Nothing is hidden, whatever the texts of the server repeat. */
  isRaw: boolean
}

/** A comparison of two imports, in no language yet. */
export interface RunReport {
  made_at: string
  isRaw: boolean
  before: ReportedRun
  after: ReportedRun
  cautions: readonly Caution[]
  matrix: RunComparison['matrix']
  changed: number
  inSeveralLists: RunComparison['inSeveralLists']
  apis: ApiChange[]
}

/** Gathers what a report of two imports says. */
export function runReport({ comparison, ...input }: RunReportInput): RunReport {
  const masking = new Masking(input.isRaw)
  const entry = (each: RunEntry | null): RunEntry | null =>
    each === null
      ? null
      : { ...each, error_msg: each.error_msg === null ? null : masking.text(each.error_msg, true) }
  const apis = comparison.changes.map((change) => ({
    ...change,
    path: change.path === null ? null : masking.text(change.path),
    beforeEntry: entry(change.beforeEntry),
    afterEntry: entry(change.afterEntry)
  }))
  const { matrix, changed, inSeveralLists } = comparison
  return { ...input, matrix, changed, inSeveralLists, apis }
}
