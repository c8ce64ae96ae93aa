import { isObject } from '../../../async-task/field-text'
import { listOf, objectOf } from '../../../preflight/reading'
import { inside, type Located } from '../at'
import { isEqual, isEqualSet } from '../equal'
import { memberNames, memberOf } from '../member'
import type { SchemaComparison } from './compare-schemas'
import { takesAll } from './takes-all'
import type { Pair } from './node'
import { keywordAt, type SchemaView } from './view'

/** Keywords of JSON Schema 2020-12 that hold one schema. */
const single = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema'
]
/** Of these, `true` and nothing said are the same. */
const openUnlessSaid = new Set([
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema'
])
const bySchemaName = ['patternProperties', 'dependentSchemas']
/** What a text is the encoding of: said or not, the text is another one. */
const encodings = ['contentMediaType', 'contentEncoding']

/** What `compareNested` reads. */
export const nestedKeywords: ReadonlySet<string> = new Set([
  ...['items', 'prefixItems', 'additionalItems', 'additionalProperties'],
  ...single,
  ...bySchemaName,
  ...encodings,
  'dependentRequired'
])

/** The schemas inside a schema that are no properties of it. */
export function compareNested(pair: Pair, schemas: SchemaComparison): void {
  compareItems(pair)
  compareAdditional(pair)
  for (const keyword of single) compareSingle(pair, schemas, keyword)
  for (const keyword of bySchemaName) compareNamed(pair, keyword)
  if (pair.changed.has('dependentRequired')) compareDependentNames(pair)
  for (const keyword of encodings) {
    if (!pair.changed.has(keyword)) continue
    const [before, after] = [pair.before.keywords[keyword], pair.after.keywords[keyword]]
    pair.report('constraint-changed', { keyword, before, after })
  }
}

function compareItems(pair: Pair): void {
  const { before, after, report, descend } = pair
  const was = tuple(before)
  const is = tuple(after)
  for (let index = 0; index < Math.max(was.length, is.length); index += 1) {
    const [left, right] = [was[index], is[index]]
    if (left !== undefined && right !== undefined) descend(left, right)
    else reportConstraint(pair, 'prefixItems', left?.value, right?.value, String(index))
  }
  const wasItems = rest(before)
  const isItems = rest(after)
  if (takesAll(wasItems?.value) && takesAll(isItems?.value)) return
  if (wasItems !== null && isItems !== null) descend(wasItems, isItems)
  else if (isItems !== null)
    report('items-added', { keyword: 'items', before: undefined, after: isItems.value })
  else if (wasItems !== null)
    report('items-dropped', { keyword: 'items', before: wasItems.value, after: undefined })
}

/** Items by position: `prefixItems`, or `items` as a list before 2020-12. */
function tuple(view: SchemaView): Located[] {
  const keyword = Array.isArray(view.keywords['items']) ? 'items' : 'prefixItems'
  const listed = listOf(view.keywords[keyword])
  if (listed.length === 0) return []
  const at = keywordAt(view, keyword)
  return listed.map((value, index) => ({ value, at: inside(at, index) }))
}

function rest(view: SchemaView): Located | null {
  const keyword = Array.isArray(view.keywords['items']) ? 'additionalItems' : 'items'
  const value = view.keywords[keyword]
  return value === undefined ? null : { value, at: keywordAt(view, keyword) }
}

/** Names that must be there once another one is, by that one. */
function compareDependentNames(pair: Pair): void {
  const keyword = 'dependentRequired'
  const [was, is] = [objectOf(pair.before.keywords[keyword]), objectOf(pair.after.keywords[keyword])]
  for (const name of memberNames(was, is)) {
    const [left, right] = [memberOf(was, name), memberOf(is, name)]
    if (!isEqualSet(listOf(left), listOf(right))) reportConstraint(pair, keyword, left, right, name)
  }
}

/** Absent means `true`. */
function compareAdditional(pair: Pair): void {
  const { before, after, report, descend } = pair
  const keyword = 'additionalProperties'
  const was = before.keywords[keyword] ?? true
  const is = after.keywords[keyword] ?? true
  if (isObject(was) && isObject(is)) {
    return descend(
      { value: was, at: keywordAt(before, keyword) },
      { value: is, at: keywordAt(after, keyword) }
    )
  }
  if (isEqual(openness(was), openness(is))) return
  const isClosed = is === false || (isObject(is) && was === true)
  const change = { keyword, before: before.keywords[keyword], after: after.keywords[keyword] }
  report(isClosed ? 'additional-properties-closed' : 'additional-properties-opened', change)
}

function openness(value: unknown): unknown {
  return takesAll(value) ? true : value
}

function compareSingle(pair: Pair, { sameness }: SchemaComparison, keyword: string): void {
  const was = pair.before.keywords[keyword]
  const is = pair.after.keywords[keyword]
  if (was === undefined && is === undefined) return
  const isOpen = (value: unknown): boolean => openUnlessSaid.has(keyword) && takesAll(value)
  if (isOpen(was) && isOpen(is)) return
  if (!isObject(was) || !isObject(is)) {
    if (isEqual(was, is)) return
    return reportConstraint(pair, keyword, isOpen(was) ? undefined : was, isOpen(is) ? undefined : is)
  }
  if (sameness.isSame(was, is)) return
  // What is refused, and what depends on a condition, has no direction of its own.
  if (keyword === 'not' || keyword === 'if') reportConstraint(pair, keyword, was, is)
  else {
    pair.descend(
      { value: was, at: keywordAt(pair.before, keyword) },
      { value: is, at: keywordAt(pair.after, keyword) }
    )
  }
}

function compareNamed(pair: Pair, keyword: string): void {
  const was = objectOf(pair.before.keywords[keyword])
  const is = objectOf(pair.after.keywords[keyword])
  for (const name of memberNames(was, is)) {
    if (Object.hasOwn(was, name) && Object.hasOwn(is, name)) {
      const left = { value: was[name], at: inside(keywordAt(pair.before, keyword), name) }
      pair.descend(left, { value: is[name], at: inside(keywordAt(pair.after, keyword), name) })
    } else reportConstraint(pair, keyword, memberOf(was, name), memberOf(is, name), name)
  }
}

function reportConstraint(
  { report }: Pair,
  keyword: string,
  before: unknown,
  after: unknown,
  name?: string
): void {
  const change = { keyword, before, after, ...(name !== undefined && { name }) }
  if (before === undefined) report('constraint-added', change)
  else if (after === undefined) report('constraint-dropped', change)
  else report('constraint-changed', change)
}
