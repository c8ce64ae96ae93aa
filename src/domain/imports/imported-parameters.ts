import { isObject, type JsonObject } from '../async-task/field-text'
import { textOf } from '../preflight/reading'

/** The attributes of a parameter that the vendor's table 2 names; `$ref` leads to one. */
const attributes = new Set([
  '$ref',
  'name',
  'in',
  'required',
  'description',
  'type',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'default',
  'enum'
])
const ofSchema = new Set(['type', 'maximum', 'minimum', 'maxLength', 'minLength', 'default', 'enum'])
const numbers = new Set(['integer', 'number', 'long', 'float', 'double'])

/** Whether an import takes a parameter over: bodies and form fields are not supported. */
export function isImportedParameter(value: unknown): boolean {
  return !isObject(value) || !['body', 'formData'].includes(textOf(value['in']))
}

/** A list of parameters as the gateway knows them; anything else as it is. */
export function importedParameters(found: unknown): unknown {
  return Array.isArray(found)
    ? (found as unknown[]).filter(isImportedParameter).map(importedParameter)
    : found
}

/** Parameters that references lead to. */
export function importedSharedParameters(parameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, importedParameter(value)])
  )
}

/** Its attributes that are supported; the gateway knows numbers and texts only. */
function importedParameter(value: unknown): unknown {
  if (!isObject(value)) return value
  const { schema } = value
  return {
    ...kept(value, (member) => attributes.has(member) || member.startsWith('x-apigateway-')),
    ...(isObject(schema) && {
      schema: schema['$ref'] === undefined ? kept(schema, (each) => ofSchema.has(each)) : schema
    })
  }
}

function kept(value: JsonObject, isKept: (member: string) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([member, each]): [string, unknown][] => {
      if (!isKept(member) || each === '' || each === null) return []
      if (member !== 'type' || typeof each !== 'string') return [[member, each]]
      return [[member, numbers.has(each) ? 'number' : 'string']]
    })
  )
}
