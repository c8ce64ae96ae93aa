import { isObject, type JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'

/** Deeper documents are refused: no real one nests a tenth of it, and no later step may run out of stack. */
export const maxDocumentDepth = 500

/** Swagger 2.0's sections of what is defined for use elsewhere in the document. */
export const oldSections = ['definitions', 'parameters', 'responses'] as const
/** Those of OpenAPI 3, in `components`. */
export const sections = ['schemas', 'parameters', 'responses', 'requestBodies', 'headers'] as const

/**
 * The references (`#/…`) that are written in each definition, and in all paths together; by the object they stand in. An
 * object that is not in it may hold some all the same.
 */
export type Mentions = ReadonlyMap<object, ReadonlySet<string>>

/** Which references stand where, found in one walk through a document; null when it is deeper than `maxDocumentDepth`. */
export function readMentions(root: JsonObject): Mentions | null {
  const mentions = new Map<object, Set<string>>()
  const components = objectOf(root['components'])
  const groups = [...oldSections.map((name) => root[name]), ...sections.map((name) => components[name])]
  const definitions = groups.flatMap((group) => Object.values(objectOf(group)))
  for (const value of [root['paths'], ...definitions]) if (isObject(value)) mentions.set(value, new Set())
  return isTooDeep(root, 0, null, mentions) ? null : mentions
}

/** Goes no further down than is allowed, so that the stack is enough whatever is read. */
function isTooDeep(
  value: object,
  depth: number,
  found: Set<string> | null,
  mentions: Map<object, Set<string>>
): boolean {
  if (depth > maxDocumentDepth) return true
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      if (typeof item === 'object' && item !== null && isTooDeep(item, depth + 1, found, mentions))
        return true
    }
    return false
  }
  const own = depth > 3 ? found : (mentions.get(value) ?? found)
  for (const name in value) {
    const member = (value as JsonObject)[name]
    if (typeof member === 'object') {
      if (member !== null && isTooDeep(member, depth + 1, own, mentions)) return true
    } else if (name === '$ref' && typeof member === 'string') own?.add(member)
  }
  return false
}
