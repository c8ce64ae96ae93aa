import { isEqual, isEqualSet, valueKey } from '@domain/documents/compare/equal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffled } from './generated'

const value = fc.jsonValue({ maxDepth: 4 })
const numbers = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))

describe('two values of documents', () => {
  it('are equal whatever the order of their members', () => {
    fc.assert(
      fc.property(value, numbers, (one, random) => {
        const other = shuffled(one, () => random.next().value as number)
        // Lists of some names are sets elsewhere, and no name here is one of those.
        expect(isEqual(one, other)).toBe(true)
        expect(valueKey(one)).toBe(valueKey(other))
      })
    )
    expect(isEqual({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true)
  })

  it('are equal where their keys are, and only there', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(isEqual(one, other)).toBe(valueKey(one) === valueKey(other))
        expect(isEqual(one, other)).toBe(isEqual(other, one))
      }),
      { numRuns: 500 }
    )
  })

  it.each<[string, unknown, unknown]>([
    ['a number and its text', 1, '1'],
    ['nothing and nothing said', null, undefined],
    ['a list and an object', [], {}],
    ['a list and a longer one', [1], [1, 1]],
    ['an order of items', [1, 2], [2, 1]],
    ['a name and another one', { a: 1 }, { b: 1 }],
    ['a member more', { a: 1 }, { a: 1, b: undefined }],
    ['a name that objects inherit', {}, JSON.parse('{"toString": 1}')],
    ['true and its text', true, 'true']
  ])('are not equal: %s', (_, one, other) => {
    expect(isEqual(one, other)).toBe(false)
    expect(isEqual(other, one)).toBe(false)
    expect(valueKey(one)).not.toBe(valueKey(other))
  })

  it('are equal where both are no number', () => {
    expect(isEqual([NaN], [NaN])).toBe(true)
    expect(isEqual(NaN, 1)).toBe(false)
  })

  it('are one set in any order, and however often', () => {
    expect(isEqualSet(['a', { b: 1, c: 2 }], [{ c: 2, b: 1 }, 'a', 'a'])).toBe(true)
    expect(isEqualSet(['a'], ['a', 'b'])).toBe(false)
    expect(isEqualSet(['a', 'b'], ['a', 'c'])).toBe(false)
    expect(isEqualSet([], [])).toBe(true)
  })
})
