/** One line of a unified text: where it stands in the earlier and in the later text, from 0; null where it is not. */
export interface UnifiedPlace {
  before: number | null
  after: number | null
}

/**
 * The lines of two texts as one: those that both have once, of each hunk the removed ones before the added ones. `hunks`
 * has four numbers each, as `LineChanges`; lines count from 0.
 */
export class UnifiedLines {
  readonly hunks: Int32Array
  /** The first line of each hunk. */
  readonly starts: Int32Array
  /** The line after the last one of each hunk. */
  readonly ends: Int32Array
  readonly total: number

  constructor(hunks: Int32Array, linesAfter: number) {
    this.hunks = hunks
    this.starts = new Int32Array(hunks.length / 4)
    this.ends = new Int32Array(hunks.length / 4)
    let removed = 0
    for (let index = 0; index < this.starts.length; index += 1) {
      const [fromBefore, toBefore, fromAfter, toAfter] = this.#hunk(index)
      this.starts[index] = fromAfter + removed
      removed += toBefore - fromBefore
      this.ends[index] = toAfter + removed
    }
    this.total = linesAfter + removed
  }

  /** Where a line of one of the texts stands. */
  lineOf(side: 'before' | 'after', line: number): number {
    const index = lastUpTo(line, this.starts.length, (at) => this.#hunk(at)[side === 'before' ? 0 : 2])
    if (index < 0) return line
    const [fromBefore, toBefore, , toAfter] = this.#hunk(index)
    const [start, end] = [this.starts[index] as number, this.ends[index] as number]
    if (side === 'after') return end - toAfter + line
    return line < toBefore ? start + line - fromBefore : end + line - toBefore
  }

  placeOf(line: number): UnifiedPlace {
    const index = this.hunkUpTo(line)
    if (index < 0) return { before: line, after: line }
    const [fromBefore, toBefore, fromAfter, toAfter] = this.#hunk(index)
    const inside = line - (this.starts[index] as number)
    const removed = toBefore - fromBefore
    if (inside < removed) return { before: fromBefore + inside, after: null }
    const added = inside - removed
    if (fromAfter + added < toAfter) return { before: null, after: fromAfter + added }
    const beyond = line - (this.ends[index] as number)
    return { before: toBefore + beyond, after: toAfter + beyond }
  }

  /** The last hunk that begins at the line or above it; -1 when there is none. */
  hunkUpTo(line: number): number {
    return lastUpTo(line, this.starts.length, (at) => this.starts[at] as number)
  }

  #hunk(index: number): [number, number, number, number] {
    const { hunks } = this
    const at = 4 * index
    return [hunks[at], hunks[at + 1], hunks[at + 2], hunks[at + 3]] as [number, number, number, number]
  }
}

/** The last of `count` rising numbers that is not above `limit`; -1 when all are. */
function lastUpTo(limit: number, count: number, numberAt: (index: number) => number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (numberAt(middle) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
