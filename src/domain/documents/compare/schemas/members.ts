import { listOf } from '../../../preflight/reading'
import { inside, type Located } from '../at'
import type { SchemaComparison } from './compare-schemas'
import { matchMembers } from './match-members'
import type { Pair } from './node'
import { constrains, keywordAt, type SchemaView } from './view'

/** What a schema is put together of: all, one or any of several. */
export function compareMembers(pair: Pair, schemas: SchemaComparison): void {
  compareAllOf(pair, schemas)
  compareAlternatives(pair, schemas, 'oneOf', 'one-of')
  compareAlternatives(pair, schemas, 'anyOf', 'any-of')
}

/** What its parts say is compared as the schema's own; here it is only whether a part says something more. */
function compareAllOf({ before, after, report }: Pair, schemas: SchemaComparison): void {
  if (before.parts.length === 0 && after.parts.length === 0) return
  const { removed, added } = matchMembers(before.parts, after.parts, schemas)
  const lost = removed.filter((part) => addsTo(schemas.viewBefore(part), after, schemas))
  const gained = added.filter((part) => addsTo(schemas.viewAfter(part), before, schemas, true))
  const values = (parts: Located[]): unknown[] => parts.map(({ value }) => value)
  if (gained.length > 0) {
    report('all-of-member-added', { keyword: 'allOf', before: undefined, after: values(gained) })
  }
  if (lost.length > 0) {
    report('all-of-member-removed', { keyword: 'allOf', before: values(lost), after: undefined })
  }
}

/** Whether a part of one document's schema says what the whole schema of the other does not. */
function addsTo(
  part: SchemaView | null,
  whole: SchemaView,
  { sameness }: SchemaComparison,
  isPartLater = false
): boolean {
  if (part === null) return true
  const isSame = (own: unknown, other: unknown): boolean =>
    isPartLater ? sameness.isSame(other, own) : sameness.isSame(own, other)
  return (
    [...part.required].some((name) => !whole.required.has(name)) ||
    [...part.properties].some(([name, { value }]) => {
      const other = whole.properties.get(name)
      return other === undefined || !isSame(value, other.value)
    }) ||
    Object.entries(part.keywords).some(
      ([keyword, value]) => constrains(keyword) && !isSame(value, whole.keywords[keyword])
    )
  )
}

function compareAlternatives(
  pair: Pair,
  schemas: SchemaComparison,
  keyword: 'oneOf' | 'anyOf',
  words: 'one-of' | 'any-of'
): void {
  if (!(keyword in pair.before.keywords) && !(keyword in pair.after.keywords)) return
  const was = membersOf(pair.before, keyword)
  const is = membersOf(pair.after, keyword)
  const { pairs, removed, added } = matchMembers(was, is, schemas)
  for (const [left, right] of pairs) pair.descend(left, right)
  const values = (members: Located[]): unknown[] => members.map(({ value }) => value)
  if (added.length > 0) {
    const rule = was.length > 0 ? (`${words}-member-added` as const) : (`${words}-added` as const)
    pair.report(rule, { keyword, before: undefined, after: values(added) })
  }
  if (removed.length > 0) {
    const rule = is.length > 0 ? (`${words}-member-removed` as const) : (`${words}-dropped` as const)
    pair.report(rule, { keyword, before: values(removed), after: undefined })
  }
}

/** The members of a schema of several, in order. */
export function membersOf(view: SchemaView, keyword: string): Located[] {
  const at = keywordAt(view, keyword)
  return listOf(view.keywords[keyword]).map((value, index) => ({ value, at: inside(at, index) }))
}
