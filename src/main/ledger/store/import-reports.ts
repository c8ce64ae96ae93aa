import type { RunOptions } from '@domain/imports/cautions'
import { runHtml } from '@domain/report/run-html'
import { runJson } from '@domain/report/run-json'
import { runMarkdown } from '@domain/report/run-markdown'
import { runReport, type ReportedRun } from '@domain/report/run-report'
import { ok, type Result } from '@shared/result'
import type { ExactBytes, LedgerReads } from '../protocol'
import { cautionsOf, type ComparedRuns } from './import-reads'
import type { RunRecord } from './import-runs'
import { reportFile } from './report-file'

/** Reports on two imports. `compare` finds and compares them. */
export function createImportReports(
  compare: (pair: { before: number; after: number }) => Result<ComparedRuns>
): (wanted: LedgerReads['importReport.bytes']['input']) => Result<ExactBytes> {
  return (wanted) => {
    const found = compare(wanted)
    if (!found.ok) return found
    const { before, after, options, comparison } = found.value
    const report = runReport({
      before: reportedRun(before, options.before),
      after: reportedRun(after, options.after),
      comparison,
      cautions: cautionsOf(found.value),
      made_at: new Date(wanted.at).toISOString(),
      isRaw: wanted.isRaw
    })
    return ok(reportFile(report, wanted, { json: runJson, markdown: runMarkdown, html: runHtml }))
  }
}

function reportedRun({ run, bodySha256 }: RunRecord, options: RunOptions | null): ReportedRun {
  return {
    source: {
      name: run.name === '' ? null : run.name,
      task_id: run.task_id,
      seen_at: new Date(run.finalAt).toISOString(),
      sha256: bodySha256
    },
    gateway: run.gatewayName ?? run.endpointHost,
    group_id: run.group_id,
    options
  }
}
