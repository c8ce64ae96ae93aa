/** Bytes in a block; a match that does not hold one whole block of the base is not found. */
export const BLOCK = 32

const FACTOR = 0x01000193
const FACTOR_OF_FIRST = Array.from({ length: BLOCK - 1 }).reduce<number>((n) => Math.imul(n, FACTOR), 1)

/** Where each block of a buffer begins, by the hash of its bytes; of equal blocks the first is kept. */
export interface BlockIndex {
  base: Buffer
  offsets: Int32Array
}

export interface Match {
  /** In the target. */
  at: number
  /** In the base. */
  from: number
  length: number
}

export function indexBlocks(base: Buffer): BlockIndex {
  const blocks = Math.floor(base.length / BLOCK)
  const slots = 2 ** Math.ceil(Math.log2(Math.max(256, blocks * 2)))
  const offsets = new Int32Array(slots).fill(-1)
  for (let offset = (blocks - 1) * BLOCK; offset >= 0; offset -= BLOCK) {
    offsets[slotOf(hashAt(base, offset), slots)] = offset
  }
  return { base, offsets }
}

/**
 * The next stretch of `target` at or after `at` that the base holds too, as long as it gets;
 * `expected`: where in the base it would go on if only a few bytes had been replaced. null: there is none.
 */
export function findMatch(index: BlockIndex, target: Buffer, at: number, expected: number): Match | null {
  const { base, offsets } = index
  const last = target.length - BLOCK
  if (at > last) return null
  let hash = hashAt(target, at)
  for (let position = at; ; position++) {
    const from = offsets[slotOf(hash, offsets.length)] ?? -1
    if (from >= 0 && isSameBlock(base, from, target, position)) {
      return extend(
        base,
        nearer(base, from, target, position, expected + position - at),
        target,
        position,
        at
      )
    }
    if (position >= last) return null
    hash = Math.imul((hash - Math.imul(target[position] ?? 0, FACTOR_OF_FIRST)) | 0, FACTOR)
    hash = (hash + (target[position + BLOCK] ?? 0)) | 0
  }
}

/** How many bytes are equal from the two places on; large equal stretches cost next to nothing. */
export function matchLength(base: Buffer, from: number, target: Buffer, at: number): number {
  const most = Math.min(base.length - from, target.length - at)
  let length = 0
  let step = 256
  while (length < most) {
    const next = Math.min(step, most - length)
    const start = from + length
    if (base.compare(target, at + length, at + length + next, start, start + next) !== 0) {
      if (next <= 16) break
      step = next >> 2
    } else {
      length += next
      step = Math.min(step * 2, 1 << 20)
    }
  }
  while (length < most && base[from + length] === target[at + length]) length += 1
  return length
}

/** Among equal blocks the one where the base is expected to go on gives the longer match. */
function nearer(base: Buffer, from: number, target: Buffer, at: number, expected: number): number {
  return expected + BLOCK <= base.length && isSameBlock(base, expected, target, at) ? expected : from
}

/** Lets a match grow to both sides, but not before `floor` in the target. */
function extend(base: Buffer, from: number, target: Buffer, at: number, floor: number): Match {
  let back = 0
  while (at - back > floor && from - back > 0 && base[from - back - 1] === target[at - back - 1]) back += 1
  const length = BLOCK + matchLength(base, from + BLOCK, target, at + BLOCK)
  return { at: at - back, from: from - back, length: length + back }
}

function isSameBlock(base: Buffer, from: number, target: Buffer, at: number): boolean {
  return base[from] === target[at] && base.compare(target, at, at + BLOCK, from, from + BLOCK) === 0
}

function hashAt(bytes: Buffer, offset: number): number {
  let hash = 0
  for (let i = 0; i < BLOCK; i++) hash = (Math.imul(hash, FACTOR) + (bytes[offset + i] ?? 0)) | 0
  return hash
}

function slotOf(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1)
}
