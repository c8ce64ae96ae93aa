import type { LineIds } from './lines'
import { shortestEdits } from './shortest-edits'
import { Hunks, type LineChanges } from './hunks'

interface Part {
  fromBefore: number
  toBefore: number
  fromAfter: number
  toAfter: number
}

/**
 * Which lines became which. Lines that both texts have exactly once hold the rest together (patience); between them the
 * fewest edits are looked for (Myers), up to a bound: beyond it a stretch is one replaced block, marked approximate. Time
 * and memory stay in proportion to the texts, whatever they hold.
 */
export function diffLines({ before, after, distinct }: LineIds): LineChanges {
  const hunks = new Hunks()
  const countBefore = new Int32Array(distinct)
  const countAfter = new Int32Array(distinct)
  const placeAfter = new Int32Array(distinct)
  // A stack instead of calls: a text may hold any number of anchors one after the other.
  const parts: Part[] = [{ fromBefore: 0, toBefore: before.length, fromAfter: 0, toAfter: after.length }]
  for (let whole = parts.pop(); whole !== undefined; whole = parts.pop()) {
    const part = trimmed(whole, before, after)
    const isOneSided = part.fromBefore === part.toBefore || part.fromAfter === part.toAfter
    if (isOneSided) {
      hunks.add(part.fromBefore, part.toBefore, part.fromAfter, part.toAfter, false)
      continue
    }
    const { anchors, sharesLines } = anchorsIn(part)
    if (!sharesLines) hunks.add(part.fromBefore, part.toBefore, part.fromAfter, part.toAfter, false)
    else if (anchors.length === 0) shortestEdits(before, after, part, hunks)
    else for (const each of between(part, anchors).reverse()) parts.push(each)
  }
  return hunks.done()

  /** Lines that stand once on either side of the part, in an order that both sides have; and whether any line is on both. */
  function anchorsIn({ fromBefore, toBefore, fromAfter, toAfter }: Part): {
    anchors: [number, number][]
    sharesLines: boolean
  } {
    for (let line = fromBefore; line < toBefore; line += 1) bump(countBefore, at(before, line))
    for (let line = fromAfter; line < toAfter; line += 1) {
      bump(countAfter, at(after, line))
      placeAfter[at(after, line)] = line
    }
    const unique: [number, number][] = []
    let sharesLines = false
    for (let line = fromBefore; line < toBefore; line += 1) {
      const id = at(before, line)
      sharesLines ||= at(countAfter, id) > 0
      if (countBefore[id] === 1 && countAfter[id] === 1) unique.push([line, at(placeAfter, id)])
    }
    for (let line = fromBefore; line < toBefore; line += 1) countBefore[at(before, line)] = 0
    for (let line = fromAfter; line < toAfter; line += 1) countAfter[at(after, line)] = 0
    return { anchors: longestRising(unique), sharesLines }
  }
}

/** Index access that is always inside: typed arrays have no holes. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number
}

function bump(counts: Int32Array, id: number): void {
  counts[id] = at(counts, id) + 1
}

/** Without the lines that both sides begin and end with. */
function trimmed(part: Part, before: Int32Array, after: Int32Array): Part {
  let { fromBefore, toBefore, fromAfter, toAfter } = part
  while (fromBefore < toBefore && fromAfter < toAfter && before[fromBefore] === after[fromAfter]) {
    fromBefore += 1
    fromAfter += 1
  }
  while (fromBefore < toBefore && fromAfter < toAfter && before[toBefore - 1] === after[toAfter - 1]) {
    toBefore -= 1
    toAfter -= 1
  }
  return { fromBefore, toBefore, fromAfter, toAfter }
}

function between(part: Part, anchors: readonly [number, number][]): Part[] {
  const parts: Part[] = []
  let { fromBefore, fromAfter } = part
  for (const [lineBefore, lineAfter] of anchors) {
    if (lineBefore > fromBefore || lineAfter > fromAfter) {
      parts.push({ fromBefore, toBefore: lineBefore, fromAfter, toAfter: lineAfter })
    }
    fromBefore = lineBefore + 1
    fromAfter = lineAfter + 1
  }
  parts.push({ fromBefore, toBefore: part.toBefore, fromAfter, toAfter: part.toAfter })
  return parts
}

/** The longest run of pairs whose second numbers rise too; the first ones do. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  for (const [index, [, place]] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] as number] as [number, number])[1] < place) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[index] = ends[low - 1] as number
    ends[low] = index
  }
  const run: [number, number][] = []
  for (let index = ends.at(-1) ?? -1; index !== -1; index = at(previous, index)) {
    run.push(pairs[index] as [number, number])
  }
  return run.reverse()
}
