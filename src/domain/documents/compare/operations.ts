import { isObject, type JsonObject } from '../../async-task/field-text'
import { listOf, objectOf, textOf } from '../../preflight/reading'
import { inside, type At, type Located } from './at'
import { readBody, readResponses, type Body, type Response } from './bodies'
import { References, type Document } from './document'
import { readParameters, type Parameter } from './parameters'

/** One operation, the same view whatever the format. */
export interface Operation {
  /** Upper case; `x-apigateway-any-method` is ANY. */
  method: string
  path: string
  at: At
  value: JsonObject
  /** What it shares with the other operations of its path. */
  item: Located<JsonObject>
  /** Names of the path's parameters, in order. */
  pathNames: string[]
  /** By what a caller sees: place and name; path parameters by position. */
  parameters: Map<string, Parameter>
  body: Body | null
  responses: Map<string, Response>
  /** Its own or the document's; null: none is asked for. */
  security: Located<unknown[]> | null
}

/** A document with its operations, read once for a comparison. */
export interface Side {
  document: Document
  root: JsonObject
  references: References
  operations: Operation[]
}

const methods = new Map(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [
    method,
    method.toUpperCase()
  ])
).set('x-apigateway-any-method', 'ANY')

/** Whether a member of a path is one of its operations. */
export function isMethod(member: string): boolean {
  return methods.has(member.toLowerCase())
}

/** Reads every operation; whatever has another shape is left out. */
export function readSide(document: Document): Side {
  const { root } = document
  const references = new References(root)
  const paths = objectOf(root['paths'])
  const operations = Object.keys(paths).flatMap((path) =>
    path.startsWith('x-') ? [] : operationsOf(document, references, path, paths[path])
  )
  return { document, root, references, operations }
}

function operationsOf(document: Document, references: References, path: string, found: unknown): Operation[] {
  const item = references.resolve({ value: found, at: inside(inside(null, 'paths'), path) })
  const { value: itemValue } = item
  if (!isObject(itemValue)) return []
  const shared = { value: itemValue['parameters'], at: inside(item.at, 'parameters') }
  const read = new Set<string>()
  return Object.entries(itemValue).flatMap(([key, value]) => {
    const method = methods.get(key.toLowerCase())
    // Of `get` and `GET` in one path, the first is the operation.
    if (method === undefined || !isObject(value) || read.has(method)) return []
    read.add(method)
    const at = inside(item.at, key)
    const own = { value: value['parameters'], at: inside(at, 'parameters') }
    const reading = { document, references, operation: { value, at } }
    const pathNames = namesIn(path)
    const parameters = once(() => readParameters(reading, [shared, own], pathNames))
    const body = once(() => readBody(reading, parameters().bodyParameters))
    const responses = once(() => readResponses(reading))
    const operation: Operation = {
      method,
      path,
      at,
      value,
      item: { value: itemValue, at: item.at },
      pathNames,
      // Read when asked for: most operations of two exports are the same, and nobody asks.
      get parameters() {
        return parameters().parameters
      },
      get body() {
        return body()
      },
      get responses() {
        return responses()
      },
      security: securityOf(document.root, value, at)
    }
    return [operation]
  })
}

/** The work is done when its result is first asked for, and once. */
function once<T>(work: () => T): () => T {
  let done: { result: T } | undefined
  return () => (done ??= { result: work() }).result
}

function securityOf(root: JsonObject, operation: JsonObject, at: At): Located<unknown[]> | null {
  const own = operation['security']
  const asked = Array.isArray(own) ? own : listOf(root['security'])
  if (asked.length === 0) return null
  return { value: asked, at: inside(Array.isArray(own) ? at : null, 'security') }
}

/** The names between braces, in order; `{proxy+}` keeps its sign, which changes what matches. */
function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}

/** The path with what its parameters are called left out: callers do not see it. */
export function pathShape(path: string): string {
  return path.replace(/\{[^{}]*?(\+?)\}/g, '{$1}')
}

/** What a caller asks for; two operations of one document never share it, unless only names in their paths differ. */
export function endpointKey({ method, path }: Operation): string {
  return `${method} ${pathShape(path)}`
}

export function operationIdOf({ value }: Operation): string | null {
  return textOf(value['operationId']) || null
}
