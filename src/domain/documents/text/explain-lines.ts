import type { Change } from '../compare/comparison'
import { coverLines, type Covered } from './cover-lines'
import type { LineChanges } from './hunks'
import { bestSlide, pairedButForCommas, wasFilledOrEmptied } from './loose-lines'
import { refsIn, type LineRange } from './places-in-lines'

/** One laid-out document. */
export interface LaidOut {
  text: string
  lines: readonly string[]
}

/** What of the changed lines the changes account for. */
export interface Explanation {
  /** Where each change stands, in the order of the changes; null on a side where it has nothing. */
  places: { before: LineRange | null; after: LineRange | null }[]
  /** Lines removed or added, and those of them that stand where a change does. */
  changedLines: number
  explainedLines: number
  /** The others, as ranges. */
  unexplained: { side: 'before' | 'after'; range: LineRange }[]
}

/**
 * Joins what changed in words with what changed in lines. To a change belong the lines it stands on, brackets that hold
 * nothing else, commas that only moved, and the definitions of only one document that it brings along.
 */
export function explainLines(
  before: LaidOut,
  after: LaidOut,
  { hunks }: LineChanges,
  changes: readonly Change[]
): Explanation {
  const [refsBefore, refsAfter] = [refsIn(before.lines), refsIn(after.lines)]
  const refs = new Set([...refsBefore.values(), ...refsAfter.values()])
  const paths = changes.map(({ beforeAt, afterAt }) => ({ own: beforeAt, other: afterAt }))
  const turned = paths.map(({ own, other }) => ({ own: other, other: own }))
  const left = coverLines(before, changedIn(hunks, 0, before), paths, refs, refsBefore)
  const right = coverLines(after, changedIn(hunks, 2, after), turned, refs, refsAfter)
  left.takeAlong(right.definitions)
  right.takeAlong(left.definitions)
  const unexplained: Explanation['unexplained'] = []
  let changedLines = 0
  for (let index = 0; index < hunks.length; index += 4) {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = hunks.subarray(index, index + 4)
    changedLines += toBefore - fromBefore + toAfter - fromAfter
    const loose = looseIn(
      { start: fromBefore, end: toBefore, free: freeAround(hunks, index, before) },
      { start: fromAfter, end: toAfter, free: freeAround(hunks, index + 2, after) },
      left,
      right
    )
    for (const range of rangesOf(loose.before)) unexplained.push({ side: 'before', range })
    for (const range of rangesOf(loose.after)) unexplained.push({ side: 'after', range })
  }
  const missing = unexplained.reduce((sum, { range }) => sum + range.end - range.start, 0)
  return {
    places: changes.map((_, index) => ({
      before: left.places[index] ?? null,
      after: right.places[index] ?? null
    })),
    changedLines,
    explainedLines: changedLines - missing,
    unexplained
  }
}

/** The changed lines of one side; `offset` is where its numbers begin in each hunk. */
function changedIn(hunks: Int32Array, offset: 0 | 2, { lines }: LaidOut): Uint8Array {
  const changed = new Uint8Array(lines.length)
  for (let index = offset; index < hunks.length; index += 4) changed.fill(1, hunks[index], hunks[index + 1])
  return changed
}

/** What surrounds one side of a hunk up to its neighbours. */
function freeAround(hunks: Int32Array, index: number, { lines }: LaidOut): LineRange {
  return { start: hunks[index - 3] ?? 0, end: hunks[index + 4] ?? lines.length }
}

interface HunkSide extends LineRange {
  free: LineRange
}

/** The lines of a hunk that no change accounts for. */
function looseIn(
  was: HunkSide,
  is: HunkSide,
  before: Covered,
  after: Covered
): { before: number[]; after: number[] } {
  const isOneSided = was.start === was.end || is.start === is.end
  const looseOf = (side: HunkSide, covered: Covered): number[] =>
    isOneSided ? bestSlide(side, side.free, covered) : covered.looseIn(side)
  const [left, right] = [looseOf(was, before), looseOf(is, after)]
  const hasChange = left.length < was.end - was.start || right.length < is.end - is.start
  if (!hasChange) return pairedButForCommas(left, right, before.lines, after.lines)
  const isLoose = (
    own: readonly string[],
    line: number,
    other: readonly string[],
    side: LineRange
  ): boolean => !isOnlyBrackets(own[line] ?? '') && !wasFilledOrEmptied(own[line] ?? '', other, side)
  return pairedButForCommas(
    left.filter((line) => isLoose(before.lines, line, after.lines, is)),
    right.filter((line) => isLoose(after.lines, line, before.lines, was)),
    before.lines,
    after.lines
  )
}

function isOnlyBrackets(line: string): boolean {
  return /^\s*[[\]{}]+,?$/.test(line)
}

function rangesOf(numbers: readonly number[]): LineRange[] {
  const ranges: LineRange[] = []
  for (const line of numbers) {
    const last = ranges.at(-1)
    if (last?.end === line) last.end = line + 1
    else ranges.push({ start: line, end: line + 1 })
  }
  return ranges
}
