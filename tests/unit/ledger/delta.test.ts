import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeDeltas, encodeDelta } from '../../../src/main/ledger/store/delta'

/** An edit of a text: what stands at `at` (a share of the length) is replaced. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 400 }),
  inserted: fc.uint8Array({ maxLength: 400 })
})

function applyEdit(
  body: Buffer,
  { at, removed, inserted }: { at: number; removed: number; inserted: Uint8Array }
) {
  const start = Math.floor(at * body.length)
  return Buffer.concat([body.subarray(0, start), inserted, body.subarray(start + removed)])
}

describe('delta', () => {
  it('makes any target from any base', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.uint8Array({ maxLength: 2000 }), (a, b) => {
        const [base, target] = [Buffer.from(a), Buffer.from(b)]
        expect(composeDeltas(base, [encodeDelta(base, target)]).equals(target)).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  it('composes a chain of random edits to the very bytes, repeated content included', () => {
    const start = fc.oneof(
      fc.uint8Array({ minLength: 0, maxLength: 6000 }),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat({ max: 200 }))
        .map(([unit, times]) => Buffer.concat(Array.from({ length: times }, () => unit)))
    )
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 25 }), (first, edits) => {
        const keyframe = Buffer.from(first)
        const deltas: Buffer[] = []
        let version = keyframe
        for (const each of edits) {
          const next = applyEdit(version, each)
          deltas.push(encodeDelta(version, next))
          version = next
          expect(composeDeltas(keyframe, deltas).equals(version)).toBe(true)
        }
      }),
      { numRuns: 200 }
    )
  })

  it('stays small when little of a large body changed', () => {
    const base = Buffer.from(
      Array.from({ length: 20_000 }, (_, i) => `{"path":"/orders/${i}","n":${i * 7}}`).join(',')
    )
    const target = applyEdit(applyEdit(base, { at: 0.2, removed: 9, inserted: Buffer.from('new') }), {
      at: 0.8,
      removed: 0,
      inserted: Buffer.from('第二处')
    })
    const delta = encodeDelta(base, target)
    expect(delta.length).toBeLessThan(200)
    expect(composeDeltas(base, [delta]).equals(target)).toBe(true)
  })

  it('throws on a broken delta instead of answering wrong bytes or hanging', () => {
    const base = Buffer.from('the base of it all, long enough to be copied from more than once')
    const good = encodeDelta(base, Buffer.concat([base, Buffer.from('!'), base]))
    fc.assert(
      fc.property(fc.nat({ max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const broken = Buffer.from(good)
        broken[at] = (broken[at] ?? 0) ^ flip
        try {
          expect(composeDeltas(base, [broken]).length).toBeLessThanOrEqual(base.length * 4 + broken.length)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      })
    )
    expect(() => composeDeltas(base, [good.subarray(0, good.length - 1)])).toThrow(RangeError)
  })
})
