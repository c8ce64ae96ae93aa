import type { JsonObject } from '../../async-task/field-text'
import { inside, type At, type Located } from './at'

/** What an object itself holds under a name; names that every object inherits (`constructor`) are names like others. */
export function memberOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** Where a member stands; the object's own place when it has none of that name. */
export function memberAt({ value, at }: Pick<Located<JsonObject>, 'value' | 'at'>, name: string): At {
  return Object.hasOwn(value, name) ? inside(at, name) : at
}

/** The names of either object's members, those of the first before the others. */
export function memberNames(before: JsonObject, after: JsonObject): Set<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)])
}

/** A number, or what a text says in digits; NaN for everything else. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN
}
