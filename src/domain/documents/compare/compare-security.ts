import { isObject } from '../../async-task/field-text'
import { listOf, shownAs } from '../../preflight/reading'
import { inside, type At } from './at'
import { compareScheme } from './compare-scheme'
import { isEqual, valueKey } from './equal'
import type { Operation, Side } from './operations'
import { pairUp } from './pair-up'
import type { Scope } from './scope'
import { authType, securityScheme } from './security-schemes'

/** One way to be let in: all of its schemes together. */
interface Alternative {
  scopes: Map<string, Set<string>>
  at: At
}

/** Who is let in: each alternative is enough, and one without schemes lets everybody in. */
export function compareSecurity(before: Operation, after: Operation, scope: Scope): void {
  if (isEqual(before.security?.value, after.security?.value)) return compareSchemesOf(before, scope)
  const places = {
    beforeAt: before.security?.at ?? before.at,
    afterAt: after.security?.at ?? after.at
  }
  const [was, is] = [alternativesOf(before), alternativesOf(after)]
  const [wasOpen, isOpen] = [isAnonymous(was), isAnonymous(is)]
  const names = (alternatives: Alternative[]): string[] => alternatives.map(namesOf)
  if (wasOpen && !isOpen) scope.tell('anonymous-access-lost', { after: names(is), ...places })
  if (!wasOpen && isOpen) scope.tell('anonymous-access-gained', { before: names(was), ...places })
  const { removed, added } = matchAlternatives(was, is, scope)
  const [left, right] = [removed[0], added[0]]
  const isReplaced = removed.length === 1 && added.length === 1 && left !== undefined && right !== undefined
  const { before: sideBefore, after: sideAfter } = scope.comparing
  if (isReplaced && kindOf(left, sideBefore) !== null && kindOf(right, sideAfter) !== null) {
    const values = { before: namesOf(left), after: namesOf(right) }
    scope.tell('auth-type-changed', { ...values, beforeAt: left.at, afterAt: right.at })
    return
  }
  // Who is let in anyway needs none of them, and who was let in had none.
  if (!isOpen) {
    const isLessAsked = lessAskedIn(is)
    for (const alternative of removed) {
      const { at, scopes } = alternative
      const name = [...scopes.keys()].join(' + ')
      scope.tell('security-alternative-removed', {
        name,
        before: name,
        beforeAt: at,
        afterAt: places.afterAt,
        // Who brought all of it brings enough for what asks for less.
        isHarmless: isLessAsked(alternative)
      })
    }
  }
  if (!wasOpen) {
    for (const { at, scopes } of added) {
      const name = [...scopes.keys()].join(' + ')
      scope.tell('security-alternative-added', { name, after: name, beforeAt: places.beforeAt, afterAt: at })
    }
  }
}

function alternativesOf({ security }: Operation): Alternative[] {
  if (security === null) return []
  return security.value.flatMap((value, index) => {
    if (!isObject(value)) return []
    const scopes = Object.entries(value).map(([name, listed]): [string, Set<string>] => [
      name,
      new Set(listOf(listed).map(shownAs))
    ])
    return [{ scopes: new Map(scopes), at: inside(security.at, index) }]
  })
}

function isAnonymous(alternatives: Alternative[]): boolean {
  return alternatives.length === 0 || alternatives.some(({ scopes }) => scopes.size === 0)
}

/** More than these are not looked through for one that asks for less: only a document made to be slow has them. */
const mostLookups = 100_000

/** Whether one of the alternatives asks for less than the one in question; of very many, "no" may be wrong. */
function lessAskedIn(alternatives: readonly Alternative[]): (alternative: Alternative) => boolean {
  /** By the first scheme of each: what asks for less asks for no other. */
  const byScheme = new Map<string, Alternative[]>()
  for (const alternative of alternatives) {
    const [name] = alternative.scopes.keys()
    if (name === undefined) continue
    const known = byScheme.get(name)
    if (known === undefined) byScheme.set(name, [alternative])
    else known.push(alternative)
  }
  let lookups = 0
  return (alternative) => {
    for (const name of alternative.scopes.keys()) {
      for (const other of byScheme.get(name) ?? []) {
        if (lookups > mostLookups) return false
        lookups += other.scopes.size
        if (asksForLess(other, alternative)) return true
      }
    }
    return false
  }
}

function asksForLess(one: Alternative, other: Alternative): boolean {
  for (const [name, listed] of one.scopes) {
    const granted = other.scopes.get(name)
    if (granted === undefined || listed.size > granted.size) return false
    for (const each of listed) if (!granted.has(each)) return false
  }
  return true
}

function namesOf({ scopes }: Alternative): string {
  return [...scopes.keys()].join(' + ')
}

/** Tells what changed within alternatives that both have; returns the others. */
function matchAlternatives(
  before: Alternative[],
  after: Alternative[],
  scope: Scope
): { removed: Alternative[]; added: Alternative[] } {
  const { before: sideBefore, after: sideAfter } = scope.comparing
  const { pairs, removed, added } = pairUp(
    before.filter(({ scopes }) => scopes.size > 0),
    after.filter(({ scopes }) => scopes.size > 0),
    [
      scopesKey,
      namesKey,
      (alternative, isAfter) => definitionsKey(alternative, isAfter ? sideAfter : sideBefore)
    ]
  )
  for (const [left, right] of pairs) {
    if (namesKey(left) === namesKey(right)) compareAlternative(left, right, scope)
  }
  return { removed, added }
}

function namesKey({ scopes }: Alternative): string {
  return valueKey([...scopes.keys()].sort())
}

function scopesKey({ scopes }: Alternative): string {
  return valueKey([...scopes].map(([name, listed]) => [name, [...listed].sort()]).sort())
}

/** The same schemes under other names are the same. */
function definitionsKey({ scopes }: Alternative, side: Side): string {
  const definitions = [...scopes].map(([name, listed]) => {
    const { description: _description, ...definition } = securityScheme(side, name)?.value ?? { name }
    return valueKey([definition, [...listed].sort()])
  })
  return valueKey(definitions.sort())
}

/** How the gateway signs callers in by an alternative of one scheme; null when it is not the gateway's own. */
function kindOf({ scopes }: Alternative, side: Side): string | null {
  const [name] = [...scopes.keys()]
  const scheme = scopes.size === 1 && name !== undefined ? securityScheme(side, name) : null
  return scheme === null ? null : authType(scheme.value)
}

function compareAlternative(before: Alternative, after: Alternative, scope: Scope): void {
  for (const [name, was] of before.scopes) {
    const is = after.scopes.get(name) ?? new Set()
    const places = { beforeAt: before.at, afterAt: after.at }
    for (const each of is) {
      if (was.has(each)) continue
      scope.tell('security-scope-added', { name: `${name} ${each}`, after: each, ...places })
    }
    for (const each of was) {
      if (is.has(each)) continue
      scope.tell('security-scope-removed', { name: `${name} ${each}`, before: each, ...places })
    }
    compareSchemeOf(name, scope)
  }
}

/** Who is let in did not change: what may have is how the gateway knows them. */
function compareSchemesOf(operation: Operation, scope: Scope): void {
  for (const { scopes } of alternativesOf(operation)) {
    for (const name of scopes.keys()) compareSchemeOf(name, scope)
  }
}

function compareSchemeOf(name: string, scope: Scope): void {
  scope.once(`security scheme ${name}`, (shared) => {
    const { before, after } = scope.comparing
    const left = securityScheme(before, name)
    const right = securityScheme(after, name)
    if (left === null || right === null || isEqual(left.value, right.value)) return
    compareScheme(name, left, right, shared)
  })
}
