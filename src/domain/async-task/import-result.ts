import type { ImportResult } from './answer'
import { asText, isObject, textField, type JsonObject } from './field-text'
import type { Report } from './findings'
import { nameList } from './read-json'

/** Whether one of the three lists of an import result is there. */
export function hasImportLists(object: JsonObject): boolean {
  return ['success', 'failure', 'ignore'].some((name) => Object.hasOwn(object, name))
}

/** Fields that only an import result has; `swagger` counts when it is an object (in an API definition it is a version). */
export function looksLikeImport(object: JsonObject): boolean {
  const hasIds = Object.hasOwn(object, 'group_id') || Object.hasOwn(object, 'swagger_id')
  return hasIds || hasImportLists(object) || isObject(object['swagger'])
}

/** All fields of an import result, today's and those of 2021. */
export const importFields = [
  'group_id',
  'success',
  'failure',
  'ignore',
  'swagger',
  'swagger_id',
  'result'
] as const

/** An import result as far as it is there. No entry is ever dropped, whatever its shape; order and duplicates stay. */
export function decodeImportResult(object: JsonObject, report: Report): ImportResult {
  const group_id = textField(object, 'group_id', 'task_result', report)
  if (group_id === null) report('import.group_missing')
  const success = decodeList(object, 'success', ['id', 'method', 'path', 'action'], report)
  const failure = decodeList(object, 'failure', ['method', 'path', 'error_code', 'error_msg'], report)
  const ignore = decodeList(object, 'ignore', ['method', 'path'], report)

  const otherActions = (success ?? []).filter(
    (entry) => entry.action !== 'create' && entry.action !== 'update'
  )
  const actions = new Set(otherActions.flatMap((entry) => entry.action ?? []))
  if (actions.size > 0) {
    report('import.action_unknown', {
      action: nameList([...actions].slice(0, 10)),
      count: otherActions.length
    })
  }
  return { group_id, success, failure, ignore, swagger: decodeSwagger(object, report) }
}

function decodeSwagger(object: JsonObject, report: Report): ImportResult['swagger'] {
  const swagger = object['swagger']
  if (isObject(swagger)) {
    return {
      id: textField(swagger, 'id', 'task_result', report),
      result: textField(swagger, 'result', 'task_result', report)
    }
  }
  if (swagger !== undefined && swagger !== null) {
    report('import.swagger_not_object')
    return { id: null, result: asText(swagger) }
  }
  const id = textField(object, 'swagger_id', 'task_result', report)
  const result = textField(object, 'result', 'task_result', report)
  if (id === null && result === null) {
    report('import.swagger_missing')
    return null
  }
  report('import.swagger_flat')
  return { id, result }
}

type ListName = 'success' | 'failure' | 'ignore'
type Entry<F extends string> = Record<F, string | null>

/** The entries of one list; null when the service sent none, not even an empty one. */
function decodeList<F extends string>(
  object: JsonObject,
  list: ListName,
  fields: readonly F[],
  report: Report
): Entry<F>[] | null {
  const value = object[list]
  if (value === undefined || value === null) {
    if (list === 'ignore' && value === undefined) report('import.ignore_missing')
    else report('import.list_missing', { list })
    return null
  }
  if (!Array.isArray(value)) report('import.list_not_array', { list })
  const items: unknown[] = Array.isArray(value) ? value : isBlank(value) ? [] : [value]

  const missing = new Map<F, number>()
  const notText = new Map<F, number>()
  const unknown = new Set<string>()
  const known: ReadonlySet<string> = new Set(fields)
  let notObject = 0
  const entries = items.map((item) => {
    const entry = Object.fromEntries(fields.map((name) => [name, null])) as Entry<F>
    if (!isObject(item)) {
      notObject++
      return { ...entry, path: item === null ? null : asText(item) }
    }
    for (const name of fields) {
      const held = item[name]
      if (held === undefined || held === null) count(missing, name)
      else if (typeof held !== 'string') count(notText, name)
      entry[name] = held === undefined || held === null ? null : asText(held)
    }
    for (const name in item) if (!known.has(name) && unknown.size < 10) unknown.add(name)
    return entry
  })

  if (notObject > 0) report('import.entry_not_object', { list, count: notObject })
  for (const [name, times] of missing)
    report('import.entry_field_missing', { list, field: name, count: times })
  for (const [name, times] of notText)
    report('import.entry_field_not_text', { list, field: name, count: times })
  if (unknown.size > 0) report('import.entry_field_unknown', { list, fields: nameList(unknown) })
  return entries
}

function isBlank(value: unknown): boolean {
  return value === '' || (isObject(value) && Object.keys(value).length === 0)
}

function count<K>(tally: Map<K, number>, key: K): void {
  tally.set(key, (tally.get(key) ?? 0) + 1)
}
