import { describe, expect, it } from 'vitest'
import { rules } from '@domain/documents/compare/rules'
import { policyOf } from '@shared/comparison-settings'
import { keptComparison } from '@shared/contract/comparison-settings'

const first = { profile: 'callers', overrides: {} }

describe('settings of the comparison, as kept', () => {
  it.each([
    ['nothing', undefined],
    ['no JSON', '{"profile":'],
    ['no object', '[]'],
    ['null', 'null'],
    ['members of another shape', '{"profile":7,"overrides":[]}']
  ])('are those of the start for %s', (_, kept) => {
    expect(keptComparison.parse(kept)).toEqual(first)
  })

  it('keep what is understood beside what is not', () => {
    const overrides = { 'cors-off': 'warning', 'rule-of-tomorrow': 'breaking', 'host-changed': 'fatal' }
    expect(keptComparison.parse(JSON.stringify({ profile: 'everybody', overrides }))).toEqual({
      profile: 'callers',
      overrides: { 'cors-off': 'warning', 'rule-of-tomorrow': 'breaking' }
    })
  })
})

describe('the policy of the settings', () => {
  it('takes in every rule there is and no other', () => {
    const known = Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'warning' as const]))
    const others = { 'rule-of-tomorrow': 'breaking', 'request-toString': 'breaking' } as const
    expect(policyOf({ profile: 'strict', overrides: { ...known, ...others } })).toEqual({
      profile: 'strict',
      overrides: known
    })
    expect(policyOf({ profile: 'strict', overrides: others })).toEqual({ profile: 'strict' })
  })
})
