import type { Change, DocumentComparison } from '../documents/compare/comparison'
import { compareDocuments } from '../documents/compare/compare-documents'
import type { Document } from '../documents/compare/document'
import { endpointKey, pathShape, readSide, type Operation } from '../documents/compare/operations'
import { asImported } from './as-imported'
import {
  originOf,
  placesOf,
  takenBy,
  threeWayFindings,
  type Difference,
  type NotComparable,
  type Presence,
  type Taken,
  type ThreeWayFinding
} from './did-it-take'
import { leftOutBy } from './left-out'
import type { RunEntry } from './run-state'

export interface ThreeWayApi {
  method: string | null
  path: string | null
  /** 0 for the first of several entries with this method and path in the run. */
  ordinal: number
  /** What the import said of it; null: nothing. */
  entry: RunEntry | null
  presence: Presence
  /** Of a success of the import; null for everything else. */
  taken: Taken | null
  notComparable: NotComparable | null
  /** From the export before to the file. */
  ours: readonly Change[]
  /** From what should be there (the file for a success, else the export before) to the next export. */
  differences: readonly Difference[]
  findings: readonly ThreeWayFinding[]
}

export interface ThreeWayInput {
  entries: readonly RunEntry[]
  /** The file that was imported; null: not known. */
  file: Document | null
  next: Document
  previous: Document | null
  /** What the next export contains, in the vendor's words; null: not known. */
  define: string | null
  /** The same of the export before. */
  previousDefine: string | null
}

/** The documents as the changes of the rows place them, and the rows. */
export interface ThreeWay {
  file: Document | null
  next: Document
  previous: Document | null
  apis: ThreeWayApi[]
}

/** How grave a difference is does not matter here: each is one. */
const policy = { profile: 'strict' } as const

/**
 * Puts an import, the file it sent, and the exports before and after it side by side, API by API: those the import
 * reported, in its order, then those that only documents hold. Words are no differences of an API and are left out.
 */
export function threeWay({ entries, define, previousDefine, ...documents }: ThreeWayInput): ThreeWay {
  const next = asImported(documents.next, define)
  const [file, previous] = [documents.file, documents.previous].map((each) =>
    each === null ? null : asImported(each, define)
  ) as [Document | null, Document | null]
  // What the export before leaves out, nobody has changed since.
  const known = (document: Document | null): Document | null =>
    document === null || leftOutBy(previousDefine) === leftOutBy(define)
      ? document
      : asImported(document, previousDefine)
  const compared = {
    ours: changesByApi(known(previous), known(file)),
    toNext: changesByApi(file, next),
    since: changesByApi(known(previous), known(next))
  }
  const held = { file: apisOf(file), next: apisOf(next), previous: apisOf(previous) }
  const rows: ThreeWayApi[] = []
  const seen = new Map<string, number>()
  const succeeded = new Set(entries.filter(({ list }) => list === 'success').map(apiKey))
  const add = (named: Named, entry: RunEntry | null): void => {
    const key = apiKey(named)
    const ordinal = key === null ? 0 : (seen.get(key) ?? 0)
    if (key !== null) seen.set(key, ordinal + 1)
    const presence = presenceOf(key, held)
    // What the import reports of an API twice is judged where it says that it succeeded.
    const isTold = entry !== null && entry.list !== 'success' && succeeded.has(key)
    const judged = isTold ? nothingToSay : judge(key, entry, presence, compared)
    rows.push({ ...named, ordinal, entry, presence, ...judged })
  }
  for (const entry of entries) add({ method: entry.method, path: entry.path }, entry)
  for (const apis of [held.next, held.previous, held.file]) {
    for (const [key, { method, path }] of apis ?? []) if (!seen.has(key)) add({ method, path }, null)
  }
  return { file, next, previous, apis: rows }
}

interface Named {
  method: string | null
  path: string | null
}

type Changes = Map<string, Change[]> | null

interface Compared {
  ours: Changes
  toNext: Changes
  since: Changes
}

type Judged = Pick<ThreeWayApi, 'taken' | 'notComparable' | 'ours' | 'differences' | 'findings'>

const nothingToSay: Judged = { taken: null, notComparable: null, ours: [], differences: [], findings: [] }

function judge(
  key: string | null,
  entry: RunEntry | null,
  presence: Presence,
  { ours, toNext, since }: Compared
): Judged {
  const of = (changes: Changes): Change[] => (key === null ? [] : (changes?.get(key) ?? []))
  const isSuccess = entry?.list === 'success'
  const isSent = isSuccess && presence.file === true
  const own = isSent && presence.previous === true ? of(ours) : []
  const known = presence.previous === true ? placesOf(of(since)) : null
  const differences = !presence.next
    ? []
    : isSent
      ? of(toNext).map((change) => ({ change, origin: originOf(change, known) }))
      : isSuccess || presence.previous !== true
        ? []
        : of(since).map((change) => ({ change, origin: 'changed_elsewhere' as const }))
  const verdict = isSuccess ? takenBy(presence, differences.length) : { taken: null, notComparable: null }
  const isNew = isSent && presence.previous === false
  const appeared = !isSuccess && presence.next && presence.previous === false
  const findings = {
    ours: isNew || own.length > 0,
    not_taken: differences.some(({ origin }) => origin === 'not_taken'),
    elsewhere: appeared || differences.some(({ origin }) => origin === 'changed_elsewhere'),
    lost: !presence.next && isExpected(entry, presence)
  }
  return {
    ...verdict,
    ours: own,
    differences,
    findings: threeWayFindings.filter((each) => findings[each])
  }
}

/** What an import reports as failed or ignored is not expected from it, but from the export before. */
function isExpected(entry: RunEntry | null, { file, previous }: Presence): boolean {
  return previous === true || entry?.list === 'success' || (entry === null && file === true)
}

/** Changes that count, of the APIs that both documents hold; null: there are no two documents. */
function changesByApi(before: Document | null, after: Document | null): Changes {
  if (before === null || after === null) return null
  const { endpoints, changes }: DocumentComparison = compareDocuments(before, after, policy)
  const found = new Map<string, Change[]>()
  for (const endpoint of endpoints) {
    const own = endpoint.changes.flatMap((index) => {
      const change = changes[index]
      return change === undefined || change.noise !== null || change.severity === 'documentation'
        ? []
        : [change]
    })
    const key = apiKey(endpoint)
    // What was matched by its id or content is another API to the import, which goes by method and path.
    const isSame = endpoint.previous === null || apiKey(endpoint.previous) === key
    if (key !== null && isSame) found.set(key, own)
  }
  return found
}

function apisOf(document: Document | null): Map<string, Operation> | null {
  if (document === null) return null
  const apis = new Map<string, Operation>()
  for (const operation of readSide(document).operations) {
    const key = endpointKey(operation)
    if (!apis.has(key)) apis.set(key, operation)
  }
  return apis
}

function presenceOf(
  key: string | null,
  { file, next, previous }: Record<keyof Presence, Map<string, Operation> | null>
): Presence {
  const has = (apis: Map<string, Operation> | null): boolean | null =>
    apis === null ? null : key !== null && apis.has(key)
  return { previous: has(previous), file: has(file), next: has(next) === true }
}

function apiKey({ method, path }: Named): string | null {
  if (method === null || path === null) return null
  const word = method.toUpperCase()
  return `${word === 'X-APIGATEWAY-ANY-METHOD' ? 'ANY' : word} ${pathShape(path)}`
}
