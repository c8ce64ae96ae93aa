import { isObject, type JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import { isMethod, listOf, objectOf, textOf } from './reading'
import { maxPathLength } from './rules'

/** A parameter of an operation where it is used; `value` is null when its reference leads nowhere. */
export interface Parameter {
  value: JsonObject | null
  at: Path
}

/** One operation of the file, as the service would make an API of it. */
export interface Operation {
  /** Upper case; `x-apigateway-any-method` is ANY. Words that are no method stay. */
  method: string
  /** With the basePath before it. */
  path: string
  at: Path
  /** Where its path stands. */
  pathAt: Path
  body: JsonObject
  /** Those of the path that the operation does not replace, then its own. */
  parameters: Parameter[]
}

/** The two import modes that change what an operation must have. */
export interface ImportModes {
  mock_mode: boolean
  simple_mode: boolean
}

/** What the checks look at. */
export interface ImportDocument {
  root: JsonObject
  /** null: neither, or not readable as either. */
  oas: '2.0' | '3.0' | null
  operations: Operation[]
  modes: ImportModes
  /** The group is made by this import and named after `info.title`. */
  createsGroup: boolean
}

/** Longer paths are refused for their length alone; they are cut here, or each would hold a copy of basePath. */
const longestPath = 2 * maxPathLength
/** What a reference may be and lead through; more of either is no reference anybody wrote. */
const longestReference = 1000
const mostSteps = 20

/** Members of a path that are no operations. */
const pathMembers = new Set(['parameters', 'summary', 'description', 'servers', '$ref'])
const anyMethod = 'x-apigateway-any-method'

/** The operations of a document, in the order of the file; whatever has another shape is left out. */
export function operationsOf(root: JsonObject): Operation[] {
  const base = textOf(root['basePath']).slice(0, longestPath).replace(/\/$/, '')
  return Object.entries(objectOf(root['paths'])).flatMap(([path, value]) => {
    const item = objectOf(value)
    const pathAt = ['paths', path]
    const shared = parametersAt(root, item['parameters'], [...pathAt, 'parameters'])
    return Object.entries(item)
      .filter(([key]) => !pathMembers.has(key) && (!key.startsWith('x-') || key === anyMethod))
      .map(([key, body]): Operation => {
        const at = [...pathAt, key]
        const own = parametersAt(root, objectOf(body)['parameters'], [...at, 'parameters'])
        const method = key === anyMethod ? 'ANY' : key.toUpperCase()
        return {
          method,
          path: (base + path).slice(0, longestPath),
          at,
          pathAt,
          body: objectOf(body),
          // Only what can be an API takes the path's parameters over, once for each method.
          parameters:
            isMethod(method) && (key === anyMethod || key === key.toLowerCase()) ? joined(shared, own) : own
        }
      })
  })
}

function parametersAt(root: JsonObject, list: unknown, at: Path): Parameter[] {
  return listOf(list).map((raw, index) => ({ value: resolved(root, raw), at: [...at, index] }))
}

function joined(shared: Parameter[], own: Parameter[]): Parameter[] {
  if (shared.length === 0) return own
  const placeOf = ({ value }: Parameter): string => `${textOf(value?.['in'])} ${textOf(value?.['name'])}`
  const replaced = new Set(own.map(placeOf))
  return [...shared.filter((parameter) => !replaced.has(placeOf(parameter))), ...own]
}

/** Follows references inside the document; null when they lead nowhere, out of it or in a circle. */
export function resolved(root: JsonObject, raw: unknown): JsonObject | null {
  let node = raw
  for (let steps = 0; steps < mostSteps && isObject(node); steps += 1) {
    const reference = node['$ref']
    if (reference === undefined) return node
    node = referenced(root, reference)
  }
  return null
}

function referenced(root: JsonObject, reference: unknown): unknown {
  if (typeof reference !== 'string' || !reference.startsWith('#/') || reference.length > longestReference)
    return null
  let node: unknown = root
  for (const step of reference.slice(2).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (!isObject(node) || !Object.hasOwn(node, name)) return null
    node = node[name]
  }
  return node
}
