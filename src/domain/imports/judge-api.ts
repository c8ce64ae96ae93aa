import type { Change } from '../documents/compare/comparison'
import type { Changes } from './api-changes'
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
import type { RunEntry } from './run-state'

/** The changes between each two of the documents. */
export interface Compared {
  ours: Changes
  toNext: Changes
  since: Changes
}

/** What became of an API. */
export interface Judged {
  /** Of a success of the import; null for everything else. */
  taken: Taken | null
  notComparable: NotComparable | null
  /** From the export before to the file. */
  ours: readonly Change[]
  /** From what should be there (the file for a success, else the export before) to the next export. */
  differences: readonly Difference[]
  findings: readonly ThreeWayFinding[]
}

export const nothingToSay: Judged = {
  taken: null,
  notComparable: null,
  ours: [],
  differences: [],
  findings: []
}

export interface Judging {
  key: string | null
  entry: RunEntry | null
  presence: Presence
  /** Who is let in, the file says for all its APIs at once. */
  isInherited: boolean
  isPart: boolean
  isOtherSelection: boolean
}

/** What the documents say of one API; what they cannot tell is no finding. */
export function judge(about: Judging, { ours, toNext, since }: Compared): Judged {
  const { key, entry, presence, isInherited, isPart, isOtherSelection } = about
  const of = (changes: Changes): Change[] => (key === null ? [] : (changes?.get(key) ?? []))
  // Who is let in is not known to be imported from there.
  const withFile = (changes: Changes): Change[] =>
    isInherited ? of(changes).filter(({ rule }) => !/^(anonymous|auth|security)/.test(rule)) : of(changes)
  const isSuccess = entry?.list === 'success'
  const isSent = isSuccess && presence.file === true
  const own = isSent && presence.previous === true ? withFile(ours) : []
  const known = presence.previous === true ? placesOf(of(since)) : null
  const differences = !presence.next
    ? []
    : isSent
      ? withFile(toNext).map((change) => ({ change, origin: originOf(change, known) }))
      : isSuccess || presence.previous !== true
        ? []
        : of(since).map((change) => ({ change, origin: 'changed_elsewhere' as const }))
  const verdict = isSuccess ? takenBy(presence, differences.length) : { taken: null, notComparable: null }
  const isCreated = entry?.action == null ? !isOtherSelection : entry.action !== 'update'
  const isNew = isSent && presence.previous === false && isCreated
  const appeared = !isSuccess && presence.next && presence.previous === false && !isOtherSelection
  const findings = {
    ours: isNew || own.length > 0,
    not_taken: differences.some(({ origin }) => origin === 'not_taken'),
    elsewhere: appeared || differences.some(({ origin }) => origin === 'changed_elsewhere'),
    lost: !presence.next && !isPart && isExpected(entry, presence, isOtherSelection)
  }
  return {
    ...verdict,
    ours: own,
    differences,
    findings: threeWayFindings.filter((each) => findings[each])
  }
}

/** What an import reports as failed or ignored is not expected from it, but from the export before. */
function isExpected(
  entry: RunEntry | null,
  { file, previous }: Presence,
  isOtherSelection: boolean
): boolean {
  const isSent = entry?.list === 'success' || (entry === null && file === true)
  return isSent || (previous === true && !isOtherSelection)
}
