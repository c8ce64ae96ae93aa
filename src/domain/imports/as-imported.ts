import { isObject, type JsonObject } from '../async-task/field-text'
import type { Document } from '../documents/compare/document'
import { isMethod } from '../documents/compare/operations'
import { listOf, objectOf, textOf } from '../preflight/reading'
import { importedBackend } from './imported-backend'
import { importedParameters, importedSharedParameters } from './imported-parameters'
import { importedSchemes } from './imported-security'
import { leftOutBy } from './left-out'

/**
 * What the vendor's mapping of OpenAPI to gateway objects names beside the gateway's own extensions ("Restrictions and
 * Compatibility" of importing and exporting APIs, table 1). What else stands in an operation is known not to be imported
 * (responses, bodies, media types, addresses), or nobody says what becomes of it.
 */
const mapped = new Set(['operationId', 'description', 'parameters', 'security'])
const backends = ['x-apigateway-backend', 'x-apigateway-backend-policies']
const policies = [
  'x-apigateway-ratelimit',
  'x-apigateway-access-control',
  'x-apigateway-plugins',
  'x-apigateway-response'
]

/** `basePath` as an import puts it before every path; '' in OpenAPI 3, which has none. */
export function basePathOf({ format, root }: Document): string {
  return format === '2.0' ? textOf(root['basePath']).replace(/\/+$/, '') : ''
}

/**
 * A document with only what survives an import and exports with these `define`s after it (the vendor's mapping), written
 * one way: two documents are the same API to the gateway when what is left is the same. What a document leaves open has
 * the value that the gateway gives it.
 */
export function asImported(document: Document, ...defines: (string | null)[]): Document {
  const { format, root } = document
  const base = basePathOf(document)
  const out = defines.map(leftOutBy)
  const dropped = new Set([
    ...(out.includes('backends_and_policies') ? backends : []),
    ...(out.some((each) => each !== 'nothing') ? policies : [])
  ])
  const paths: JsonObject = {}
  for (const [path, item] of Object.entries(objectOf(root['paths']))) {
    if (path.startsWith('x-')) continue
    paths[base + path] = isObject(item) ? importedItem(item, format, dropped) : item
  }
  const shared = format === '2.0' ? root : objectOf(root['components'])
  const schemes = format === '2.0' ? 'securityDefinitions' : 'securitySchemes'
  const kept: JsonObject = {
    ...(isObject(shared['parameters']) && { parameters: importedSharedParameters(shared['parameters']) }),
    ...(isObject(shared[schemes]) && { [schemes]: importedSchemes(shared[schemes]) }),
    ...policiesOf(shared)
  }
  return {
    format,
    // Another document than the one that was read: what it mentions is looked up where it is asked for.
    mentions: new Map(),
    root:
      format === '2.0'
        ? { swagger: root['swagger'], paths, ...kept }
        : { openapi: root['openapi'], paths, components: kept }
  }
}

/** The gateway's own definitions: throttling, access control. */
function policiesOf(holder: JsonObject): JsonObject {
  return Object.fromEntries(
    ['x-apigateway-ratelimits', 'x-apigateway-access-controls'].flatMap((member) =>
      holder[member] === undefined ? [] : [[member, holder[member]]]
    )
  )
}

function importedItem(
  item: JsonObject,
  format: Document['format'],
  dropped: ReadonlySet<string>
): JsonObject {
  const kept: JsonObject = {}
  for (const [member, value] of Object.entries(item)) {
    if (member === '$ref') kept[member] = value
    else if (member === 'parameters') kept[member] = importedParameters(value)
    else if (isMethod(member))
      kept[member] = isObject(value) ? importedOperation(value, format, dropped) : value
  }
  return kept
}

function importedOperation(
  operation: JsonObject,
  format: Document['format'],
  dropped: ReadonlySet<string>
): JsonObject {
  const kept: JsonObject = {}
  for (const [member, value] of Object.entries(operation)) {
    if (dropped.has(member) || isEmpty(value)) continue
    if (member === 'parameters') kept[member] = importedParameters(value)
    else if (member === 'x-apigateway-backend') kept[member] = importedBackend(value)
    else if (member === 'x-apigateway-backend-policies' && Array.isArray(value))
      kept[member] = (value as unknown[]).map(importedBackend)
    else if (mapped.has(member) || member.startsWith('x-apigateway-')) kept[member] = value
  }
  // Of Swagger 2.0 only: OpenAPI 3 has no member that the mapping takes the protocol from.
  const schemes = format === '2.0' ? listOf(operation['schemes']) : []
  if (schemes.length > 0) kept['servers'] = schemes.map((scheme) => ({ url: `${textOf(scheme)}://` }))
  return kept
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
