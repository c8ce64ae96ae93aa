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
  scopes: Map<string, string[]>
  at: At
}

/** Who is let in: each alternative is enough, and one without schemes lets everybody in. */
export function compareSecurity(before: Operation, after: Operation, scope: Scope): void {
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
    for (const alternative of removed) {
      const { at, scopes } = alternative
      const name = [...scopes.keys()].join(' + ')
      scope.tell('security-alternative-removed', {
        name,
        before: name,
        beforeAt: at,
        afterAt: places.afterAt,
        // Who brought all of it brings enough for what asks for less.
        isHarmless: is.some((other) => asksForLess(other, alternative))
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
    const scopes = Object.entries(value).map(([name, listed]): [string, string[]] => [
      name,
      listOf(listed).map(shownAs)
    ])
    return [{ scopes: new Map(scopes), at: inside(security.at, index) }]
  })
}

function isAnonymous(alternatives: Alternative[]): boolean {
  return alternatives.length === 0 || alternatives.some(({ scopes }) => scopes.size === 0)
}

function asksForLess(one: Alternative, other: Alternative): boolean {
  return [...one.scopes].every(([name, listed]) => {
    const granted = other.scopes.get(name)
    return granted !== undefined && listed.every((each) => granted.includes(each))
  })
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
  return valueKey([...scopes].map(([name, listed]) => [name, listed.toSorted()]).sort())
}

/** The same schemes under other names are the same. */
function definitionsKey({ scopes }: Alternative, side: Side): string {
  const definitions = [...scopes].map(([name, listed]) => {
    const { description: _description, ...definition } = securityScheme(side, name)?.value ?? { name }
    return valueKey([definition, listed.toSorted()])
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
  const { before: sideBefore, after: sideAfter } = scope.comparing
  for (const [name, was] of before.scopes) {
    const is = after.scopes.get(name) ?? []
    const places = { beforeAt: before.at, afterAt: after.at }
    const [known, kept] = [new Set(was), new Set(is)]
    for (const each of is.filter((one) => !known.has(one))) {
      scope.tell('security-scope-added', { name: `${name} ${each}`, after: each, ...places })
    }
    for (const each of was.filter((one) => !kept.has(one))) {
      scope.tell('security-scope-removed', { name: `${name} ${each}`, before: each, ...places })
    }
    const [left, right] = [securityScheme(sideBefore, name), securityScheme(sideAfter, name)]
    if (left !== null && right !== null && !isEqual(left.value, right.value)) {
      compareScheme(name, left, right, scope)
    }
  }
}
