import { describe, expect, it } from 'vitest'
import { evenRows, unevenRows } from '../../../src/renderer/ui/row-geometry'

describe('evenRows', () => {
  it('finds rows by height without storing them', () => {
    const rows = evenRows(2_000_000, 28)
    expect(rows.total).toBe(56_000_000)
    expect(rows.topOf(1_999_999)).toBe(55_999_972)
    expect(rows.indexAt(55_999_971)).toBe(1_999_998)
    expect(rows.indexAt(99_999_999)).toBe(1_999_999)
    expect(rows.indexAt(-5)).toBe(0)
  })
})

describe('unevenRows', () => {
  const rows = unevenRows(4, (index) => [30, 46, 46, 26][index] ?? 0)

  it('adds the heights up', () => {
    expect(rows.total).toBe(148)
    expect([0, 1, 2, 3].map((index) => rows.topOf(index))).toEqual([0, 30, 76, 122])
    expect(rows.heightOf(3)).toBe(26)
  })

  it('finds the row at each edge', () => {
    expect([0, 29, 30, 75, 76, 121, 122, 147, 148].map((y) => rows.indexAt(y))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 3
    ])
  })

  it('agrees with even rows when all are alike', () => {
    const even = evenRows(50, 20)
    const alike = unevenRows(50, () => 20)
    for (let y = 0; y < 1000; y += 7) expect(alike.indexAt(y)).toBe(even.indexAt(y))
  })
})
