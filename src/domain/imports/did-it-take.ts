import type { Change, DocumentComparison, EndpointComparison } from '../documents/compare/comparison'
import { compareDocuments } from '../documents/compare/compare-documents'
import type { Document } from '../documents/compare/document'
import { pathShape } from '../documents/compare/operations'
import { asImported } from './as-imported'
import type { RunEntry } from './run-state'

/**
 * What became of an API that an import reported as a success, by the next export of its group: it is there as it was sent,
 * it is there otherwise, or it is not in that export. `not_sent`: the file that was sent does not hold it.
 */
export type Taken = 'as_sent' | 'different' | 'not_in_export' | 'not_sent'

/** Where a difference between the file and the next export comes from, as far as the export before tells. */
export type DifferenceOrigin =
  /** The export still says what the one before it said: what the file asked for did not take. */
  | 'lost'
  /** The export says what neither the file nor the export before it said. */
  | 'changed_elsewhere'
  /** There is no export before to tell. */
  | 'unknown'

export interface TakenApi {
  method: string | null
  path: string | null
  taken: Taken
  /** What differs, from the file to the export; empty unless `different`. */
  differences: { change: Change; origin: DifferenceOrigin }[]
}

/** How grave a difference is does not matter here: each is one. */
const policy = { profile: 'strict' } as const

/**
 * Compares each success of an import with the next export of the group; `previous` is the export before the import, when
 * there is one. Words are no differences of the API and are left out.
 */
export function didItTake(
  entries: readonly RunEntry[],
  sent: Document,
  exported: Document,
  previous: Document | null
): TakenApi[] {
  const [file, now] = [asImported(sent), asImported(exported)]
  const comparison = compareDocuments(file, now, policy)
  const known = previous === null ? null : placesOf(compareDocuments(asImported(previous), now, policy))
  const endpoints = endpointsByApi(comparison)
  return entries
    .filter(({ list }) => list === 'success')
    .map(({ method, path }) => {
      const endpoint = endpoints.get(apiKey(method, path))
      const changes = endpoint === undefined ? [] : changesOf(comparison, endpoint)
      const taken = takenBy(endpoint, changes)
      const differences =
        taken === 'different' ? changes.map((change) => ({ change, origin: originOf(change, known) })) : []
      return { method, path, taken, differences }
    })
}

function takenBy(endpoint: EndpointComparison | undefined, changes: readonly Change[]): Taken {
  if (endpoint === undefined || endpoint.state === 'added') return 'not_sent'
  if (endpoint.state === 'removed') return 'not_in_export'
  return changes.length > 0 ? 'different' : 'as_sent'
}

function endpointsByApi(comparison: DocumentComparison): Map<string, EndpointComparison> {
  return new Map(comparison.endpoints.map((endpoint) => [apiKey(endpoint.method, endpoint.path), endpoint]))
}

function apiKey(method: string | null, path: string | null): string {
  return `${method?.toUpperCase() ?? ''} ${path === null ? '' : pathShape(path)}`
}

function changesOf({ changes }: DocumentComparison, endpoint: EndpointComparison): Change[] {
  return endpoint.changes.flatMap((index) => {
    const change = changes[index]
    return change === undefined || change.noise !== null || change.severity === 'documentation'
      ? []
      : [change]
  })
}

/** Places of the export that differ from the export before it. */
function placesOf({ changes }: DocumentComparison): Set<string> {
  return new Set(changes.map(({ afterAt, beforeAt }) => JSON.stringify(afterAt ?? beforeAt)))
}

function originOf({ afterAt, beforeAt }: Change, changedSince: Set<string> | null): DifferenceOrigin {
  if (changedSince === null) return 'unknown'
  return changedSince.has(JSON.stringify(afterAt ?? beforeAt)) ? 'changed_elsewhere' : 'lost'
}
