import type { Change } from '../documents/compare/comparison'

/**
 * What became of an API that an import reported as a success, by the next export of its group: it is there as it was sent,
 * it is there otherwise, it is not in that export (which is not "deleted"), or it is there and nothing says what was sent.
 */
export const takenStates = ['as_sent', 'different', 'not_in_export', 'not_comparable'] as const
export type Taken = (typeof takenStates)[number]

/** Why an API that is in the export cannot be compared with what was sent. */
export type NotComparable =
  /** The file that was sent is not known here. */
  | 'no_file'
  /** The file does not hold it. */
  | 'not_in_file'

/** Where a difference from what should be there comes from, as far as the export before tells. */
export type DifferenceOrigin =
  /** The export still says what the one before it said: what the file asked for did not take. */
  | 'not_taken'
  /** The export says what neither the file nor the export before it said. */
  | 'changed_elsewhere'
  /** There is no export before to tell. */
  | 'unknown'

/** What three documents say of an API together; an API can have several. */
export const threeWayFindings = ['ours', 'not_taken', 'elsewhere', 'lost'] as const
export type ThreeWayFinding =
  /** The import brought it, or changed it: the file says otherwise than the export before. */
  | 'ours'
  /** The export still says what the one before it said, not what the file asked for. */
  | 'not_taken'
  /** The export says what neither the file nor the export before it said. */
  | 'elsewhere'
  /** It was in the file, or in the export before, and is not in the next export. That is not "deleted". */
  | 'lost'

export interface Difference {
  change: Change
  origin: DifferenceOrigin
}

/** What is there of one API; null: there is no such document. */
export interface Presence {
  previous: boolean | null
  file: boolean | null
  next: boolean
}

/** What an import's success came to; `differences` are those from the file to the export. */
export function takenBy(
  presence: Presence,
  differences: number
): { taken: Taken; notComparable: NotComparable | null } {
  if (!presence.next) return { taken: 'not_in_export', notComparable: null }
  if (presence.file === null) return { taken: 'not_comparable', notComparable: 'no_file' }
  if (!presence.file) return { taken: 'not_comparable', notComparable: 'not_in_file' }
  return { taken: differences > 0 ? 'different' : 'as_sent', notComparable: null }
}

/** Places of the export that differ from the export before it. */
export function placesOf(changes: readonly Change[]): Set<string> {
  return new Set(changes.map(placeOf))
}

/** Where a difference comes from; `changedSince`: what the export says otherwise than the one before, null without one. */
export function originOf(change: Change, changedSince: ReadonlySet<string> | null): DifferenceOrigin {
  if (changedSince === null) return 'unknown'
  return changedSince.has(placeOf(change)) ? 'changed_elsewhere' : 'not_taken'
}

/** Things missing from one list have its place in common, and are told apart by their names. */
function placeOf({ afterAt, beforeAt, name }: Change): string {
  return JSON.stringify([afterAt ?? beforeAt, name])
}
