import { shownAs, textOf } from '../../../preflight/reading'
import type { Pair } from './node'
import type { SchemaView } from './view'

/** Formats whose values are all values of another format too. */
const wider: Record<string, string> = { int32: 'int64', float: 'double' }

const writtenAsText = new Set(['string', 'number', 'boolean'])

/** What `compareTypes` reads of a schema whose type stayed. */
export const typeKeywords: ReadonlySet<string> = new Set(['type', 'nullable', 'x-nullable', 'format'])

/** What kinds of values a schema takes, and in which format. */
export function compareTypes(pair: Pair): void {
  const { before, after, report } = pair
  const isTyped = before.keywords['type'] !== undefined || after.keywords['type'] !== undefined
  const [wasNullable, isNullable] = [takesNull(before), takesNull(after)]
  if (wasNullable !== isNullable && isTyped) {
    const rule = isNullable ? 'became-nullable' : 'became-not-nullable'
    report(rule, { keyword: nullableKeyword(before, after), before: wasNullable, after: isNullable })
  }
  const [was, is] = [typesOf(before), typesOf(after)]
  if (was !== is && !(was !== null && is !== null && isWithin(was, is) && isWithin(is, was))) {
    compareKinds(pair, was, is)
  } else compareFormats(pair)
}

function compareKinds(
  { before, after, report, parameter }: Pair,
  was: Set<string> | null,
  is: Set<string> | null
): void {
  const change = { keyword: 'type', before: before.keywords['type'], after: after.keywords['type'] }
  // One side says nothing where its members already say it.
  const implied = was === null ? isImplied(before, is) : is === null && isImplied(after, was)
  const isText = parameter === 'text' && was !== null && is !== null
  if (implied) report('type-made-explicit', change)
  else if (isText && isTextOf(is, was)) report('type-widened', change)
  else if (isText && isTextOf(was, is)) report('type-narrowed', change)
  else if (is === null || (was !== null && isWithin(was, is))) report('type-widened', change)
  else if (was === null || isWithin(is, was)) report('type-narrowed', change)
  else report('type-changed', change)
}

function compareFormats({ before, after, report }: Pair): void {
  const [was, is] = [before.keywords['format'], after.keywords['format']]
  if ((was ?? '') === (is ?? '')) return
  const change = { keyword: 'format', before: was, after: is }
  if (!is || wider[textOf(was)] === is) report('format-widened', change)
  else if (!was || wider[textOf(is)] === was) report('format-narrowed', change)
  else report('format-changed', change)
}

/** The types without `null`; null when any type goes. */
function typesOf({ keywords }: SchemaView): Set<string> | null {
  const type = keywords['type']
  if (type === undefined || type === null) return null
  return new Set(
    [type]
      .flat()
      .map(shownAs)
      .filter((name) => name !== 'null')
  )
}

function takesNull({ keywords }: SchemaView): boolean {
  return (
    keywords['nullable'] === true ||
    keywords['x-nullable'] === true ||
    [keywords['type']].flat().includes('null')
  )
}

function nullableKeyword(before: SchemaView, after: SchemaView): string {
  return (
    ['nullable', 'x-nullable'].find((name) => name in before.keywords || name in after.keywords) ?? 'type'
  )
}

/** Whether every value of one set of types is one of the other. */
function isWithin(inner: Set<string>, outer: Set<string>): boolean {
  return [...inner].every((type) => outer.has(type) || (type === 'integer' && outer.has('number')))
}

/** Whether one set is "text" and the other of values that are written as a text anyway, where nothing but texts is sent. */
function isTextOf(text: Set<string>, values: Set<string>): boolean {
  return text.size === 1 && text.has('string') && isWithin(values, writtenAsText)
}

/** Whether a schema without a type means these by what else it says. */
function isImplied({ keywords, properties }: SchemaView, types: Set<string> | null): boolean {
  if (types?.size !== 1) return false
  const hasMembers = properties.size > 0 || 'additionalProperties' in keywords
  return (
    (types.has('object') && hasMembers) ||
    (types.has('array') && 'items' in keywords) ||
    'oneOf' in keywords ||
    'anyOf' in keywords
  )
}
