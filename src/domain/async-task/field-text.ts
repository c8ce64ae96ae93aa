import type { Report, Where } from './findings'

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the field is there and holds something: neither null nor an empty text. */
export function hasValue(object: JsonObject, name: string): boolean {
  const value = object[name]
  return value !== undefined && value !== null && value !== ''
}

/** Any JSON value as text: a text itself, everything else as JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A field that the documentation types as String; null when absent or null, its JSON text when it is something else. */
export function textField(object: JsonObject, name: string, where: Where, report: Report): string | null {
  const value = object[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') report('field.not_text', { where, field: name })
  return asText(value)
}

/** The first of a text for a finding: at most `length` code units, well-formed, with … when there was more. */
export function clip(text: string, length = 80): string {
  const short = text.length > length ? `${text.slice(0, length - 1)}…` : text
  return short.replace(/\p{Surrogate}/gu, '\ufffd')
}

/** The names of own fields that are not among the known ones, at most ten. */
export function unknownFields(object: JsonObject, known: ReadonlySet<string>): string[] {
  const unknown: string[] = []
  for (const name in object) {
    if (known.has(name)) continue
    unknown.push(name)
    if (unknown.length === 10) break
  }
  return unknown
}
