import type { Change } from '@domain/documents/compare/comparison'
import type { Path } from '@domain/documents/places'
import type { ThreeWay, ThreeWayApi } from '@domain/imports/three-way'
import { writtenPlace } from '@domain/imports/written-places'
import { reportedChange } from '@domain/report/document-report'
import { Masking } from '@domain/report/masking'
import type { Output } from '@shared/contract'
import type { TakenApi, TakenChange } from '@shared/contract/taken'
import type { TakenDocuments } from './taken-documents'

/** More changes of one API are not shown. */
const mostChanges = 500

/** One API as a row; `index` is its place among all. */
export function apiRow(
  index: number,
  { entry, ours, differences, presence, findings, unknown, ...api }: ThreeWayApi
): TakenApi {
  const { method, path, ordinal, taken, notComparable } = api
  return {
    ...{ index, method, path, ordinal, taken, notComparable, presence },
    list: entry?.list ?? null,
    error_code: entry?.error_code ?? null,
    findings: [...findings],
    ours: ours.length,
    differences: differences.length,
    unknown: [...unknown]
  }
}

type Side = 'file' | 'next' | 'previous'

/** What changed of one API, masked as everywhere, placed in the documents as they are; null: there is no such API. */
export function changesOfApi(
  outcome: ThreeWay,
  documents: TakenDocuments,
  index: number
): Output<'taken.changes'> | null {
  const api = outcome.apis[index]
  if (api === undefined) return null
  const masking = new Masking(false)
  const placed = (side: Side, at: Path | null): Path | null => {
    const document = documents[side]
    return at === null || document === null ? at : writtenPlace(document, at)
  }
  const shown = (change: Change, before: Side, after: Side): TakenChange => {
    const roots = { before: outcome[before]?.root ?? {}, after: outcome[after]?.root ?? {} }
    const { id, rule, texts } = reportedChange(change, roots, masking)
    const { beforeAt, afterAt } = reportedChange(
      { ...change, beforeAt: placed(before, change.beforeAt), afterAt: placed(after, change.afterAt) },
      roots,
      masking
    )
    return { id, rule, texts, beforeAt, afterAt }
  }
  // What should be there: the file for a success, else the export before.
  const expected = api.entry?.list === 'success' ? 'file' : 'previous'
  return {
    ours: api.ours.slice(0, mostChanges).map((change) => shown(change, 'previous', 'file')),
    differences: api.differences
      .slice(0, mostChanges)
      .map(({ change, origin }) => ({ ...shown(change, expected, 'next'), origin }))
  }
}
