import { findingCodes, findingFacts, findingLevel } from '@domain/async-task/findings'
import { describe, expect, it } from 'vitest'

describe('the level of a finding', () => {
  it('is the one of its code', () => {
    for (const code of findingCodes) expect(findingLevel(code)).toBe(findingFacts[code].level)
  })

  it.each(['from.the.future', 'constructor', '__proto__', 'toString'])(
    'is worth a look for %s, which this version does not know',
    (code) => {
      expect(findingLevel(code)).toBe('warning')
    }
  )
})
