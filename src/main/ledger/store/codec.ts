import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { composeDeltas, encodeDelta } from './delta'

/*
 * How `body.packed` holds the bytes, named in `body.codec`:
 *
 *   plain          the bytes as they are
 *   deflate        raw DEFLATE (RFC 1951)
 *   delta          a delta against the body named in `body.base` (see delta)
 *   delta-deflate  the same, raw DEFLATE with the first 32 KB of the chain's keyframe as preset dictionary
 *
 * The first two are keyframes: they need no other body. The list is open: a file may hold any mix.
 */
export type Codec = 'plain' | 'deflate' | 'delta' | 'delta-deflate'

export interface Packed {
  codec: Codec
  packed: Buffer
}

/** What DEFLATE can look back on. */
const DICTIONARY_BYTES = 32 * 1024
const SMALLEST_TO_DEFLATE = 96

export function packKeyframe(bytes: Buffer): Packed {
  if (bytes.length < SMALLEST_TO_DEFLATE) return { codec: 'plain', packed: bytes }
  const packed = deflateRawSync(bytes, { level: 6 })
  return packed.length < bytes.length ? { codec: 'deflate', packed } : { codec: 'plain', packed: bytes }
}

/** `target` by what differs from `base`; null when that is no gain. */
export function packDelta(base: Buffer, target: Buffer, dictionary: Buffer): Packed | null {
  const delta = encodeDelta(base, target)
  if (delta.length >= target.length / 2) return null
  // A wrong delta would cost every version behind it, and looking is cheaper than making it was.
  if (!composeDeltas(base, [delta]).equals(target)) return null
  const packed = deflateRawSync(delta, { level: 9, dictionary })
  return packed.length < delta.length ? { codec: 'delta-deflate', packed } : { codec: 'delta', packed: delta }
}

/** A copy, so that keeping it does not keep the whole keyframe. */
export function dictionaryOf(keyframe: Buffer): Buffer {
  return Buffer.from(keyframe.subarray(0, DICTIONARY_BYTES))
}

export function unpackKeyframe({ codec, packed }: Packed): Buffer {
  switch (codec) {
    case 'plain':
      return packed
    case 'deflate':
      return inflateRawSync(packed)
    default:
      throw new RangeError(`a chain ends in codec ${codec}`)
  }
}

/** `deltas` in the order in which they were made. Throws when one is broken. */
export function unpackChain(keyframe: Buffer, deltas: readonly Packed[]): Buffer {
  if (deltas.length === 0) return keyframe
  const dictionary = keyframe.subarray(0, DICTIONARY_BYTES)
  return composeDeltas(
    keyframe,
    deltas.map(({ codec, packed }) => {
      switch (codec) {
        case 'delta':
          return packed
        case 'delta-deflate':
          return inflateRawSync(packed, { dictionary })
        default:
          throw new RangeError(`a chain holds codec ${codec}`)
      }
    })
  )
}
