import { incomparabilities } from '@domain/documents/compare/comparability'
import { severities, type EndpointState, type Severity } from '@domain/documents/compare/comparison'
import type { Policy } from '@domain/documents/compare/policy'
import { documentHtml } from '@domain/report/document-html'
import { documentJson } from '@domain/report/document-json'
import { documentMarkdown } from '@domain/report/document-markdown'
import {
  documentReport,
  type DocumentReport,
  type ReportedChange,
  type ReportedDocument,
  type ReportedEndpoint
} from '@domain/report/document-report'
import type { Input, Output } from '@shared/contract'
import type { ComparedEndpoint, DocumentChange, ExportRun } from '@shared/contract/comparing'
import { languages } from '@shared/i18n/locale'
import { reportWords } from '@shared/i18n/report-words'
import { ok, type Result } from '@shared/result'
import type { ExactBytes, LedgerReads } from '../protocol'
import { createDocumentPairs, type ComparedPair, type RunPair } from './document-pairs'
import { createDocumentTexts } from './document-texts'
import type { ExportRuns } from './export-runs'
import { reportFile } from './report-file'
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
      return compared.ok ? ok(summaryOf(compared.value, found.value)) : compared
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
      return ok(pageOf(matching, wanted, changeRow))
    },
    reportBytes(wanted: LedgerReads['report.bytes']['input']): Result<ExactBytes> {
      const found = pairOf(wanted)
      if (!found.ok) return found
      const { pair, ...of } = found.value
      const { isRaw } = wanted
      const report = reportOn(pair, { ...of, made_at: new Date(wanted.at).toISOString(), isRaw })
      return ok(reportFile(reportText(report, wanted), report.after.source, wanted.format))
    }
  }
}

function policyOf({ profile, overrides }: Wanted): Policy {
  return overrides === undefined ? { profile } : { profile, overrides }
}

function originOf({ define, requested_group_id, env_id }: ExportRun): ReportedDocument['origin'] {
  return { define, group_id: requested_group_id, env_id }
}

function reportOn(
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

function reportText(report: DocumentReport, wanted: Input<'documents.report'>): string {
  const { format, language } = wanted
  if (format === 'json') return documentJson(report)
  const words = reportWords(language)
  if (format === 'markdown') return documentMarkdown(report, words)
  const [other = language] = languages.filter((each) => each !== language)
  return documentHtml(report, [words, reportWords(other)])
}

function summaryOf({ before, after, comparison }: ComparedPair, runs: RunPair): Output<'documents.compare'> {
  const { severity, counts, noise, endpoints } = comparison
  const states: Record<EndpointState, number> = { added: 0, removed: 0, renamed: 0, changed: 0, same: 0 }
  for (const endpoint of endpoints) states[endpoint.state] += 1
  const shared = comparison.changes.filter(
    (change) => change.noise === null && countsInBoth(change, endpoints)
  )
  const inBoth = countSeverities(shared)
  return {
    kind: 'compared',
    ...runs,
    formats: { before: before.format, after: after.format },
    isSame: runs.before.sha256 === runs.after.sha256,
    incomparable: incomparabilities(
      { document: before, origin: originOf(runs.before) },
      { document: after, origin: originOf(runs.after) }
    ),
    severity,
    counts,
    noise,
    endpoints: { total: endpoints.length, states, severities: countSeverities(endpoints) },
    inBoth: {
      severity: severities.find((each) => inBoth[each] > 0) ?? null,
      counts: inBoth,
      severities: countSeverities(endpoints.filter(isInBoth))
    }
  }
}

function countSeverities(all: readonly { severity: Severity | null }[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { breaking: 0, warning: 0, compatible: 0, documentation: 0 }
  for (const { severity } of all) if (severity !== null) counts[severity] += 1
  return counts
}

function isInBoth({ state }: { state: EndpointState }): boolean {
  return state !== 'added' && state !== 'removed'
}

/** Changes of the document itself count in both. */
function countsInBoth(
  change: { endpoints: readonly number[] },
  endpoints: readonly { state: EndpointState }[]
): boolean {
  return (
    change.endpoints.length === 0 ||
    change.endpoints.some((index) => {
      const endpoint = endpoints[index]
      return endpoint !== undefined && isInBoth(endpoint)
    })
  )
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

function changeRow({ endpoints, ...change }: ReportedChange): DocumentChange {
  return { ...change, endpoints: endpoints.length }
}

function pageOf<T, R>(
  all: readonly T[],
  { offset, limit }: { offset: number; limit: number },
  rowOf: (each: T) => R
): { total: number; rows: R[] } {
  return { total: all.length, rows: all.slice(offset, offset + limit).map(rowOf) }
}
