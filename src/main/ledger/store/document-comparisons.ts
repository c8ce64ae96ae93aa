import type { Policy } from '@domain/documents/compare/policy'
import type { DocumentReport, ReportedChange, ReportedEndpoint } from '@domain/report/document-report'
import type { Input, Output } from '@shared/contract'
import type { ComparedEndpoint, DocumentChange } from '@shared/contract/comparing'
import { ok, type Result } from '@shared/result'
import type { ExactBytes, LedgerReads } from '../protocol'
import { createDocumentPairs, type ComparedPair, type RunPair } from './document-pairs'
import { documentReportFile, reportOn } from './document-reports'
import { countsInBoth, isInBoth, summaryOfDocuments } from './document-summary'
import { createDocumentTexts } from './document-texts'
import type { ExportRuns } from './export-runs'
import { fold } from './search-text'

type Wanted = Pick<Input<'documents.compare'>, 'before' | 'after' | 'profile' | 'overrides'>

/** Two exported documents compared: what came of it, its rows, and reports on it. */
export function createDocumentComparisons(runs: ExportRuns, textOf: (snapshotId: number) => Result<string>) {
  const pairs = createDocumentPairs(textOf)
  /** What the rows show: one masking for all of them, so that a placeholder means the same on every page. */
  const shown = new WeakMap<ComparedPair, DocumentReport>()

  function runsOf({ before, after }: Wanted): Result<RunPair> {
    const first = runs.find(before)
    if (!first.ok) return first
    const second = runs.find(after)
    return second.ok ? ok({ before: first.value, after: second.value }) : second
  }

  function pairOf(wanted: Wanted): Result<{ pair: ComparedPair; runs: RunPair; policy: Policy }> {
    const found = runsOf(wanted)
    if (!found.ok) return found
    const policy = policyOf(wanted)
    const pair = pairs.compare(found.value, policy)
    return pair.ok ? ok({ pair: pair.value, runs: found.value, policy }) : pair
  }

  function rowsOf(wanted: Wanted): Result<DocumentReport> {
    const found = pairOf(wanted)
    return found.ok ? ok(shownOf(found.value)) : found
  }

  function shownOf({ pair, ...of }: { pair: ComparedPair; runs: RunPair; policy: Policy }): DocumentReport {
    const report = shown.get(pair) ?? reportOn(pair, { ...of, made_at: '', isRaw: false })
    shown.set(pair, report)
    return report
  }

  const texts = createDocumentTexts((wanted) => {
    const found = pairOf(wanted)
    if (!found.ok) return found
    return ok({ ...found.value, changeIds: () => shownOf(found.value).changes.map(({ id }) => id) })
  })

  return {
    texts,
    compare(wanted: Input<'documents.compare'>): Result<Output<'documents.compare'>> {
      const found = runsOf(wanted)
      if (!found.ok) return found
      const obstacles = pairs.obstacles(found.value)
      if (!obstacles.ok) return obstacles
      if (obstacles.value.length > 0) {
        return ok({ kind: 'not_comparable', ...found.value, obstacles: obstacles.value })
      }
      const compared = pairs.compare(found.value, policyOf(wanted))
      return compared.ok ? ok(summaryOfDocuments(compared.value, found.value)) : compared
    },
    endpoints({ filter, ...wanted }: Input<'documents.endpoints'>): Result<Output<'documents.endpoints'>> {
      const found = rowsOf(wanted)
      if (!found.ok) return found
      const { endpoints, changes } = found.value
      const text = fold(filter.text.trim())
      const matching = [...endpoints.entries()].filter(
        ([, endpoint]) =>
          (filter.state === null || endpoint.state === filter.state) &&
          (filter.severity === null || endpoint.severity === filter.severity) &&
          (filter.withChanges !== true || endpoint.state !== 'same') &&
          (filter.inBoth !== true || isInBoth(endpoint)) &&
          holdsText(endpoint, text)
      )
      return ok(pageOf(matching, wanted, ([index, endpoint]) => endpointRow(index, endpoint, changes)))
    },
    changes(wanted: Input<'documents.changes'>): Result<Output<'documents.changes'>> {
      const found = rowsOf(wanted)
      if (!found.ok) return found
      const { endpoints, changes } = found.value
      const ofEndpoint = wanted.endpoint === null ? null : (endpoints[wanted.endpoint]?.changes ?? [])
      const all = ofEndpoint === null ? changes : ofEndpoint.flatMap((index) => changes[index] ?? [])
      const matching = all.filter(
        (change) =>
          (change.noise === null || wanted.includeNoise) &&
          (wanted.inBoth !== true || countsInBoth(change, endpoints))
      )
      return ok(pageOf(matching, wanted, (change) => changeRow(change, endpoints)))
    },
    reportBytes(wanted: LedgerReads['report.bytes']['input']): Result<ExactBytes> {
      const found = pairOf(wanted)
      if (!found.ok) return found
      const { pair, ...of } = found.value
      const { isRaw } = wanted
      const report = reportOn(pair, { ...of, made_at: new Date(wanted.at).toISOString(), isRaw })
      return ok(documentReportFile(report, wanted))
    }
  }
}

function policyOf({ profile, overrides }: Wanted): Policy {
  return overrides === undefined ? { profile } : { profile, overrides }
}

/** `text` is folded; method and path are one text, so that "get /pets" finds them. */
function holdsText({ method, path, previous, operationId }: ReportedEndpoint, text: string): boolean {
  if (text === '') return true
  const former = previous === null ? null : `${previous.method} ${previous.path}`
  return [`${method} ${path}`, former, operationId].some((each) => each !== null && fold(each).includes(text))
}

function endpointRow(
  index: number,
  { state, method, path, previous, operationId, severity, changes: own }: ReportedEndpoint,
  changes: readonly ReportedChange[]
): ComparedEndpoint {
  const noise = own.filter((each) => changes[each]?.noise !== null).length
  const named = { state, method, path, previous, operationId, severity }
  return { index, ...named, changes: own.length - noise, noise }
}

function changeRow(
  { endpoints: at, ...change }: ReportedChange,
  endpoints: readonly ReportedEndpoint[]
): DocumentChange {
  const [only] = at.length === 1 ? at.map((index) => endpoints[index]) : []
  const onlyAt = only === undefined ? null : { method: only.method, path: only.path }
  return { ...change, endpoints: at.length, onlyAt }
}

function pageOf<T, R>(
  all: readonly T[],
  { offset, limit }: { offset: number; limit: number },
  rowOf: (each: T) => R
): { total: number; rows: R[] } {
  return { total: all.length, rows: all.slice(offset, offset + limit).map(rowOf) }
}
