import { isObject } from '../../../async-task/field-text'
import { objectOf } from '../../../preflight/reading'
import type { Located } from '../at'
import { refOf } from '../document'
import { valueKey } from '../equal'
import { pairUp, type PairedUp } from '../pair-up'
import type { SchemaComparison } from './compare-schemas'

/**
 * Which member became which: one with the same reference, one that says the same (itself or through a reference), one of
 * the same title, one that shares a property; a single one that is left on each side is the other's.
 */
export function matchMembers(
  before: readonly Located[],
  after: readonly Located[],
  schemas: SchemaComparison
): PairedUp<Located> {
  if (before.length === 0 || after.length === 0) {
    return { pairs: [], removed: [...before], added: [...after] }
  }
  const said = (member: Located, isAfter: boolean): unknown =>
    isAfter ? schemas.resolveAfter(member) : schemas.resolveBefore(member)
  const known = pairUp(before, after, [
    ({ value }) => refOf(value),
    (member, isAfter) => valueKey(said(member, isAfter)),
    ({ value }) => (isObject(value) && value['title'] !== undefined ? valueKey(value['title']) : null)
  ])
  const alike = pairBySharedProperty(known.removed, known.added)
  const pairs = [...known.pairs, ...alike.pairs]
  const [left, right] = [alike.removed[0], alike.added[0]]
  const isLastPair = alike.removed.length === 1 && alike.added.length === 1
  if (isLastPair && left && right && isInline(left) && isInline(right)) {
    return { pairs: [...pairs, [left, right]], removed: [], added: [] }
  }
  return { ...alike, pairs }
}

function isInline({ value }: Located): boolean {
  return refOf(value) === null
}

function propertyNames({ value }: Located): string[] {
  return isObject(value) ? Object.keys(objectOf(value['properties'])) : []
}

/** Members that stand where they are used, each with the first free one that it shares a property with. */
function pairBySharedProperty(before: readonly Located[], after: readonly Located[]): PairedUp<Located> {
  const pairs: [Located, Located][] = []
  const places = new Map(after.map((member, index) => [member, index]))
  const waiting = new Map<string, Located[]>()
  for (const member of after.toReversed()) {
    for (const name of isInline(member) ? propertyNames(member) : []) {
      const known = waiting.get(name)
      if (known === undefined) waiting.set(name, [member])
      else known.push(member)
    }
  }
  const taken = new Set<Located>()
  const firstFree = (name: string): Located[] => {
    const members = waiting.get(name) ?? []
    for (let last = members.at(-1); last !== undefined && taken.has(last); last = members.at(-1))
      members.pop()
    return members.slice(-1)
  }
  const removed = before.filter((member) => {
    const free = isInline(member) ? propertyNames(member).flatMap(firstFree) : []
    const [first] = free.toSorted((left, right) => (places.get(left) ?? 0) - (places.get(right) ?? 0))
    if (first === undefined) return true
    pairs.push([member, first])
    taken.add(first)
    return false
  })
  return { pairs, removed, added: after.filter((member) => !taken.has(member)) }
}
