import { IntPairs } from '@domain/imports/int-pairs'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('a pair is new once, whatever the others are', () => {
  const number = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0x7fffffff }))
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 200 }), (pairs) => {
      const set = new IntPairs()
      const known = new Set<string>()
      for (const [one, other] of pairs) {
        const key = `${one} ${other}`
        expect(set.add(one, other)).toBe(!known.has(key))
        known.add(key)
      }
      expect(set.size).toBe(known.size)
    })
  )
})

test('a hundred thousand neighbours are told apart', () => {
  const set = new IntPairs()
  for (let one = 0; one < 100; one += 1) for (let other = 0; other < 1000; other += 1) set.add(one, other)
  expect(set.size).toBe(100_000)
  expect([set.add(99, 999), set.add(100, 0)]).toEqual([false, true])
})
