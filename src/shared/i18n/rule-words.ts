import type { PlainRule, RuleId } from '@domain/documents/compare/rules'
import type { ChangeTexts } from '@domain/report/change-texts'
import type { Messages } from './en'
import { reasonOf, schemaRuleOf } from './rule-reasons'

/** What a rule is called in the catalogue of rules. */
export function ruleTitle({ rules }: Messages, rule: RuleId): string {
  const found = schemaRuleOf(rule)
  if (found === null) return rules.plain[rule as PlainRule].title
  return rules.directions[found.direction]({ text: rules.schema[found.rule].title })
}

/** One sentence, without a full stop, for one change by a rule. Texts that it does not name are left out. */
export function ruleSentence({ rules }: Messages, rule: RuleId, texts: ChangeTexts): string {
  const found = schemaRuleOf(rule)
  if (found === null) return rules.plain[rule as PlainRule].says(texts)
  return rules.directions[found.direction]({ text: rules.schema[found.rule].says(texts) })
}

/** One sentence why a change by this rule matters to those who call the APIs. */
export function ruleReason({ rules }: Messages, rule: RuleId): string {
  return rules.reasons[reasonOf(rule)]
}
