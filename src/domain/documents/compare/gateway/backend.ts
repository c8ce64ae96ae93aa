import { isObject, type JsonObject } from '../../../async-task/field-text'
import { objectOf, textOf } from '../../../preflight/reading'
import { inside, type At, type Located } from '../at'
import { isEqual } from '../equal'
import { memberAt, memberNames, memberOf, numberOf } from '../member'
import type { Operation } from '../operations'
import type { Parameter } from '../parameters'
import type { RuleId } from '../rules'
import type { Scope } from '../scope'
import { compareMappings } from './mappings'

/** What the request's parameters are called, for mappings that name them; headers in lower case. */
export interface MappingNames {
  before: Set<string>
  after: Set<string>
  headers: Set<string>
  /** Path parameters that only changed their name: the mappings follow. */
  renamed: Map<string, string>
}

const endpointOf: Record<string, string> = {
  HTTP: 'httpEndpoints',
  'HTTP-VPC': 'httpVpcEndpoints',
  FUNCTION: 'functionEndpoints',
  MOCK: 'mockEndpoints'
}
const memberRules = new Map<string, RuleId>([
  ['retryCount', 'backend-option-changed'],
  ['enableClientSsl', 'backend-option-changed'],
  ['description', 'description-changed'],
  ['result-content', 'mock-result-changed']
])
/** Milliseconds; what the gateway takes when none is given. */
const defaultTimeout = 5000

export function mappingNames(before: Operation, after: Operation): MappingNames {
  const namesOf = ({ parameters }: Operation): Set<string> =>
    new Set(
      [...parameters.values()].map(({ name, in: place }) => (place === 'header' ? name.toLowerCase() : name))
    )
  const isHeader = ({ in: place }: Parameter): boolean => place === 'header'
  const headers = [before, after].flatMap(({ parameters }) => [...parameters.values()].filter(isHeader))
  const renamed = new Map(
    before.pathNames.flatMap((name, index): [string, string][] => {
      const now = after.pathNames[index]
      return now === undefined || now === name ? [] : [[name, now]]
    })
  )
  return {
    before: namesOf(before),
    after: namesOf(after),
    headers: new Set(headers.map(({ name }) => name.toLowerCase())),
    renamed
  }
}

/** A request's parameter by the name that a mapping gives it: header names have no case. */
export function sourceName(value: unknown, { headers }: MappingNames): string {
  const name = textOf(value)
  return headers.has(name.toLowerCase()) ? name.toLowerCase() : name
}

/** Where an operation's calls go. */
export function compareBackends(
  before: Operation,
  after: Operation,
  names: MappingNames,
  scope: Scope
): void {
  const member = 'x-apigateway-backend'
  const [was, is] = [before.value[member], after.value[member]]
  if (!isObject(was) || !isObject(is)) {
    if (isEqual(was, is)) return
    const rule = is === undefined ? 'backend-removed' : 'backend-added'
    const placeOf = (value: unknown, at: At): At => (value === undefined ? at : inside(at, member))
    const places = { beforeAt: placeOf(was, before.at), afterAt: placeOf(is, after.at) }
    return scope.tell(rule, { before: was, after: is, ...places })
  }
  const left = { value: was, at: inside(before.at, member) }
  const right = { value: is, at: inside(after.at, member) }
  compareBackend(left, right, names, null, scope)
}

/** One backend, or the one of a policy by its `name`. Another type is another target: that is one change. */
export function compareBackend(
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  names: MappingNames,
  name: string | null,
  scope: Scope
): void {
  const [was, is] = [before, after].map(({ value }) => textOf(value['type']).toUpperCase())
  if (was !== is) {
    const places = { beforeAt: before.at, afterAt: after.at }
    scope.tell('backend-type-changed', { name, before: was, after: is, ...places })
  } else {
    const member = endpointOf[was ?? ''] ?? 'endpoint'
    const [left, right] = [endpointIn(before, member), endpointIn(after, member)]
    compareEndpoint(left, right, name, scope)
  }
  // A mock takes nothing: what was mapped for the backend before it belongs to that change.
  if (was === is || (was !== 'MOCK' && is !== 'MOCK')) compareMappings(before, after, names, name, scope)
}

function endpointIn({ value, at }: Located<JsonObject>, member: string): Located<JsonObject> {
  const used = isObject(value[member]) ? member : 'endpoint'
  return { value: objectOf(value[used]), at: used in value ? inside(at, used) : at }
}

function compareEndpoint(
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  name: string | null,
  scope: Scope
): void {
  for (const member of memberNames(before.value, after.value)) {
    const [was, is] = [memberOf(before.value, member), memberOf(after.value, member)]
    const rule = member === 'timeout' ? timeoutRule(was, is) : sameTarget(was, is) ? null : ruleOf(member)
    if (rule === null) continue
    scope.tell(rule, {
      name: name === null ? member : `${name} ${member}`,
      before: was,
      after: is,
      beforeAt: memberAt(before, member),
      afterAt: memberAt(after, member)
    })
  }
}

function ruleOf(member: string): RuleId {
  return memberRules.get(member) ?? 'backend-target-changed'
}

function sameTarget(was: unknown, is: unknown): boolean {
  return isEqual(was, is) || (isEmpty(was) && isEmpty(is))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function timeoutRule(was: unknown, is: unknown): RuleId | null {
  const [before, after] = [numberOf(was ?? defaultTimeout), numberOf(is ?? defaultTimeout)]
  if (before === after || isEqual(was, is)) return null
  return after < before ? 'backend-timeout-decreased' : 'backend-timeout-increased'
}
