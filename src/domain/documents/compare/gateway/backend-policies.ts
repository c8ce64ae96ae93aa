import { isObject, type JsonObject } from '../../../async-task/field-text'
import { listOf, textOf } from '../../../preflight/reading'
import { inside, type Located } from '../at'
import { isEqual } from '../equal'
import { memberAt, memberNames, memberOf } from '../member'
import type { Operation } from '../operations'
import type { Scope } from '../scope'
import { compareBackend, type MappingNames } from './backend'

const member = 'x-apigateway-backend-policies'
/** Members of a policy that its backend has too. */
const backendMembers = new Set(['type', 'parameters', 'name'])

/** Backends that are taken on conditions. The first whose conditions hold is taken, so their order counts. */
export function compareBackendPolicies(
  before: Operation,
  after: Operation,
  names: MappingNames,
  scope: Scope
): void {
  const [was, is] = [policiesOf(before), policiesOf(after)]
  const places = { beforeAt: placeOf(before), afterAt: placeOf(after) }
  for (const [name, policy] of was) {
    const other = is.get(name)
    if (other !== undefined) comparePolicy(name, policy, other, names, scope)
    else scope.tell('backend-policy-removed', { ...places, name, before: policy.value, beforeAt: policy.at })
  }
  for (const [name, policy] of is) {
    if (was.has(name)) continue
    scope.tell('backend-policy-added', { ...places, name, after: policy.value, afterAt: policy.at })
  }
  const kept = [...was.keys()].filter((name) => is.has(name))
  const keptNow = [...is.keys()].filter((name) => was.has(name))
  if (!isEqual(kept, keptNow)) {
    scope.tell('backend-policies-reordered', { before: kept, after: keptNow, ...places })
  }
}

function placeOf({ value, at }: Operation) {
  return member in value ? inside(at, member) : at
}

function policiesOf(operation: Operation): Map<string, Located<JsonObject>> {
  const policies = new Map<string, Located<JsonObject>>()
  for (const [index, value] of listOf(operation.value[member]).entries()) {
    if (!isObject(value)) continue
    const name = textOf(value['name']) || `#${index + 1}`
    policies.set(name, { value, at: inside(placeOf(operation), index) })
  }
  return policies
}

function comparePolicy(
  name: string,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  names: MappingNames,
  scope: Scope
): void {
  compareBackend(before, after, names, name, scope)
  const isCompared = (key: string): boolean => backendMembers.has(key) || /ndpoints?$/.test(key)
  for (const key of memberNames(before.value, after.value)) {
    const [was, is] = [memberOf(before.value, key), memberOf(after.value, key)]
    if (isCompared(key) || isEqual(was, is)) continue
    const places = { beforeAt: memberAt(before, key), afterAt: memberAt(after, key) }
    scope.tell('backend-policy-changed', { name: `${name} ${key}`, before: was, after: is, ...places })
  }
}
