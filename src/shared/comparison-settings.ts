import type { Severity } from '@domain/documents/compare/comparison'
import type { Policy } from '@domain/documents/compare/policy'
import type { ComparisonSettings, ComparisonSettingsChange } from './contract/comparison-settings'
import { isRuleId } from './i18n/rule-reasons'

/** What holds as long as nobody chose anything. */
export const firstComparisonSettings: ComparisonSettings = { profile: 'callers', overrides: {} }

/** The settings after a change; rules that it does not name keep what they have, known here or not. */
export function changedComparison(
  before: ComparisonSettings,
  { profile = before.profile, overrides = {} }: ComparisonSettingsChange
): ComparisonSettings {
  const own = Object.entries({ ...before.overrides, ...overrides }).filter(
    (each): each is [string, Severity] => each[1] !== null
  )
  return { profile, overrides: Object.fromEntries(own) }
}

/** What the comparison goes by: rules of a newer version play no part. */
export function policyOf({ profile, overrides }: ComparisonSettings): Policy {
  const known = Object.entries(overrides).filter(([rule]) => isRuleId(rule))
  return known.length === 0 ? { profile } : { profile, overrides: Object.fromEntries(known) }
}
