export type Json = string | number | boolean | null | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as an object, or an empty one when it is anything else: for optional parts of a document. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function arrayOf(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}

/** The value as text; a missing, empty or non-text value gives `fallback`. */
export function textOf(value: unknown, fallback = ''): string {
  return typeof value === 'string' && value !== '' ? value : fallback
}

/** What UTF-8 bytes or a text say as JSON; undefined (which JSON cannot say) when they are not JSON. */
export function parseJson(text: string | Buffer): Json | undefined {
  try {
    const decoded = typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text)
    return JSON.parse(decoded) as Json
  } catch {
    return undefined
  }
}

const escaped: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029'
}

/**
 * JSON as the service's encoder writes it: compact unless an indent is given, and with the five characters escaped
 * that Go's encoder escapes. Only whoever keeps the exact text keeps those escapes.
 */
export function wireJson(value: unknown, indent?: string): string {
  return JSON.stringify(value, null, indent).replace(/[<>&\u2028\u2029]/g, (char) => escaped[char] ?? char)
}
