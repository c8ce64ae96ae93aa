import type { JsonObject } from '../json'
import type { ApiDefinition } from '../model/definition'

/** Methods in the order in which the service writes them within a path; ANY has an extension of its own. */
const methodKeys = {
  GET: 'get',
  PUT: 'put',
  POST: 'post',
  DELETE: 'delete',
  OPTIONS: 'options',
  HEAD: 'head',
  PATCH: 'patch',
  ANY: 'x-apigateway-any-method'
} as const

/**
 * The `paths` member: paths sorted, methods in the service's order. Two APIs that differ only in their match mode
 * share one place in a document, and the first one gets it.
 */
export function pathsOf(
  definitions: readonly ApiDefinition[],
  write: (definition: ApiDefinition) => JsonObject
): JsonObject {
  const places = new Map<string, Map<string, ApiDefinition>>()
  for (const definition of definitions) {
    const methods = places.get(definition.path) ?? new Map<string, ApiDefinition>()
    if (!methods.has(definition.method)) methods.set(definition.method, definition)
    places.set(definition.path, methods)
  }
  const paths: JsonObject = {}
  for (const path of [...places.keys()].sort()) {
    const item: JsonObject = {}
    for (const [method, key] of Object.entries(methodKeys)) {
      const definition = places.get(path)?.get(method)
      if (definition !== undefined) item[key] = write(definition)
    }
    paths[path] = item
  }
  return paths
}
