import { incomparabilities } from '@domain/documents/compare/comparability'
import { severities, type EndpointState, type Severity } from '@domain/documents/compare/comparison'
import type { Output } from '@shared/contract'
import type { ComparedPair, RunPair } from './document-pairs'
import { originOf } from './export-runs'

/** What came of the comparison, counted. */
export function summaryOfDocuments(
  { before, after, comparison }: ComparedPair,
  runs: RunPair
): Output<'documents.compare'> {
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

/** Whether both documents have the endpoint. */
export function isInBoth({ state }: { state: EndpointState }): boolean {
  return state !== 'added' && state !== 'removed'
}

/** Whether a change counts at an endpoint that both have; changes of the document itself do. */
export function countsInBoth(
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
