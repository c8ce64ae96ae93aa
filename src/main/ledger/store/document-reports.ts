import type { Policy } from '@domain/documents/compare/policy'
import { documentHtml } from '@domain/report/document-html'
import { documentJson } from '@domain/report/document-json'
import { documentMarkdown } from '@domain/report/document-markdown'
import { documentReport, type DocumentReport, type ReportedDocument } from '@domain/report/document-report'
import type { ExportRun } from '@shared/contract/comparing'
import type { ReportForm } from '@shared/contract/reports'
import type { ExactBytes } from '../protocol'
import type { ComparedPair, RunPair } from './document-pairs'
import { originOf } from './export-runs'
import { reportFile } from './report-file'

/** A report on two exported documents; the screen shows its rows too. `made_at` is ISO 8601. */
export function reportOn(
  { before, after, comparison }: ComparedPair,
  { runs, ...how }: { runs: RunPair; policy: Policy; made_at: string; isRaw: boolean }
): DocumentReport {
  const side = (document: ReportedDocument['document'], run: ExportRun): ReportedDocument => ({
    source: {
      name: run.file_name ?? (run.name === '' ? null : run.name),
      task_id: run.task_id,
      seen_at: new Date(run.finalAt).toISOString(),
      sha256: run.sha256
    },
    document,
    origin: originOf(run)
  })
  const sides = { before: side(before, runs.before), after: side(after, runs.after) }
  return documentReport({ ...sides, comparison, ...how })
}

/** The file of such a report. */
export function documentReportFile(report: DocumentReport, form: ReportForm): ExactBytes {
  return reportFile(report, form, { json: documentJson, markdown: documentMarkdown, html: documentHtml })
}
