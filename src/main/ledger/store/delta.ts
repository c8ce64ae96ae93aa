import { findMatch, indexBlocks, matchLength, BLOCK } from './block-index'
import { ByteWriter, VarintReader } from './varint'

/*
 * A delta says how to make one body (the target) from another (the base):
 *
 *   delta    := varint(length of the target) operation*
 *   literal  := varint(2 * count + 1) count bytes of the target
 *   copy     := varint(2 * count) varint(zigzag(from - expected))   count bytes of the base, starting at `from`
 *
 * `expected` is where the copy before ended (0 at first); zigzag(n) is 2n for n >= 0 and -2n - 1 below.
 */

/** A shorter match than this costs more as a copy than as a literal. */
const SHORTEST_COPY = 8

/** The delta that makes `target` from `base`; any two buffers will do, similar ones give a short delta. */
export function encodeDelta(base: Buffer, target: Buffer): Buffer {
  const out = new ByteWriter()
  out.varint(target.length)
  let expected = 0
  let done = 0

  const copyAt = (at: number, from: number, count: number): void => {
    if (at > done) {
      out.varint((at - done) * 2 + 1)
      out.append(target, done, at)
    }
    const step = from - expected
    out.varint(count * 2)
    out.varint(step >= 0 ? step * 2 : step * -2 - 1)
    expected = from + count
    done = at + count
  }

  const prefix = matchLength(base, 0, target, 0)
  if (prefix >= SHORTEST_COPY || prefix === target.length) copyAt(0, 0, prefix)
  if (target.length - done >= BLOCK) {
    const index = indexBlocks(base)
    for (let match = findMatch(index, target, done, expected); match !== null;) {
      copyAt(match.at, match.from, match.length)
      match = findMatch(index, target, done, expected)
    }
  }
  if (done < target.length) {
    out.varint((target.length - done) * 2 + 1)
    out.append(target, done, target.length)
  }
  return out.finish()
}

/** A stretch of a version that is not built yet: `length` bytes of `source`, shown at `start` of the version. */
interface Piece {
  source: Buffer
  offset: number
  length: number
  start: number
}

/**
 * The body at the end of a chain: `keyframe` changed by each of `deltas` in turn. The versions in between are
 * never built, so the cost follows the number of edits, not the size of the bodies.
 * Throws a RangeError when a delta is broken.
 */
export function composeDeltas(keyframe: Buffer, deltas: readonly Buffer[]): Buffer {
  let version: Piece[] = [{ source: keyframe, offset: 0, length: keyframe.length, start: 0 }]
  for (const delta of deltas) version = applyToPieces(version, delta)
  const body = Buffer.allocUnsafe(endOf(version))
  for (const { source, offset, length, start } of version) source.copy(body, start, offset, offset + length)
  return body
}

function applyToPieces(base: Piece[], delta: Buffer): Piece[] {
  const target: Piece[] = []
  const append = (source: Buffer, offset: number, length: number): void => {
    const last = target.at(-1)
    if (last?.source === source && last.offset + last.length === offset) last.length += length
    else if (length > 0) target.push({ source, offset, length, start: endOf(target) })
  }

  const reader = new VarintReader(delta)
  const size = reader.next()
  let expected = 0
  while (!reader.isAtEnd) {
    const head = reader.next()
    const count = Math.floor(head / 2)
    if (head % 2 === 1) {
      if (reader.at + count > delta.length) throw new RangeError('broken delta: literal beyond its end')
      append(delta, reader.at, count)
      reader.at += count
    } else {
      const zigzag = reader.next()
      const from = expected + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2)
      if (from < 0 || from + count > endOf(base)) throw new RangeError('broken delta: copy beyond its base')
      copyPieces(base, from, count, append)
      expected = from + count
    }
  }
  if (endOf(target) !== size) throw new RangeError('broken delta: wrong length')
  return target
}

function copyPieces(
  base: Piece[],
  from: number,
  count: number,
  append: (source: Buffer, offset: number, length: number) => void
): void {
  let position = from
  for (let at = pieceAt(base, from); position < from + count; at++) {
    const piece = base[at]
    if (piece === undefined) return
    const skipped = position - piece.start
    const length = Math.min(piece.length - skipped, from + count - position)
    append(piece.source, piece.offset + skipped, length)
    position += length
  }
}

/** The index of the piece that holds `position`, by halving. */
function pieceAt(pieces: Piece[], position: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.start ?? Infinity) <= position) low = middle
    else high = middle - 1
  }
  return low
}

function endOf(pieces: Piece[]): number {
  const last = pieces.at(-1)
  return last === undefined ? 0 : last.start + last.length
}
