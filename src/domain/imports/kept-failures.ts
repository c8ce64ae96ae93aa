import type { FailureCause, Sighting } from './failure-cluster'
import type { IntList } from './int-list'

/** One result of one run, with when it was observed first and last. */
export interface KeptResult {
  run: number
  /** Which of all runs it is of, counted from 0. */
  place: number
  isWhole: boolean
  /** Ids of the causes it names, each once. */
  causes: number[]
  first: Sighting
  last: Sighting
}

/** A cause with all that belongs to it. */
export interface KeptCause extends FailureCause {
  textAt: number
  /** Two numbers an entry: its result and its API, or `whole`. */
  entries: IntList
}

/** In the place of an API: the import failed as a whole. */
export const whole = -1

/** What was observed, in the order in which it was added; nothing is ever taken away. */
export interface KeptFailures {
  readonly causes: readonly KeptCause[]
  readonly results: readonly KeptResult[]
  /** The run at each place, and its results in their order. */
  readonly runs: readonly { run: number; results: number[] }[]
  /** Results that were observed again: their times have moved since. */
  readonly moved: IntList
}
