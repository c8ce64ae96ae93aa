import type { SavedReport } from '@shared/contract/reports'
import { err, ok, type Result } from '@shared/result'
import { showFile } from './save-document'
import type { WrittenReport } from './save-report'

/** Where reports were written since the app started. The window names one by its number and never says a path. */
export class WrittenReports {
  readonly #paths: string[] = []

  /** Gives a report that was written its number, from 1. */
  add(written: Result<WrittenReport>): Result<SavedReport> {
    if (!written.ok || written.value === null) return written as Result<null>
    const { path } = written.value
    return ok({ id: this.#paths.push(path), path })
  }

  /** Shows a report in the system's file manager. NOT_FOUND: no such report; FILE_MISSING: it is no longer there. */
  show(reportId: number, showInFolder: (path: string) => void): Result<void> {
    const path = this.#paths[reportId - 1]
    return path === undefined ? err('NOT_FOUND', `no report ${reportId}`) : showFile(path, showInFolder)
  }
}
