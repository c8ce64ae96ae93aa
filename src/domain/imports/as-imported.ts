import { isObject, type JsonObject } from '../async-task/field-text'
import type { Document } from '../documents/compare/document'
import { objectOf, textOf } from '../preflight/reading'

/** Members that an import does not take over, or that an export writes by itself. */
const notOfTheApi = new Set(['responses', 'consumes', 'produces', 'schemes', 'servers', 'externalDocs'])
const notOfTheDocument = new Set([
  'info',
  'host',
  'basePath',
  'schemes',
  'servers',
  'consumes',
  'produces',
  'tags'
])

/**
 * A document with only what survives an import and the export after it (the vendor's mapping): `basePath` becomes part of
 * the paths, host and servers are ignored, responses are not imported and a default one is exported, the version is the
 * export's time. Two documents are the same API to the gateway when what is left is the same.
 */
export function asImported({ format, root }: Document): Document {
  const base = format === '2.0' ? textOf(root['basePath']).replace(/\/+$/, '') : ''
  const kept: JsonObject = {}
  for (const [member, value] of Object.entries(root)) {
    if (!notOfTheDocument.has(member)) kept[member] = value
  }
  const paths: JsonObject = {}
  for (const [path, item] of Object.entries(objectOf(root['paths']))) {
    paths[path.startsWith('x-') ? path : base + path] = isObject(item) ? withoutResponses(item) : item
  }
  return { format, root: { ...kept, paths } }
}

function withoutResponses(item: JsonObject): JsonObject {
  const operations = Object.entries(item).map(([member, value]) => {
    if (!isObject(value)) return [member, value] as const
    const kept = Object.entries(value).filter(([name]) => !notOfTheApi.has(name))
    return [member, Object.fromEntries(kept)] as const
  })
  return Object.fromEntries(operations)
}
