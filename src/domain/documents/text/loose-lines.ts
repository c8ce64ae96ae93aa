import type { Covered } from './cover-lines'
import type { LineRange } from './places-in-lines'

/** Further than this a stretch of lines is not slid. */
const mostSlides = 1000

/**
 * A stretch that only one side has may stand a little higher or lower and be the same edit: where the lines before it are
 * those that it ends with. Returns its lines that no change accounts for, where fewest are left.
 */
export function bestSlide({ start, end }: LineRange, free: LineRange, covered: Covered): number[] {
  const length = end - start
  const { lines } = covered
  let best = covered.looseIn({ start, end })
  if (length === 0) return best
  const consider = (shift: number): void => {
    const loose = covered.looseIn({ start: start + shift, end: end + shift })
    if (loose.length >= best.length) return
    // The lines it leaves on one end are those it takes on the other.
    best = loose.map((line) => (line < start ? line + length : line >= end ? line - length : line))
    best.sort((left, right) => left - right)
  }
  for (let shift = -1; best.length > 0 && shift >= -mostSlides; shift -= 1) {
    if (start + shift < free.start || lines[start + shift] !== lines[end + shift]) break
    consider(shift)
  }
  for (let shift = 1; best.length > 0 && shift <= mostSlides; shift += 1) {
    if (end + shift > free.end || lines[start + shift - 1] !== lines[end + shift - 1]) break
    consider(shift)
  }
  return best
}

/** Without lines that both sides have and that only differ in the comma after them. */
export function pairedButForCommas(
  before: readonly number[],
  after: readonly number[],
  linesBefore: readonly string[],
  linesAfter: readonly string[]
): { before: number[]; after: number[] } {
  const waiting = new Map<string, number[]>()
  for (const line of after) {
    const key = withoutComma(linesAfter[line] ?? '')
    const known = waiting.get(key)
    if (known === undefined) waiting.set(key, [line])
    else known.push(line)
  }
  const paired = new Set<number>()
  const left = before.filter((line) => {
    const partner = waiting.get(withoutComma(linesBefore[line] ?? ''))?.shift()
    if (partner !== undefined) paired.add(partner)
    return partner === undefined
  })
  return { before: left, after: after.filter((line) => !paired.has(line)) }
}

/** Whether a line holds an empty object or list that the other side of its hunk has with something in it. */
export function wasFilledOrEmptied(line: string, others: readonly string[], side: LineRange): boolean {
  const empty = withoutComma(line)
  if (!empty.endsWith('{}') && !empty.endsWith('[]')) return false
  return others.slice(side.start, side.end).includes(empty.slice(0, -1))
}

function withoutComma(line: string): string {
  return line.endsWith(',') ? line.slice(0, -1) : line
}
