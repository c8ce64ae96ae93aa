import { safeFileName } from '@domain/async-task/safe-file-name'
import type { ReportedSource } from '@domain/report/document-report'
import type { ReportWords } from '@domain/report/words'
import type { ReportForm } from '@shared/contract/reports'
import { languages } from '@shared/i18n/locale'
import { reportWords } from '@shared/i18n/report-words'
import { createHash } from 'node:crypto'
import type { ExactBytes } from '../protocol'

const extensions: Record<ReportForm['format'], string> = { markdown: 'md', html: 'html', json: 'json' }

/** How a kind of report is written in each form. */
interface Writers<R> {
  json: (report: R) => string
  markdown: (report: R, words: ReportWords) => string
  /** In two languages, the first one shown first. */
  html: (report: R, words: readonly [ReportWords, ReportWords]) => string
}

/** The file of a report in the form and language wanted, named after what came later. */
export function reportFile<R extends { after: { source: ReportedSource } }>(
  report: R,
  form: ReportForm,
  write: Writers<R>
): ExactBytes {
  const bytes = new TextEncoder().encode(textOf(report, form, write))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes: bytes.buffer, fileName: fileNameOf(report.after.source, form.format), sha256 }
}

function textOf<R>(report: R, { format, language }: ReportForm, write: Writers<R>): string {
  if (format === 'json') return write.json(report)
  const words = reportWords(language)
  if (format === 'markdown') return write.markdown(report, words)
  const [other = language] = languages.filter((each) => each !== language)
  return write.html(report, [words, reportWords(other)])
}

/** Cut, so that no name of the service makes one that a file system refuses. */
function fileNameOf({ name, task_id }: ReportedSource, format: ReportForm['format']): string {
  const named = name?.replace(/\.(json|ya?ml)$/i, '').slice(0, 64) ?? null
  const stem = safeFileName(named, null, (task_id ?? '').slice(0, 64))
  return `${stem}-comparison.${extensions[format]}`
}
