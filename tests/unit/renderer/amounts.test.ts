import { describe, expect, it } from 'vitest'
import { createAmounts } from '../../../src/renderer/amounts'

describe('createAmounts', () => {
  const amounts = createAmounts('en')

  it('groups the digits of counts', () => {
    expect(amounts.count(1_234_567)).toBe('1,234,567')
  })

  it('writes sizes in decimal units with three digits', () => {
    expect(amounts.bytes(0)).toBe('0 B')
    expect(amounts.bytes(999)).toBe('999 B')
    expect(amounts.bytes(1000)).toBe('1 kB')
    expect(amounts.bytes(12_345)).toBe('12.3 kB')
    expect(amounts.bytes(5_242_880)).toBe('5.24 MB')
    expect(amounts.bytes(7_000_000_000_000)).toBe('7,000 GB')
  })

  it('keeps every byte where the exact number counts', () => {
    expect(amounts.exactBytes(5_242_880)).toBe('5,242,880 bytes')
    expect(createAmounts('zh-Hans').exactBytes(5_242_880)).toBe('5,242,880 字节')
  })
})
