import type { JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import type { Located } from './at'
import { tellExtension } from './compare-extensions'
import { isEqual } from './equal'
import { memberNames, memberOf } from './member'
import type { RuleId } from './rules'
import type { Scope } from './scope'
import { authType } from './security-schemes'

/** What callers send, where, and where they get it from. Anything else describes the scheme. */
const constitutive = new Set([
  'type',
  'name',
  'in',
  'scheme',
  'flow',
  'authorizationUrl',
  'tokenUrl',
  'openIdConnectUrl'
])
const ruleOf = new Map<string, RuleId>([
  ['description', 'description-changed'],
  ['x-apigateway-auth-opt', 'auth-options-changed'],
  ['x-apigateway-authorizer', 'authorizer-changed']
])

/** A security scheme that both documents define, and that changed: it counts wherever it is used. */
export function compareScheme(
  name: string,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  scope: Scope
): void {
  const [was, is] = [authType(before.value), authType(after.value)]
  const isOtherType = was !== is
  if (isOtherType) {
    const values = { name, before: was, after: is, beforeAt: before.at, afterAt: after.at }
    scope.tell(authTypeRule(was, is), values)
  }
  for (const member of memberNames(before.value, after.value)) {
    const [left, right] = [memberOf(before.value, member), memberOf(after.value, member)]
    if (isEqual(left, right)) continue
    const isPartOfType = member === 'x-apigateway-auth-type' || member === 'x-apigateway-authorizer'
    if (isOtherType && isPartOfType) continue
    const other = member.startsWith('x-') ? 'extension-changed' : ruleOfMember(member, left, right)
    tellExtension(ruleOf.get(member) ?? other, member, before, after, name, scope)
  }
}

/** Nobody signed in by the gateway any more is everybody let in. */
function authTypeRule(was: string | null, is: string | null): RuleId {
  if (is === null) return 'anonymous-access-gained'
  return was === null ? 'anonymous-access-lost' : 'auth-type-changed'
}

function ruleOfMember(member: string, before: unknown, after: unknown): RuleId {
  const isOther =
    member === 'flows' ? !isEqual(addressesOf(before), addressesOf(after)) : constitutive.has(member)
  return isOther ? 'security-scheme-changed' : 'security-scheme-definition-changed'
}

/** Where each flow sends callers; which scopes it knows is described, and counts where they are asked for. */
function addressesOf(flows: unknown): unknown {
  return Object.entries(objectOf(flows)).map(([flow, value]) => {
    const { authorizationUrl, tokenUrl } = objectOf(value)
    return [flow, authorizationUrl, tokenUrl]
  })
}
