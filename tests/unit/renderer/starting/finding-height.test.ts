import { expect, it } from 'vitest'
import { findingHeight } from '../../../../src/renderer/components/starting/finding-height'

it('gives a sentence of one line less height than one of two, in both scripts', () => {
  const heights = ['a'.repeat(88), '路'.repeat(44), 'a'.repeat(89), '路'.repeat(45)].map(findingHeight)
  expect(heights).toEqual([48, 48, 66, 66])
})
