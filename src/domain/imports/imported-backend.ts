import { isObject, type JsonObject } from '../async-task/field-text'
import { textOf } from '../preflight/reading'

/** What an export writes for what the file left open, by its member: the defaults of the vendor's API reference. */
const defaults = new Map<string, ReadonlySet<unknown>>([
  ['timeout', new Set([5000, '5000'])],
  ['retryCount', new Set([-1, '-1'])],
  ['network-type', new Set(['V1'])]
])

/** The two spellings of a condition: the user guide's, and that of real exports. */
const conditionTypes = new Map([['equal', 'exact']])
const conditionOrigins = new Map([['request', 'param']])

/** A backend, or the one of a policy, without what says the same as leaving it out; anything else as it is. */
export function importedBackend(value: unknown): unknown {
  if (!isObject(value)) return value
  const kept: JsonObject = {}
  for (const [member, each] of Object.entries(value)) {
    if (/ndpoints?$/.test(member) && isObject(each)) kept[member] = withoutDefaults(each)
    else if (member === 'parameters' && Array.isArray(each))
      kept[member] = (each as unknown[]).map(withoutEmpty)
    else if (member === 'conditions' && Array.isArray(each)) kept[member] = (each as unknown[]).map(condition)
    else kept[member] = each
  }
  return kept
}

function withoutDefaults(endpoint: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(endpoint).filter(
      ([member, value]) => !isEmpty(value) && value !== false && !defaults.get(member)?.has(value)
    )
  )
}

function withoutEmpty(value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, each]) => !isEmpty(each)))
    : value
}

function condition(value: unknown): unknown {
  if (!isObject(value)) return value
  const { type, origin, parameter, parameter_name, ...rest } = value
  const name = parameter ?? parameter_name
  return withoutEmpty({
    ...rest,
    type: conditionTypes.get(textOf(type)) ?? type,
    origin: conditionOrigins.get(textOf(origin)) ?? origin,
    parameter: name
  })
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
