import type { JsonObject } from '../../../async-task/field-text'
import { isEqual } from '../equal'
import type { Pair } from './node'

const sizes = ['Length', 'Items', 'Properties'] as const

/** What `compareBounds` reads. */
export const boundKeywords: ReadonlySet<string> = new Set([
  ...['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum', 'multipleOf', 'uniqueItems'],
  ...sizes.flatMap((size) => [`max${size}`, `min${size}`]),
  ...['maxContains', 'minContains']
])

/** How large, long or many values may be. */
export function compareBounds(pair: Pair): void {
  const { before, after, report } = pair
  const [was, is] = [withoutZeros(before.keywords), withoutZeros(after.keywords)]
  compareUpper(
    pair,
    'maximum',
    limit(was, 'maximum', 'exclusiveMaximum'),
    limit(is, 'maximum', 'exclusiveMaximum')
  )
  compareLower(
    pair,
    'minimum',
    limit(was, 'minimum', 'exclusiveMinimum'),
    limit(is, 'minimum', 'exclusiveMinimum')
  )
  for (const size of sizes) {
    const [most, least] = [`max${size}`, `min${size}`]
    compareUpper(pair, most, plain(was, most), plain(is, most))
    // Nothing is shorter than 0: a bound of 0 is none.
    if (!isEqual(was[least] ?? 0, is[least] ?? 0))
      compareLower(pair, least, plain(was, least), plain(is, least))
  }
  compareUpper(pair, 'maxContains', plain(was, 'maxContains'), plain(is, 'maxContains'))
  compareLower(pair, 'minContains', leastContained(was), leastContained(is))
  compareSteps(pair, was['multipleOf'], is['multipleOf'])
  const [wasUnique, isUnique] = [was['uniqueItems'] === true, is['uniqueItems'] === true]
  if (wasUnique !== isUnique) {
    const rule = isUnique ? 'unique-items-set' : 'unique-items-dropped'
    report(rule, { keyword: 'uniqueItems', before: wasUnique, after: isUnique })
  }
}

interface Bound {
  value: number
  isExclusive: boolean
  /** Where it is said. */
  keyword: string
}

/**
 * Exports of the gateway write bounds of values and of lengths on every parameter: two zeros that belong together say that
 * nothing is set. Where only one kind is written, somebody meant it.
 */
function withoutZeros(keywords: JsonObject): JsonObject {
  const { maximum, minimum, maxLength, minLength } = keywords
  const isExported = [maximum, minimum, maxLength].every((bound) => typeof bound === 'number')
  if (!isExported) return keywords
  const isUnset = (most: unknown, least: unknown): boolean => most === 0 && (least ?? 0) === 0
  const unset = [
    ...(isUnset(maximum, minimum) ? ['maximum', 'minimum'] : []),
    ...(isUnset(maxLength, minLength) ? ['maxLength', 'minLength'] : [])
  ]
  return Object.fromEntries(Object.entries(keywords).filter(([keyword]) => !unset.includes(keyword)))
}

function plain(keywords: JsonObject, keyword: string): Bound | null {
  const value = keywords[keyword]
  return typeof value === 'number' ? { value, isExclusive: false, keyword } : null
}

/** JSON Schema 2020-12: of the items that `contains` describes there is one at least, where nothing else is said. */
function leastContained(keywords: JsonObject): Bound {
  return plain(keywords, 'minContains') ?? { value: 1, isExclusive: false, keyword: 'minContains' }
}

/** A bound of numbers. "Exclusive" is a flag beside it before OpenAPI 3.1, and a bound of its own since. */
function limit(keywords: JsonObject, inclusive: string, exclusive: string): Bound | null {
  const value = keywords[inclusive]
  const other = keywords[exclusive]
  if (typeof other !== 'number') {
    return typeof value === 'number' ? { value, isExclusive: other === true, keyword: inclusive } : null
  }
  const isOtherStricter =
    typeof value !== 'number' || (inclusive === 'maximum' ? other <= value : other >= value)
  return isOtherStricter
    ? { value: other, isExclusive: true, keyword: exclusive }
    : { value, isExclusive: false, keyword: inclusive }
}

function compareUpper(pair: Pair, name: string, was: Bound | null, is: Bound | null): void {
  const change = { keyword: (is ?? was)?.keyword ?? name, name, before: was?.value, after: is?.value }
  if (was === null && is === null) return
  if (was === null) pair.report('upper-bound-set', change)
  else if (is === null) pair.report('upper-bound-dropped', change)
  else if (is.value < was.value) pair.report('upper-bound-lowered', change)
  else if (is.value > was.value) pair.report('upper-bound-raised', change)
  else compareExclusive(pair, name, was, is)
}

function compareLower(pair: Pair, name: string, was: Bound | null, is: Bound | null): void {
  const change = { keyword: (is ?? was)?.keyword ?? name, name, before: was?.value, after: is?.value }
  if (was === null && is === null) return
  if (was === null) pair.report('lower-bound-set', change)
  else if (is === null) pair.report('lower-bound-dropped', change)
  else if (is.value > was.value) pair.report('lower-bound-raised', change)
  else if (is.value < was.value) pair.report('lower-bound-lowered', change)
  else compareExclusive(pair, name, was, is)
}

function compareExclusive({ report }: Pair, name: string, was: Bound, is: Bound): void {
  if (was.isExclusive === is.isExclusive) return
  const rule = is.isExclusive ? 'bound-became-exclusive' : 'bound-became-inclusive'
  const keyword = name === 'maximum' ? 'exclusiveMaximum' : 'exclusiveMinimum'
  report(rule, { keyword, name, before: was.value, after: is.value })
}

function compareSteps({ report, direction }: Pair, was: unknown, is: unknown): void {
  if (isEqual(was, is)) return
  // Every multiple of 4 is one of 2: callers that send, or read, fewer values break nothing.
  const [inner, outer] = direction === 'request' ? [was, is] : [is, was]
  const isHarmless = typeof inner === 'number' && typeof outer === 'number' && inner % outer === 0
  const change = { keyword: 'multipleOf', before: was, after: is, isHarmless }
  if (was === undefined) report('multiple-of-set', change)
  else if (is === undefined) report('multiple-of-dropped', change)
  else report('multiple-of-changed', change)
}
