import { compareDocuments } from '@domain/documents/compare/compare-documents'
import { readDocument, type Document } from '@domain/documents/compare/document'
import { documentReport, type DocumentReport, type DocumentReportInput } from '@domain/report/document-report'
import type { ReportWords } from '@domain/report/words'
import { reportWords } from '@shared/i18n/report-words'

export const english = reportWords('en')
export const chinese = reportWords('zh-Hans')
export const both: readonly [ReportWords, ReportWords] = [english, chinese]

function read(root: unknown): Document {
  const document = readDocument(root)
  if (document === null) throw new Error('not a document')
  return document
}

/** A report of two swagger 2.0 documents, given without their version and title. */
export function reportOf(before: object, after: object, isRaw = false): DocumentReport {
  return documentReport(comparedOf(before, after, isRaw))
}

/** What such a report is made from. */
export function comparedOf(before: object, after: object, isRaw = false): DocumentReportInput {
  const head = { swagger: '2.0', info: { title: 'test', version: '1' } }
  const origin = { define: 'all', group_id: 'group-1', env_id: null }
  const side = (document: Document, name: string) => ({
    source: { name, task_id: null, seen_at: '2026-01-01T08:00:00.000Z', sha256: 'abc' },
    document,
    origin
  })
  const documents = { before: read({ ...head, ...before }), after: read({ ...head, ...after }) }
  return {
    before: side(documents.before, 'old.json'),
    after: side(documents.after, 'new.json'),
    comparison: compareDocuments(documents.before, documents.after, { profile: 'callers' }),
    policy: { profile: 'callers' },
    made_at: '2026-01-02T08:00:00.000Z',
    isRaw
  }
}
