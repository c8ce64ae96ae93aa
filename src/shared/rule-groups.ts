import type { RuleId } from '@domain/documents/compare/rules'
import { schemaRuleOf } from './i18n/rule-reasons'

/** What rules are about, in the order in which the groups are offered. */
export const ruleGroups = [
  'endpoints',
  'parameters',
  'bodies',
  'request_data',
  'responses',
  'response_data',
  'security',
  'gateway',
  'document'
] as const
export type RuleGroup = (typeof ruleGroups)[number]

/** The last number of the catalogue that belongs to each group, whatever is about data or one parameter apart. */
const lastNumbers: readonly (readonly [number, RuleGroup])[] = [
  [7, 'endpoints'],
  [16, 'parameters'],
  [21, 'bodies'],
  [25, 'responses'],
  [51, 'security'],
  [68, 'gateway']
]

/** The group of a rule with this number in the catalogue. */
export function ruleGroupOf(rule: RuleId, number: number): RuleGroup {
  const ofSchema = schemaRuleOf(rule)
  if (ofSchema !== null) return `${ofSchema.direction}_data`
  if (rule.startsWith('parameter-')) return 'parameters'
  return lastNumbers.find(([last]) => number <= last)?.[1] ?? 'document'
}
