import { isObject, type JsonObject } from '../../../async-task/field-text'
import { objectOf, textOf } from '../../../preflight/reading'
import { inside, type At, type Located } from '../at'
import { isEqual } from '../equal'
import { memberOf } from '../member'
import type { Operation, Side } from '../operations'
import type { RuleId } from '../rules'
import type { Scope } from '../scope'
import { compareAccessControl } from './access-controls'
import { compareRatelimit } from './ratelimits'

/** Something the document defines by name and operations use by it. */
export interface Bound {
  /** The operation's member that names it. */
  member: string
  /** The document's member that defines it. */
  definitions: string
  bound: RuleId
  rebound: RuleId
  unbound: RuleId
  /** Of the definition itself. */
  defined: { added: RuleId; changed: RuleId; removed: RuleId }
  compare: (name: string, before: Located<JsonObject>, after: Located<JsonObject>, scope: Scope) => void
}

export const bounds: readonly Bound[] = [
  {
    member: 'x-apigateway-ratelimit',
    definitions: 'x-apigateway-ratelimits',
    bound: 'ratelimit-bound',
    rebound: 'ratelimit-rebound',
    unbound: 'ratelimit-unbound',
    defined: {
      added: 'ratelimit-definition-added',
      changed: 'ratelimit-definition-changed',
      removed: 'ratelimit-definition-removed'
    },
    compare: compareRatelimit
  },
  {
    member: 'x-apigateway-access-control',
    definitions: 'x-apigateway-access-controls',
    bound: 'access-control-bound',
    rebound: 'access-control-rebound',
    unbound: 'access-control-unbound',
    defined: {
      added: 'access-control-definition-added',
      changed: 'access-control-definition-changed',
      removed: 'access-control-definition-removed'
    },
    compare: compareAccessControl
  },
  {
    member: 'x-apigateway-response',
    definitions: 'x-apigateway-responses',
    bound: 'response-set-changed',
    rebound: 'response-set-changed',
    unbound: 'response-set-changed',
    defined: {
      added: 'response-set-definition-added',
      changed: 'response-set-definition-changed',
      removed: 'response-set-definition-removed'
    },
    compare: compareResponseSet
  }
]

/** What an operation is bound to, and what became of it: a changed definition counts wherever it is bound. */
export function compareBindings(before: Operation, after: Operation, scope: Scope): void {
  for (const kind of bounds) {
    const [was, is] = [boundName(before, kind), boundName(after, kind)]
    if (was === null && is === null) continue
    const places = { beforeAt: placeOf(before, kind), afterAt: placeOf(after, kind) }
    if (was === null) scope.tell(kind.bound, { name: is, after: is, ...places })
    else if (is === null) scope.tell(kind.unbound, { name: was, before: was, ...places })
    else if (was !== is) scope.tell(kind.rebound, { before: was, after: is, ...places })
    else scope.once(`${kind.definitions} ${was}`, (shared) => compareDefinition(was, kind, shared))
  }
}

/** The name an operation is bound to; null without one. Some exports write the name in an object. */
export function boundName({ value }: Operation, { member }: Bound): string | null {
  const bound = value[member]
  return textOf(isObject(bound) ? bound['name'] : bound) || null
}

function placeOf({ value, at }: Operation, { member }: Bound): At {
  return member in value ? inside(at, member) : at
}

export function definition(side: Side, { definitions }: Bound, name: string): Located<JsonObject> | null {
  const value = memberOf(objectOf(side.root[definitions]), name)
  return isObject(value) ? { value, at: inside(inside(null, definitions), name) } : null
}

function compareDefinition(name: string, kind: Bound, scope: Scope): void {
  const [before, after] = [
    definition(scope.comparing.before, kind, name),
    definition(scope.comparing.after, kind, name)
  ]
  if (before === null || after === null || isEqual(before.value, after.value)) return
  kind.compare(name, before, after, scope)
}

function compareResponseSet(
  name: string,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  scope: Scope
): void {
  const places = { beforeAt: before.at, afterAt: after.at }
  scope.tell('response-set-changed', { name, before: before.value, after: after.value, ...places })
}
