import { isObject } from '../../async-task/field-text'

/** How a document is laid out before its lines are compared. */
export type Layout = 'kept_order' | 'sorted_keys'

/**
 * A document's value as text, one member or item a line, indented by two. A document that came as one line, or as YAML, is
 * comparable only like this.
 */
export function canonicalText(value: unknown, layout: Layout): string {
  return JSON.stringify(layout === 'sorted_keys' ? sorted(value) : value, null, 2) ?? ''
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]))
}
