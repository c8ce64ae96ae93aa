import type { UnifiedLines } from './unified-lines'

/** Unified lines; `end` is the line after the last one. */
export interface Stretch {
  start: number
  end: number
}

/** What one row shows: a unified line, or how many lines are left out there. */
export type StretchRow = { line: number } | { leftOut: number }

/** Unchanged lines shown around a hunk. */
export const context = 3

/** The hunks with three lines around each, and further places likewise; what touches is one stretch. */
export function stretchesOf(lines: UnifiedLines, further: readonly Stretch[] = []): Stretch[] {
  const wanted = [...further]
  for (let index = 0; index < lines.starts.length; index += 1)
    wanted.push({ start: lines.starts[index] as number, end: lines.ends[index] as number })
  wanted.sort((left, right) => left.start - right.start)
  const stretches: Stretch[] = []
  for (const { start: from, end: to } of wanted) {
    const start = Math.max(0, from - context)
    const end = Math.min(lines.total, to + context)
    const last = stretches.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  return stretches
}

/** Stretches one below the other as rows, with a row between them for what is left out. */
export class StretchRows {
  readonly total: number
  readonly #stretches: readonly Stretch[]
  /** The row of each stretch's first line. */
  readonly #firstRows: Int32Array
  /** Whether anything is left out below the last stretch. */
  readonly #leftOutBelow: number

  /** Of a text of `lines` lines. The stretches rise and do not touch. */
  constructor(stretches: readonly Stretch[], lines: number) {
    this.#stretches = stretches
    this.#firstRows = new Int32Array(stretches.length)
    let next = 0
    for (const [index, { start, end }] of stretches.entries()) {
      if (start > (stretches[index - 1]?.end ?? 0)) next += 1
      this.#firstRows[index] = next
      next += end - start
    }
    this.#leftOutBelow = lines - (stretches.at(-1)?.end ?? 0)
    this.total = next + (this.#leftOutBelow > 0 ? 1 : 0)
  }

  /** What stands in a row; undefined beyond the last one. */
  at(row: number): StretchRow | undefined {
    if (row < 0 || row >= this.total) return undefined
    const index = this.#lastFrom((at) => (this.#firstRows[at] as number) <= row)
    const stretch = this.#stretches[index]
    const line = stretch === undefined ? -1 : stretch.start + row - (this.#firstRows[index] as number)
    if (stretch !== undefined && line < stretch.end) return { line }
    const next = this.#stretches[index + 1]
    return { leftOut: next === undefined ? this.#leftOutBelow : next.start - (stretch?.end ?? 0) }
  }

  /** The row of a unified line; null when it is left out. */
  rowOf(line: number): number | null {
    const index = this.#lastFrom((at) => (this.#stretches[at] as Stretch).start <= line)
    const stretch = this.#stretches[index]
    if (stretch === undefined || line >= stretch.end) return null
    return (this.#firstRows[index] as number) + line - stretch.start
  }

  /** The unified lines in these rows, by ranges that rise. */
  rangesIn(first: number, end: number): Stretch[] {
    const ranges: Stretch[] = []
    for (let row = first; row < Math.min(end, this.total); row += 1) {
      const shown = this.at(row)
      if (shown === undefined || !('line' in shown)) continue
      const last = ranges.at(-1)
      if (last?.end === shown.line) last.end += 1
      else ranges.push({ start: shown.line, end: shown.line + 1 })
    }
    return ranges
  }

  /** The last stretch for which the test holds, -1 without one; it must hold up to there. */
  #lastFrom(test: (index: number) => boolean): number {
    let low = 0
    let high = this.#stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (test(middle)) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
