import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  dictionaryOf,
  packDelta,
  packKeyframe,
  unpackChain,
  unpackKeyframe,
  type Packed
} from '../../src/main/ledger/store/codec'
import { composeDeltas, encodeDelta } from '../../src/main/ledger/store/delta'
import { answerFixtures } from '../support/async-task-fixtures'
import { breathe, report, seed } from './seed'

const edits = 500_000
const chainsARound = 100

type Edit =
  | { kind: 'replace'; at: number; removed: number; inserted: Uint8Array }
  | { kind: 'move'; from: number; to: number; length: number }
  | { kind: 'copy'; from: number; to: number; length: number }

/** A place, as a share of the length. */
const share = fc.double({ min: 0, max: 1, noNaN: true })
const length = fc.nat({ max: 3000 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    at: share,
    removed: length,
    inserted: fc.uint8Array({ maxLength: 300 })
  }),
  fc.record({ kind: fc.constant('move' as const), from: share, to: share, length }),
  fc.record({ kind: fc.constant('copy' as const), from: share, to: share, length })
)

/** Arbitrary bytes; a recorded answer; rows that differ in little, as exports are made of. */
const firstVersion = fc.oneof(
  fc.uint8Array({ maxLength: 8000 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(...answerFixtures).map(({ bytes }) => Buffer.from(bytes)),
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat({ max: 400 }))
    .map(([text, rows]) =>
      Buffer.from(
        Array.from({ length: rows }, (_, row) => `{"path":"/订单/${row}","${text}":${row * 7}}`).join()
      )
    )
)

function apply(body: Buffer, made: Edit): Buffer {
  const place = (at: number): number => Math.floor(at * body.length)
  if (made.kind === 'replace') {
    const at = place(made.at)
    return Buffer.concat([body.subarray(0, at), made.inserted, body.subarray(at + made.removed)])
  }
  const from = place(made.from)
  const part = body.subarray(from, from + made.length)
  const rest =
    made.kind === 'copy' ? body : Buffer.concat([body.subarray(0, from), body.subarray(from + made.length)])
  const to = Math.min(rest.length, place(made.to))
  return Buffer.concat([rest.subarray(0, to), part, rest.subarray(to)])
}

it(`brings back every version after each of ${edits} random edits`, async () => {
  const startedAt = performance.now()
  const counts = { edits: 0, chains: 0, packed: 0, notWorthIt: 0 }
  for (let round = 0; counts.edits < edits; round++) {
    fc.assert(
      fc.property(firstVersion, fc.array(edit, { minLength: 1, maxLength: 25 }), (keyframe, made) => {
        const kept = unpackKeyframe(packKeyframe(keyframe))
        if (!kept.equals(keyframe)) throw new Error('a keyframe came back different')
        const dictionary = dictionaryOf(keyframe)
        const raw: Buffer[] = []
        const chain: Packed[] = []
        /** The last version that the chain of packed deltas leads to. */
        let below: Buffer = keyframe
        let version: Buffer = keyframe
        for (const each of made) {
          const next = apply(version, each)
          raw.push(encodeDelta(version, next))
          if (!composeDeltas(keyframe, raw).equals(next)) throw new Error('deltas lead to other bytes')
          const packed = packDelta(below, next, dictionary)
          if (packed === null) counts.notWorthIt += 1
          else {
            chain.push(packed)
            below = next
            counts.packed += 1
            if (!unpackChain(kept, chain).equals(next)) throw new Error('a chain leads to other bytes')
          }
          version = next
          counts.edits += 1
        }
        counts.chains += 1
      }),
      { seed: seed + round, numRuns: chainsARound }
    )
    await breathe()
  }
  report('codec', { ...counts, seconds: Math.round((performance.now() - startedAt) / 1000) })
  // Mostly falling back to keyframes would leave the chains untried.
  expect(counts.packed).toBeGreaterThan(counts.edits / 4)
})
