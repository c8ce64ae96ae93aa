import { isObject } from '../../async-task/field-text'

/** Whether two values of a document are the same; the order of members has no meaning, that of items has. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right || (Number.isNaN(left) && Number.isNaN(right))) return true
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => isEqual(item, right[index]))
    )
  }
  if (!isObject(left) || !isObject(right)) return false
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => Object.hasOwn(right, name) && isEqual(left[name], right[name]))
}

/** Whether two lists hold the same values, in whatever order and however often. */
export function isEqualSet(left: readonly unknown[], right: readonly unknown[]): boolean {
  const [own, other] = [new Set(left.map(valueKey)), new Set(right.map(valueKey))]
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
