import { isObject, type JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import { listOf, objectOf, textOf } from './reading'

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

/** Members of a path that are no operations. */
const pathMembers = new Set(['parameters', 'summary', 'description', 'servers', '$ref'])
const anyMethod = 'x-apigateway-any-method'

/** The operations of a document, in the order of the file; whatever has another shape is left out. */
export function operationsOf(root: JsonObject): Operation[] {
  const base = textOf(root['basePath']).replace(/\/$/, '')
  return Object.entries(objectOf(root['paths'])).flatMap(([path, value]) => {
    const item = objectOf(value)
    const pathAt = ['paths', path]
    const shared = parametersAt(root, item['parameters'], [...pathAt, 'parameters'])
    return Object.entries(item)
      .filter(([key]) => !pathMembers.has(key) && (!key.startsWith('x-') || key === anyMethod))
      .map(([key, body]): Operation => {
        const at = [...pathAt, key]
        const own = parametersAt(root, objectOf(body)['parameters'], [...at, 'parameters'])
        return {
          method: key === anyMethod ? 'ANY' : key.toUpperCase(),
          path: base + path,
          at,
          pathAt,
          body: objectOf(body),
          parameters: joined(shared, own)
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

/** Follows one reference inside the document; null when it leads nowhere or out of it. */
function resolved(root: JsonObject, raw: unknown): JsonObject | null {
  if (!isObject(raw)) return null
  const reference = raw['$ref']
  if (reference === undefined) return raw
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return null
  let node: unknown = root
  for (const step of reference.slice(2).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (!isObject(node) || !Object.hasOwn(node, name)) return null
    node = node[name]
  }
  return isObject(node) ? node : null
}
