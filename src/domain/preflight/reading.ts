import { isObject, type JsonObject } from '../async-task/field-text'

/** The value if it is an object, else an empty one: checks of what is inside then find nothing. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value if it is a text, else ''. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Any value as a short text for a sentence: a text itself, everything else as JSON. */
export function shownAs(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** The names between braces, in order; `{proxy+}` is `proxy`. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.replace(/\+$/, ''))
}
