import type { ImportEntry } from '../../../../src/shared/contract/imports'
import type { SavedFile, SnapshotDetail } from '../../../../src/shared/contract/snapshot'

export function snapshot(id: number, change: Partial<SnapshotDetail> = {}): SnapshotDetail {
  return {
    id,
    taskId: 1,
    source: 'poll',
    requestedAt: 0,
    observedAt: 0,
    elapsedMs: 5,
    http_status: 200,
    headers: {},
    failure: null,
    bodySha256: null,
    bodySize: null,
    redactedRanges: 0,
    task_id: 'task-1',
    task_status: 'processing',
    task_type: 'import_api',
    result: { kind: 'absent' },
    error: null,
    action: 'continue',
    reason: null,
    findings: [],
    ...change
  }
}

export function failureEntry(error_code: string | null, path = '/orders'): ImportEntry {
  return { list: 'failure', method: 'GET', path, id: null, action: null, error_code, error_msg: 'text' }
}

export function savedFile(id: number, change: Partial<SavedFile> = {}): SavedFile {
  return {
    id,
    snapshotId: 10,
    what: 'document',
    path: '/tmp/a.json',
    savedAt: 0,
    sha256: 'ab',
    size: 2,
    ...change
  }
}
