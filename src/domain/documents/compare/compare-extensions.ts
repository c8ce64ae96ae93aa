import type { JsonObject } from '../../async-task/field-text'
import type { At } from './at'
import { isEqual, isEqualSet } from './equal'
import { memberAt, memberOf } from './member'
import type { RuleId } from './rules'
import type { Scope } from './scope'

const ruleOf: Record<string, RuleId> = {
  'x-apigateway-sample': 'sample-changed',
  'x-apigateway-result-normal-sample': 'sample-changed',
  'x-apigateway-result-failure-sample': 'sample-changed',
  'x-apigateway-pass-through': 'pass-through-changed',
  'x-apigateway-orchestrations': 'orchestrations-changed'
}

/** What an absent member means. */
const absent: Record<string, unknown> = { 'x-apigateway-pass-through': 'always' }

interface Extended {
  value: JsonObject
  at: At
}

/** Extensions that stand in a parameter, a body, a response: the gateway's in their own words, others as they are. */
export function compareExtensions(before: Extended, after: Extended, name: string, scope: Scope): void {
  for (const member of extensionsOf(before.value, after.value)) {
    const was = before.value[member] ?? absent[member]
    const is = after.value[member] ?? absent[member]
    if (isEqual(was, is)) continue
    if (Array.isArray(was) && Array.isArray(is) && member in ruleOf && isEqualSet(was, is)) continue
    tellExtension(ruleOf[member] ?? 'extension-changed', member, before, after, name, scope)
  }
}

/** The names of extensions in either value. */
export function extensionsOf(before: JsonObject, after: JsonObject): string[] {
  const names: string[] = []
  for (const name of Object.keys(before)) if (name.startsWith('x-')) names.push(name)
  for (const name of Object.keys(after)) {
    if (name.startsWith('x-') && !Object.hasOwn(before, name)) names.push(name)
  }
  return names
}

export function tellExtension(
  rule: RuleId,
  member: string,
  before: Extended,
  after: Extended,
  name: string | null,
  scope: Scope
): void {
  scope.tell(rule, {
    name: rule === 'extension-changed' ? member : name,
    before: memberOf(before.value, member),
    after: memberOf(after.value, member),
    beforeAt: memberAt(before, member),
    afterAt: memberAt(after, member)
  })
}
