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

/** Whether the value is a list of texts with something in them. */
export function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => textOf(item) !== '')
}

/** Any value as a short text for a sentence: a text itself, of what holds other values only that it does. */
export function shownAs(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]'
  return isObject(value) ? '{…}' : String(value)
}

/** The names between braces, in order; `{proxy+}` is `proxy`. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.replace(/\+$/, ''))
}

const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'ANY'])

/** Whether the service has this method, written in upper case. */
export function isMethod(word: string): boolean {
  return methods.has(word)
}
