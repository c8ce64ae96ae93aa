import type { ApiChange } from '../imports/compare-runs'
import type { RunEntry, RunState } from '../imports/run-state'
import type { RunReport } from './run-report'
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
  return oneLine(
    [entry?.error_code, entry?.error_msg].filter((text) => text != null).join(' '),
    longestWords
  )
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
