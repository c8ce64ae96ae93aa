import type { Located } from '../at'
import type { SchemaComparison } from './compare-schemas'
import { membersOf } from './members'
import type { Pair } from './node'
import { constrains, type SchemaView } from './view'
import { compareWords } from './words'

const kinds = [
  ['oneOf', 'one-of'],
  ['anyOf', 'any-of']
] as const

/**
 * Tells a schema that became one of several, or one of several that is the whole schema now, as members that were added
 * or removed: what it says itself is still there. False when it is neither, and nothing is told.
 */
export function compareWrapped(pair: Pair, schemas: SchemaComparison): boolean {
  const { before, after, report } = pair
  for (const [keyword, words] of kinds) {
    if (isNothingBut(after, keyword) && !hasAlternatives(before)) {
      const others = othersThan(membersOf(after, keyword), (member) =>
        schemas.sameness.isSame(before.schema, schemas.resolveAfter(member))
      )
      if (others === null) continue
      if (others.length > 0) report(`${words}-member-added`, { keyword, before: undefined, after: others })
      compareWordsBeside(pair, after)
      return true
    }
    if (isNothingBut(before, keyword) && !hasAlternatives(after)) {
      const others = othersThan(membersOf(before, keyword), (member) =>
        schemas.sameness.isSame(schemas.resolveBefore(member), after.schema)
      )
      if (others === null) continue
      if (others.length > 0) report(`${words}-member-removed`, { keyword, before: others, after: undefined })
      compareWordsBeside(pair, before)
      return true
    }
  }
  return false
}

/** What stands beside the members; what the schema says of itself stands in the member. */
function compareWordsBeside(pair: Pair, { keywords }: SchemaView): void {
  compareWords({ ...pair, changed: new Set([...pair.changed].filter((keyword) => keyword in keywords)) })
}

function hasAlternatives({ keywords }: SchemaView): boolean {
  return 'oneOf' in keywords || 'anyOf' in keywords
}

/** Words apart, and what tells the members apart. */
function isNothingBut(view: SchemaView, keyword: string): boolean {
  if (!(keyword in view.keywords)) return false
  if (view.parts.length > 0 || view.properties.size > 0 || view.required.size > 0) return false
  return Object.keys(view.keywords).every((each) => each === keyword || !constrains(each))
}

/** What the members say apart from the one that is meant; null when none is. */
function othersThan(members: readonly Located[], isMeant: (member: Located) => boolean): unknown[] | null {
  const meant = members.find(isMeant)
  return meant === undefined ? null : members.filter((member) => member !== meant).map(({ value }) => value)
}
