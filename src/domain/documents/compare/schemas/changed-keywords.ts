import { isEqual } from '../equal'
import type { SchemaView } from './view'

/** The keywords that two schemas do not share as they stand: of most pairs that differ, only one or two do. */
export function changedKeywords(before: SchemaView, after: SchemaView): Set<string> {
  const changed = new Set<string>()
  const was = before.keywords
  const is = after.keywords
  for (const keyword of Object.keys(was)) if (!isEqual(was[keyword], is[keyword])) changed.add(keyword)
  for (const keyword of Object.keys(is)) {
    if (!(keyword in was) && is[keyword] !== undefined) changed.add(keyword)
  }
  return changed
}

/** Whether one of `keywords` is among those that changed: the rules of the others have nothing to say. */
export function touches(changed: ReadonlySet<string>, keywords: ReadonlySet<string>): boolean {
  for (const keyword of changed) if (keywords.has(keyword)) return true
  return false
}

/** Whether either schema says one of `keywords`: what they refer to may have changed where they did not. */
export function mentions(before: SchemaView, after: SchemaView, keywords: ReadonlySet<string>): boolean {
  for (const keyword of Object.keys(before.keywords)) if (keywords.has(keyword)) return true
  for (const keyword of Object.keys(after.keywords)) if (keywords.has(keyword)) return true
  return false
}
