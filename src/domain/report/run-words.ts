import type { ApiChange } from '../imports/compare-runs'
import type { RunEntry, RunState } from '../imports/run-state'
import type { ReportedRun, RunReport } from './run-report'
import { oneLine } from './short-text'
import type { ReportWords } from './words'

/** The service's own sentences are longer than a name, and its advice stands at their end. */
const longestWords = 1000

/** `GET /orders`; what the server left out is a question mark. */
export function apiName({ method, path }: ApiChange): string {
  return oneLine(`${method ?? '?'} ${path ?? '?'}`, longestWords)
}

/** Why an API failed, in the server's words; '' when it did not. */
export function failureOf(entry: RunEntry | null): string {
  return oneLine([entry?.error_code, entry?.error_msg].filter((text) => text != null).join(' '), longestWords)
}

/** How many APIs went from one state to the other; '' for none. */
export function cellOf(
  { matrix }: RunReport,
  before: RunState,
  after: RunState,
  words: Pick<ReportWords, 'number'>
): string {
  const cell = matrix.find((each) => each.before === before && each.after === after)
  return cell === undefined ? '' : words.number(cell.count)
}

/** What a run was asked for, in the vendor's words; null: not known. */
export function optionsOf({ options }: ReportedRun): string | null {
  if (options === null) return null
  return Object.entries(options)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')
}

/** How many APIs stand in more than one list of one run, for each run that has such; empty when none does. */
export function severalLists({ inSeveralLists }: RunReport, words: ReportWords): string[] {
  const sides = [
    [words.before, inSeveralLists.before],
    [words.after, inSeveralLists.after]
  ] as const
  return sides.flatMap(([side, n]) => (n === 0 ? [] : [words.inSeveralLists(side, n, words.number(n))]))
}

/** What is said of an API that stands in more than one list of one run; '' otherwise. */
export function listsOf({ lists }: ApiChange, words: ReportWords): string {
  const sides = [
    [words.before, lists.before],
    [words.after, lists.after]
  ] as const
  return sides
    .filter(([, named]) => named.length > 1)
    .map(([side, named]) => words.listedAs(side, named.map((list) => words.lists[list]).join(' + ')))
    .join(' ')
}
