import { rules, type RuleId } from '@domain/documents/compare/rules'
import type { RuleRow } from '@shared/contract/rules'

/** Every rule, by its number in the catalogue. */
export function ruleRows(): RuleRow[] {
  return Object.entries(rules)
    .map(([rule, row]) => ({ rule: rule as RuleId, ...row }))
    .sort((a, b) => a.number - b.number)
}
