import type { Document } from '../documents/compare/document'
import type { Operation } from '../documents/compare/operations'
import { apiKey, apisOf, changesByApi, operationsOf, type Named } from './api-changes'
import { asImported } from './as-imported'
import type { Presence } from './did-it-take'
import { judge, nothingToSay, type Judged } from './judge-api'
import { leftOutBy } from './left-out'
import type { RunEntry } from './run-state'
import { inheritsSecurity, undocumentedMembers } from './undocumented'

export interface ThreeWayApi extends Judged {
  method: string | null
  path: string | null
  /** 0 for the first of several entries with this method and path in the run. */
  ordinal: number
  /** What the import said of it; null: nothing. */
  entry: RunEntry | null
  presence: Presence
  /** Members that the file has of it, of which nobody can tell whether they were taken over. */
  unknown: readonly string[]
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
  /** The next export was asked for some APIs of the group only: what it lacks says nothing. */
  isPart?: boolean
  /** The two exports are known to have been asked for different APIs: that one lacks an API says nothing. */
  isOtherSelection?: boolean
}

/** The documents as the changes of the rows place them, and the rows. */
export interface ThreeWay {
  file: Document | null
  next: Document
  previous: Document | null
  apis: ThreeWayApi[]
}

/**
 * Puts an import, the file it sent, and the exports before and after it side by side, API by API: those the import
 * reported, in its order, then those that only documents hold. Only what the vendor says an import takes over is compared.
 */
export function threeWay(input: ThreeWayInput): ThreeWay {
  const { entries, define, previousDefine, isPart = false, isOtherSelection = false, ...documents } = input
  const next = asImported(documents.next, define)
  const [file, previous] = [documents.file, documents.previous].map((each) =>
    each === null ? null : asImported(each, define)
  ) as [Document | null, Document | null]
  // What the export before leaves out, nobody has changed since.
  const isAlike = leftOutBy(previousDefine) === leftOutBy(define)
  const known = (written: Document | null, imported: Document | null): Document | null =>
    written === null || isAlike ? imported : asImported(written, define, previousDefine)
  const before = known(documents.previous, previous)
  const compared = {
    ours: changesByApi(before, known(documents.file, file)),
    toNext: changesByApi(file, next),
    since: changesByApi(before, before === null ? null : known(documents.next, next))
  }
  const told = { file: operationsOf(documents.file), next: operationsOf(documents.next) }
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
    const operation = key === null ? undefined : told.file.get(key)
    const isInherited =
      documents.file !== null && operation !== undefined && inheritsSecurity(documents.file, operation)
    const judged = isTold
      ? nothingToSay
      : judge({ key, entry, presence, isInherited, isPart, isOtherSelection }, compared)
    const exported = key === null ? undefined : told.next.get(key)
    const unknown =
      judged.taken === null || !documents.file || !operation || !exported
        ? []
        : undocumentedMembers({ file: documents.file, next: documents.next }, operation, exported)
    rows.push({ ...named, ordinal, entry, presence, ...judged, unknown })
  }
  for (const entry of entries) add({ method: entry.method, path: entry.path }, entry)
  for (const apis of [held.next, held.previous, held.file]) {
    for (const [key, { method, path }] of apis ?? []) if (!seen.has(key)) add({ method, path }, null)
  }
  return { file, next, previous, apis: rows }
}

function presenceOf(
  key: string | null,
  { file, next, previous }: Record<keyof Presence, Map<string, Operation> | null>
): Presence {
  const has = (apis: Map<string, Operation> | null): boolean | null =>
    apis === null ? null : key !== null && apis.has(key)
  return { previous: has(previous), file: has(file), next: has(next) === true }
}
