import { isObject, type JsonObject } from '../../async-task/field-text'
import { listOf, objectOf, textOf } from '../../preflight/reading'
import { inside, type At, type Located } from './at'
import type { Document, DocumentFormat, References } from './document'

/** What the readers of an operation's parts need. */
export interface Reading {
  document: Document
  references: References
  operation: Located<JsonObject>
}

export interface Parameter {
  /** `path`, `query`, `header` or `cookie`. */
  readonly in: string
  readonly name: string
  readonly value: JsonObject
  readonly at: At
  readonly isRequired: boolean
  readonly schema: Located | null
}

/** Those of an operation; swagger 2.0's `body` and `formData` apart. */
export interface ReadParameters {
  parameters: Map<string, Parameter>
  bodyParameters: Located<JsonObject>[]
}

/** The members of a swagger 2.0 parameter, header or item that OpenAPI 3 has in a schema. */
const schemaMembers = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-nullable'
]

/**
 * The parameters of an operation: of `lists`, a later one replaces an earlier one of the same place and name. Swagger
 * 2.0's `body` and `formData` come apart: they are the body.
 */
export function readParameters(
  { document, references }: Reading,
  lists: readonly Located[],
  pathNames: readonly string[]
): ReadParameters {
  const positions = new Map(pathNames.map((name, index) => [name, index]))
  const parameters = new Map<string, Parameter>()
  const bodyParameters = new Map<string, Located<JsonObject>>()
  const read = (found: Located): void => {
    const { value, at } = references.resolve(found)
    if (!isObject(value)) return
    const place = textOf(value['in'])
    const name = textOf(value['name'])
    if (document.format === '2.0' && (place === 'body' || place === 'formData')) {
      bodyParameters.set(place === 'body' ? 'body' : `formData ${name}`, { value, at })
      return
    }
    const parameter = new ReadParameter(document.format, place, name, { value, at })
    parameters.set(parameterKey(place, name, positions), parameter)
  }
  for (const list of lists) {
    listOf(list.value).forEach((value, index) => read({ value, at: inside(list.at, index) }))
  }
  placeMisnamed(parameters, pathNames)
  return { parameters, bodyParameters: [...bodyParameters.values()] }
}

/** Its schema is read when asked for: few parameters of two documents differ. */
class ReadParameter implements Parameter {
  readonly in: string
  readonly name: string
  readonly value: JsonObject
  readonly at: At
  readonly isRequired: boolean
  readonly #format: DocumentFormat
  #schema: Located | null | undefined

  constructor(format: DocumentFormat, place: string, name: string, { value, at }: Located<JsonObject>) {
    this.in = place
    this.name = name
    this.value = value
    this.at = at
    this.isRequired = place === 'path' || value['required'] === true
    this.#format = format
  }

  get schema(): Located | null {
    if (this.#schema === undefined) {
      this.#schema = this.#format === '2.0' ? schemaOfMembers(this) : schemaIn(this)
    }
    return this.#schema
  }
}

/**
 * By what a caller sees. Header names have no case; what a path's parameter is called is not seen at all, and one that the
 * path does not name can only be the one that nothing describes.
 */
function parameterKey(place: string, name: string, positions: ReadonlyMap<string, number>): string {
  if (place === 'header') return `header ${name.toLowerCase()}`
  const position = place === 'path' ? positions.get(name) : undefined
  return position === undefined ? `${place} ${name}` : `path #${position}`
}

/** A path parameter whose name is not in the path, when one place of the path is free, belongs there. */
function placeMisnamed(parameters: Map<string, Parameter>, pathNames: readonly string[]): void {
  const [misnamed, ...others] = [...parameters.keys()].filter(
    (key) => key.startsWith('path ') && !key.startsWith('path #')
  )
  if (misnamed === undefined || others.length > 0) return
  const free = pathNames.map((_, index) => `path #${index}`).filter((key) => !parameters.has(key))
  const [place] = free
  const parameter = parameters.get(misnamed)
  if (free.length !== 1 || place === undefined || parameter === undefined) return
  parameters.delete(misnamed)
  parameters.set(place, parameter)
}

/** The schema of a swagger 2.0 parameter or header, which stands in it; `others` are members that count too. */
export function schemaOfMembers({ value, at }: Located<JsonObject>, others: readonly string[] = []): Located {
  const schema: JsonObject = {}
  for (const member of [...schemaMembers, ...others])
    if (Object.hasOwn(value, member)) schema[member] = value[member]
  return { value: schema, at }
}

/** The schema of an OpenAPI 3 parameter or header; one with `content` has one media type. */
export function schemaIn({ value, at }: Located<JsonObject>): Located | null {
  if (value['schema'] !== undefined) return { value: value['schema'], at: inside(at, 'schema') }
  const [type, media] = Object.entries(objectOf(value['content']))[0] ?? []
  if (type === undefined || !isObject(media) || media['schema'] === undefined) return null
  return { value: media['schema'], at: inside(inside(inside(at, 'content'), type), 'schema') }
}
