import { isObject, type JsonObject } from '../../async-task/field-text'
import { listOf, objectOf, textOf } from '../../preflight/reading'
import { inside, type At, type Located } from './at'
import { readBody, readResponses, type Body, type Response } from './bodies'
import { References, type Document } from './document'
import { readParameters, type Parameter, type ReadParameters, type Reading } from './parameters'

/** One operation, the same view whatever the format. */
export interface Operation {
  /** Upper case; `x-apigateway-any-method` is ANY. */
  readonly method: string
  readonly path: string
  readonly at: At
  readonly value: JsonObject
  /** What it shares with the other operations of its path. */
  readonly item: Located<JsonObject>
  /** Names of the path's parameters, in order. */
  readonly pathNames: string[]
  /** By what a caller sees: place and name; path parameters by position. */
  readonly parameters: Map<string, Parameter>
  readonly body: Body | null
  readonly responses: Map<string, Response>
  /** Its own or the document's; null: none is asked for. */
  readonly security: Located<unknown[]> | null
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
  const { value } = item
  if (!isObject(value)) return []
  const shared = { document, references, path, pathNames: namesIn(path), item: { value, at: item.at } }
  const read = new Set<string>()
  const operations: Operation[] = []
  for (const key of Object.keys(value)) {
    const method = methods.get(key.toLowerCase())
    const own = value[key]
    // Of `get` and `GET` in one path, the first is the operation.
    if (method === undefined || !isObject(own) || read.has(method)) continue
    read.add(method)
    operations.push(new ReadOperation(shared, method, { value: own, at: inside(item.at, key) }))
  }
  return operations
}

/** What the operations of a path share. */
interface PathReading extends Pick<Reading, 'document' | 'references'> {
  path: string
  pathNames: string[]
  item: Located<JsonObject>
}

/** Read when asked for, and once: most operations of two exports are the same, and nobody asks. */
class ReadOperation implements Operation {
  readonly method: string
  readonly value: JsonObject
  readonly at: At
  readonly #shared: PathReading
  #parameters: ReadParameters | undefined
  #body: Body | null | undefined
  #responses: Map<string, Response> | undefined
  #security: Located<unknown[]> | null | undefined

  constructor(shared: PathReading, method: string, { value, at }: Located<JsonObject>) {
    this.method = method
    this.value = value
    this.at = at
    this.#shared = shared
  }

  get path(): string {
    return this.#shared.path
  }

  get pathNames(): string[] {
    return this.#shared.pathNames
  }

  get item(): Located<JsonObject> {
    return this.#shared.item
  }

  get parameters(): Map<string, Parameter> {
    return this.#read().parameters
  }

  get body(): Body | null {
    if (this.#body === undefined) this.#body = readBody(this.#reading(), this.#read().bodyParameters)
    return this.#body
  }

  get responses(): Map<string, Response> {
    return (this.#responses ??= readResponses(this.#reading()))
  }

  get security(): Located<unknown[]> | null {
    if (this.#security === undefined) {
      this.#security = securityOf(this.#shared.document.root, this.value, this.at)
    }
    return this.#security
  }

  #read(): ReadParameters {
    if (this.#parameters !== undefined) return this.#parameters
    const { item, pathNames } = this.#shared
    const shared = { value: item.value['parameters'], at: inside(item.at, 'parameters') }
    const own = { value: this.value['parameters'], at: inside(this.at, 'parameters') }
    this.#parameters = readParameters(this.#reading(), [shared, own], pathNames)
    return this.#parameters
  }

  #reading(): Reading {
    const { document, references } = this.#shared
    return { document, references, operation: this }
  }
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
