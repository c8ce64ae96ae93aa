import type { JsonObject } from '../../async-task/field-text'

/** Whether two values of a document are the same; the order of members has no meaning, that of items has. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return Number.isNaN(left) && Number.isNaN(right)
  }
  if (Array.isArray(left)) return Array.isArray(right) && isEqualList(left, right)
  return !Array.isArray(right) && isEqualObject(left as JsonObject, right as JsonObject)
}

function isEqualList(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false
  for (let index = 0; index < left.length; index += 1) {
    if (!isEqual(left[index], right[index])) return false
  }
  return true
}

function isEqualObject(left: JsonObject, right: JsonObject): boolean {
  const names = Object.keys(left)
  const others = Object.keys(right)
  if (names.length !== others.length) return false
  let index = 0
  for (const name of names) {
    // Nearly always both are written in one order.
    if (name !== others[index] && !Object.hasOwn(right, name)) return false
    if (left[name] !== right[name] && !isEqual(left[name], right[name])) return false
    index += 1
  }
  return true
}

/** Whether two lists hold the same values, in whatever order and however often. */
export function isEqualSet(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (isEqual(left, right)) return true
  const own = new Set(left.map(valueKey))
  const other = new Set(right.map(valueKey))
  return own.size === other.size && [...own].every((key) => other.has(key))
}

/** A text that equal values share, and no others. */
export function valueKey(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  }
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${valueKey(member)}`).join()}}`
}
