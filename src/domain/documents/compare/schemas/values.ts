import { isEqual, valueKey } from '../equal'
import type { Pair } from './node'

const anything = new Set(['', '.*', '^.*$'])

/** What `compareValues` reads. */
export const valueKeywords: ReadonlySet<string> = new Set([
  'enum',
  'x-extensible-enum',
  'const',
  'pattern',
  'default'
])

/** Which values of its kind a schema takes: listed ones, one, those of a pattern; and the one that stands for none. */
export function compareValues(pair: Pair): void {
  compareEnums(pair)
  compareExtensibleEnums(pair)
  compareConstants(pair)
  comparePatterns(pair)
  const { before, after, report, parameter } = pair
  const [was, is] = [before.keywords['default'], after.keywords['default']]
  if (parameter === null && !isEqual(was, is))
    report('default-changed', { keyword: 'default', before: was, after: is })
}

function compareEnums({ before, after, report }: Pair): void {
  const keyword = 'enum'
  const [was, is] = [listed(before.keywords[keyword]), listed(after.keywords[keyword])]
  if (was === null && is === null) return
  if (was === null) return report('became-enum', { keyword, before: undefined, after: is })
  if (is === null) return report('enum-dropped', { keyword, before: was, after: undefined })
  const removed = without(was, is)
  const added = without(is, was)
  if (removed.length > 0) report('enum-value-removed', { keyword, before: removed, after: undefined })
  if (added.length > 0) report('enum-value-added', { keyword, before: undefined, after: added })
}

/** Values a reader must be ready for others beside. */
function compareExtensibleEnums({ before, after, report }: Pair): void {
  const keyword = 'x-extensible-enum'
  const [was, is] = [listed(before.keywords[keyword]), listed(after.keywords[keyword])]
  const removed = without(was ?? [], is ?? [])
  const added = without(is ?? [], was ?? [])
  if (removed.length > 0)
    report('extensible-enum-value-removed', { keyword, before: removed, after: undefined })
  if (added.length > 0) report('extensible-enum-value-added', { keyword, before: undefined, after: added })
}

function listed(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null
}

function without(list: unknown[], others: unknown[]): unknown[] {
  const known = new Set(others.map(valueKey))
  return list.filter((value) => !known.has(valueKey(value)))
}

function compareConstants({ before, after, report }: Pair): void {
  const keyword = 'const'
  const [was, is] = [before.keywords[keyword], after.keywords[keyword]]
  if (isEqual(was, is)) return
  const change = { keyword, before: was, after: is }
  if (was === undefined) report('constraint-added', change)
  else if (is === undefined) report('constraint-dropped', change)
  else report('constraint-changed', change)
}

/** An empty pattern, and one that everything matches, is none. */
function comparePatterns({ before, after, report }: Pair): void {
  const keyword = 'pattern'
  const pattern = (value: unknown): unknown =>
    value === null || (typeof value === 'string' && anything.has(value)) ? undefined : value
  const [was, is] = [pattern(before.keywords[keyword]), pattern(after.keywords[keyword])]
  if (isEqual(was, is)) return
  const change = { keyword, before: was, after: is }
  if (was === undefined) report('pattern-added', change)
  else if (is === undefined) report('pattern-dropped', change)
  else report('pattern-changed', change)
}
