import { describe, expect, it } from 'vitest'
import { rowForKey } from '../../../src/renderer/ui/list-keys'

describe('rowForKey', () => {
  it('moves by one, by a page and to the ends, and stays inside', () => {
    expect(rowForKey('ArrowDown', 3, 10, 4)).toBe(4)
    expect(rowForKey('ArrowDown', 9, 10, 4)).toBe(9)
    expect(rowForKey('ArrowUp', 0, 10, 4)).toBe(0)
    expect(rowForKey('PageDown', 3, 10, 4)).toBe(7)
    expect(rowForKey('PageUp', 3, 10, 4)).toBe(0)
    expect(rowForKey('Home', 3, 10, 4)).toBe(0)
    expect(rowForKey('End', 3, 10, 4)).toBe(9)
  })

  it('starts at the near end when nothing is active', () => {
    expect(rowForKey('ArrowDown', -1, 10, 4)).toBe(0)
    expect(rowForKey('ArrowUp', -1, 10, 4)).toBe(9)
  })

  it('does nothing for other keys and in an empty list', () => {
    expect(rowForKey('a', 3, 10, 4)).toBeNull()
    expect(rowForKey('ArrowDown', -1, 0, 4)).toBeNull()
  })

  it('passes over headings in the direction of the move', () => {
    const isStop = (index: number): boolean => index !== 0 && index !== 4
    expect(rowForKey('ArrowDown', 3, 10, 4, isStop)).toBe(5)
    expect(rowForKey('ArrowUp', 5, 10, 4, isStop)).toBe(3)
    expect(rowForKey('Home', 5, 10, 4, isStop)).toBe(1)
    expect(rowForKey('ArrowUp', 1, 10, 4, isStop)).toBe(1)
  })
})
