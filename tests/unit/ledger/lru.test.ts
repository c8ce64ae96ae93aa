import { describe, expect, it } from 'vitest'
import { Lru } from '../../../src/main/ledger/store/lru'

describe('lru', () => {
  it('lets go of what was used longest ago when the budget is spent', () => {
    const lru = new Lru<string, number>(10)
    lru.set('a', 1, 4)
    lru.set('b', 2, 4)
    expect(lru.get('a')).toBe(1)
    lru.set('c', 3, 4)
    expect(['a', 'b', 'c'].map((key) => lru.get(key))).toEqual([1, undefined, 3])
  })

  it('counts a replaced value once', () => {
    const lru = new Lru<string, number>(10)
    lru.set('a', 1, 6)
    lru.set('a', 2, 5)
    lru.set('b', 3, 5)
    expect([lru.get('a'), lru.get('b')]).toEqual([2, 3])
  })

  it('does not keep what alone is over the budget, nor an older value in its place', () => {
    const lru = new Lru<string, number>(10)
    lru.set('a', 1, 1)
    lru.set('b', 2, 1)
    lru.set('a', 3, 11)
    expect([lru.get('a'), lru.get('b')]).toEqual([undefined, 2])
  })

  it('is empty after clear', () => {
    const lru = new Lru<string, number>(1)
    lru.set('a', 1, 1)
    lru.clear()
    expect(lru.get('a')).toBeUndefined()
    lru.set('b', 2, 1)
    expect(lru.get('b')).toBe(2)
  })
})
