import type { Change } from '@domain/documents/compare/comparison'
import type { Document } from '@domain/documents/compare/document'
import type { ThreeWay, ThreeWayApi } from '@domain/imports/three-way'
import { reportedChange } from '@domain/report/document-report'
import { Masking } from '@domain/report/masking'
import type { Output } from '@shared/contract'
import type { TakenApi, TakenChange } from '@shared/contract/taken'

/** More changes of one API are not shown. */
const mostChanges = 500

/** One API as a row; `index` is its place among all. */
export function apiRow(
  index: number,
  { entry, ours, differences, presence, findings, ...api }: ThreeWayApi
): TakenApi {
  const { method, path, ordinal, taken, notComparable } = api
  return {
    ...{ index, method, path, ordinal, taken, notComparable, presence },
    list: entry?.list ?? null,
    error_code: entry?.error_code ?? null,
    findings: [...findings],
    ours: ours.length,
    differences: differences.length
  }
}

/** What changed of one API, masked as everywhere; null: there is no such API. */
export function changesOfApi(
  { file, next, previous, apis }: ThreeWay,
  index: number
): Output<'taken.changes'> | null {
  const api = apis[index]
  if (api === undefined) return null
  const masking = new Masking(false)
  const shown = (change: Change, before: Document | null, after: Document | null): TakenChange => {
    const roots = { before: before?.root ?? {}, after: after?.root ?? {} }
    const { id, rule, texts, beforeAt, afterAt } = reportedChange(change, roots, masking)
    return { id, rule, texts, beforeAt, afterAt }
  }
  // What should be there: the file for a success, else the export before.
  const expected = api.entry?.list === 'success' ? file : previous
  return {
    ours: api.ours.slice(0, mostChanges).map((change) => shown(change, previous, file)),
    differences: api.differences
      .slice(0, mostChanges)
      .map(({ change, origin }) => ({ ...shown(change, expected, next), origin }))
  }
}
