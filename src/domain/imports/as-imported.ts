import { isObject, type JsonObject } from '../async-task/field-text'
import type { Document } from '../documents/compare/document'
import { isMethod } from '../documents/compare/operations'
import { objectOf, textOf } from '../preflight/reading'
import { leftOutBy } from './left-out'

/** Members that an import does not take over, or that an export writes by itself. */
const notOfTheApi = new Set([
  'responses',
  'requestBody',
  'consumes',
  'produces',
  'schemes',
  'servers',
  'externalDocs',
  'tags',
  'deprecated',
  'callbacks'
])
const notOfTheDocument = new Set([
  'info',
  'host',
  'basePath',
  'schemes',
  'servers',
  'consumes',
  'produces',
  'tags',
  'responses',
  'externalDocs'
])

const backends = ['x-apigateway-backend', 'x-apigateway-backend-policies']
const policies = ['x-apigateway-ratelimit', 'x-apigateway-access-control', 'x-apigateway-plugins']

/**
 * A document with only what survives an import and an export with this `define` after it (the vendor's mapping):
 * `basePath` becomes part of the paths, host and servers are ignored, bodies and responses are not imported and a default
 * response is exported, parameters are numbers or texts, the version is the export's time. Two documents are the same API
 * to the gateway when what is left is the same.
 */
export function asImported({ format, root }: Document, define: string | null = null): Document {
  const base = format === '2.0' ? textOf(root['basePath']).replace(/\/+$/, '') : ''
  const out = leftOutBy(define)
  const dropped = new Set([
    ...notOfTheApi,
    ...(out === 'backends_and_policies' ? backends : []),
    ...(out === 'nothing' ? [] : policies)
  ])
  const kept: JsonObject = {}
  for (const [member, value] of Object.entries(root)) {
    if (!notOfTheDocument.has(member)) kept[member] = value
  }
  const paths: JsonObject = {}
  for (const [path, item] of Object.entries(objectOf(root['paths']))) {
    paths[path.startsWith('x-') ? path : base + path] = isObject(item) ? itemWithout(item, dropped) : item
  }
  const { parameters, components } = kept
  if (isObject(parameters)) kept['parameters'] = eachParameter(parameters)
  if (isObject(components) && isObject(components['parameters'])) {
    kept['components'] = { ...components, parameters: eachParameter(components['parameters']) }
  }
  return { format, root: { ...kept, paths } }
}

function itemWithout(item: JsonObject, dropped: ReadonlySet<string>): JsonObject {
  const members = Object.entries(item).flatMap(([member, value]): [string, unknown][] => {
    if (member === 'servers') return []
    if (member === 'parameters') return [[member, importedParameters(value)]]
    if (!isObject(value) || !isMethod(member)) return [[member, value]]
    const kept = Object.entries(value).filter(([name]) => !dropped.has(name))
    return [
      [
        member,
        Object.fromEntries(
          kept.map(([name, each]) => [name, name === 'parameters' ? importedParameters(each) : each])
        )
      ]
    ]
  })
  return Object.fromEntries(members)
}

/** Bodies and form fields are not imported. */
function importedParameters(found: unknown): unknown {
  if (!Array.isArray(found)) return found
  return (found as unknown[])
    .filter((each) => !isObject(each) || !['body', 'formData'].includes(textOf(each['in'])))
    .map(importedParameter)
}

function eachParameter(parameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, importedParameter(value)])
  )
}

function importedParameter(value: unknown): unknown {
  if (!isObject(value)) return value
  const typed = withType(value)
  return isObject(value['schema']) ? { ...typed, schema: withType(value['schema']) } : typed
}

/** The gateway knows numbers and texts only; how a number or text is written is not kept. */
function withType(value: JsonObject): JsonObject {
  const { format: _format, ...rest } = value
  const { type } = rest
  if (typeof type !== 'string') return rest
  return { ...rest, type: type === 'integer' || type === 'number' ? 'number' : 'string' }
}
