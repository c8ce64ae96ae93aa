import type { DecodedAnswer, ExportResult } from '@domain/async-task/answer'
import { safeFileName } from '@domain/async-task/safe-file-name'
import type { Input } from '@shared/contract'
import type { SnapshotDetail, TextSlice } from '@shared/contract/snapshot'
import { err, ok, type Result } from '@shared/result'
import { createHash } from 'node:crypto'
import type { ExactBytes, LedgerReads } from '../protocol'
import type { DecodedAnswers, SnapshotRecord } from './decoded-answers'

type ExportDetail = Omit<Extract<SnapshotDetail['result'], { kind: 'export' }>, 'kind'>

/** An export as the detail shows it: the words of the server, and size and hash of the file that Save writes. */
export function describeDocument(document: ExportResult, task_id: string): ExportDetail {
  const bytes = Buffer.from(document.content)
  return {
    keys: document.keys,
    file_name: document.file_name,
    file_type: document.file_type,
    documentType: typeOf(document),
    safeFileName: fileNameOf(document, task_id),
    size: bytes.length,
    sha256: hexHash(bytes),
    hasLoneSurrogate: document.hasLoneSurrogate
  }
}

/** Exported documents and stored answers as they are to be shown or written. */
export function createDocuments(answers: DecodedAnswers) {
  /** The exact document: its text in UTF-8, nothing re-serialised; a lone surrogate becomes U+FFFD. */
  function document(record: SnapshotRecord): Result<ExactBytes> {
    const exported = exportOf(answers.decode(record))
    if (exported === null) return err('NO_DOCUMENT', `snapshot ${record.snapshot.id} holds no document`)
    return ok(
      exactBytes(new TextEncoder().encode(exported.content), fileNameOf(exported, record.task.task_id))
    )
  }

  function answer(record: SnapshotRecord): Result<ExactBytes> {
    const stored = answers.bytes(record)
    if (stored === null) return err('NO_DOCUMENT', `snapshot ${record.snapshot.id} has no body`)
    const time = new Date(record.snapshot.observed_at).toISOString().replace(/[-:]/g, '')
    // Cut, so that no task_id makes a name that a file system refuses.
    const name = `${record.task.task_id.slice(0, 64)}-${time}`
    const fileName = isJson(answers.text(record)?.text ?? '')
      ? safeFileName(null, 'json', name)
      : `${safeFileName(null, null, name)}.txt`
    return ok(exactBytes(new Uint8Array(stored), fileName))
  }

  return {
    text({ snapshotId, offset, length }: Input<'documents.text'>): Result<TextSlice> {
      const record = answers.find(snapshotId)
      if (!record.ok) return record
      const exported = exportOf(answers.decode(record.value))
      if (exported === null) return err('NO_DOCUMENT', `snapshot ${snapshotId} holds no document`)
      const { content, hasLoneSurrogate } = exported
      return ok({
        text: content.slice(offset, offset + length),
        offset,
        total: content.length,
        isLossy: hasLoneSurrogate
      })
    },
    bytes({ snapshotId, what }: LedgerReads['document.bytes']['input']): Result<ExactBytes> {
      const record = answers.find(snapshotId)
      if (!record.ok) return record
      return what === 'document' ? document(record.value) : answer(record.value)
    }
  }
}

function exportOf(decoded: DecodedAnswer | null): ExportResult | null {
  return decoded?.kind === 'task' && decoded.result.kind === 'export' ? decoded.result.export : null
}

function typeOf({ declaredType, sniffedType }: ExportResult): ExportResult['declaredType'] {
  return declaredType ?? sniffedType
}

function fileNameOf(document: ExportResult, task_id: string): string {
  return safeFileName(document.file_name, typeOf(document), task_id)
}

/** `bytes` must own its whole buffer: it is transferred. */
function exactBytes(bytes: Uint8Array<ArrayBuffer>, fileName: string): ExactBytes {
  return { bytes: bytes.buffer, fileName, sha256: hexHash(bytes) }
}

function hexHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
