import { safeFileName } from '@domain/async-task/safe-file-name'
import type { ReportedSource } from '@domain/report/document-report'
import type { ReportForm } from '@shared/contract/reports'
import { createHash } from 'node:crypto'
import type { ExactBytes } from '../protocol'

const extensions: Record<ReportForm['format'], string> = { markdown: 'md', html: 'html', json: 'json' }

/** The file of a report, named after what came later. */
export function reportFile(text: string, after: ReportedSource, format: ReportForm['format']): ExactBytes {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes: bytes.buffer, fileName: fileNameOf(after, format), sha256 }
}

/** Cut, so that no name of the service makes one that a file system refuses. */
function fileNameOf({ name, task_id }: ReportedSource, format: ReportForm['format']): string {
  const named = name?.replace(/\.(json|ya?ml)$/i, '').slice(0, 64) ?? null
  const stem = safeFileName(named, null, (task_id ?? '').slice(0, 64))
  return `${stem}-comparison.${extensions[format]}`
}
