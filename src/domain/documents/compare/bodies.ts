import { isObject, type JsonObject } from '../../async-task/field-text'
import { listOf, objectOf, textOf } from '../../preflight/reading'
import { inside, type At, type Located } from './at'
import { schemaIn, schemaOfMembers, type Reading } from './parameters'

/** What one media type carries. */
export interface Media {
  at: At
  /** What OpenAPI 3 says of it beside the schema. */
  value: JsonObject
  schema: Located | null
}

export interface Body {
  at: At
  value: JsonObject
  isRequired: boolean
  content: Map<string, Media>
}

export interface Header {
  name: string
  value: JsonObject
  at: At
  isRequired: boolean
  schema: Located | null
}

export interface Response {
  readonly at: At
  readonly value: JsonObject
  readonly content: Map<string, Media>
  /** Swagger 2.0's, which is that of every media type; null without one. */
  readonly schema: Located | null
  /** By the name in lower case: header names have no case. */
  readonly headers: Map<string, Header>
}

/** What swagger 2.0 says of a media type. */
const unsaid: JsonObject = {}
const json = 'application/json'
const form = 'application/x-www-form-urlencoded'
const fileForm = 'multipart/form-data'

/** The body an operation takes; null without one. `bodyParameters` are swagger 2.0's. */
export function readBody(reading: Reading, bodyParameters: readonly Located<JsonObject>[]): Body | null {
  if (reading.document.format !== '2.0') return requestBody(reading)
  const body = bodyParameters.find(({ value }) => value['in'] === 'body')
  if (body !== undefined) {
    const schema = { value: body.value['schema'], at: inside(body.at, 'schema') }
    const content = mediaTypes(reading, 'consumes', [json], schema)
    return { at: body.at, value: body.value, isRequired: body.value['required'] === true, content }
  }
  const fields = bodyParameters.filter(({ value }) => value['in'] === 'formData')
  return fields.length === 0 ? null : formBody(reading, fields)
}

function requestBody({ references, operation }: Reading): Body | null {
  const found = operation.value['requestBody']
  const { value, at } = references.resolve({ value: found, at: inside(operation.at, 'requestBody') })
  if (!isObject(value)) return null
  return { at, value, isRequired: value['required'] === true, content: contentOf({ value, at }) }
}

function formBody(reading: Reading, fields: Located<JsonObject>[]): Body {
  const at = inside(reading.operation.at, 'parameters')
  const properties: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  const propertiesAt = new Map<string, At>()
  const required: string[] = []
  for (const field of fields) {
    const name = textOf(field.value['name'])
    if (field.value['required'] === true) required.push(name)
    properties[name] = schemaOfMembers(field, ['description']).value
    propertiesAt.set(name, field.at)
  }
  const isFileForm = fields.some(({ value }) => value['type'] === 'file')
  const schema = { value: { type: 'object', properties, required }, at, propertiesAt }
  const content = mediaTypes(reading, 'consumes', [isFileForm ? fileForm : form], schema)
  return { at, value: {}, isRequired: required.length > 0, content }
}

/** The responses by status code; the gateway's own members among them are none. */
export function readResponses(reading: Reading): Map<string, Response> {
  const { references, operation } = reading
  const responses = new Map<string, Response>()
  const all = references.resolve({
    value: operation.value['responses'],
    at: inside(operation.at, 'responses')
  })
  const listed = objectOf(all.value)
  for (const status of Object.keys(listed)) {
    if (status.startsWith('x-')) continue
    const { value, at } = references.resolve({ value: listed[status], at: inside(all.at, status) })
    if (isObject(value)) responses.set(status, new ReadResponse(reading, { value, at }))
  }
  return responses
}

/** Read when asked for: few responses of two documents differ. */
class ReadResponse implements Response {
  readonly value: JsonObject
  readonly at: At
  readonly #reading: Reading
  #content: Map<string, Media> | undefined

  constructor(reading: Reading, { value, at }: Located<JsonObject>) {
    this.value = value
    this.at = at
    this.#reading = reading
  }

  get content(): Map<string, Media> {
    return (this.#content ??= this.#readContent())
  }

  get schema(): Located | null {
    const value = this.#reading.document.format === '2.0' ? this.value['schema'] : undefined
    return value === undefined ? null : { value, at: inside(this.at, 'schema') }
  }

  get headers(): Map<string, Header> {
    return headersOf(this.#reading, this)
  }

  #readContent(): Map<string, Media> {
    if (this.#reading.document.format !== '2.0') return contentOf(this)
    const { schema } = this
    return schema === null ? new Map<string, Media>() : mediaTypes(this.#reading, 'produces', [json], schema)
  }
}

function headersOf({ document, references }: Reading, response: Located<JsonObject>): Map<string, Header> {
  const headers = new Map<string, Header>()
  const parent = inside(response.at, 'headers')
  for (const [name, found] of Object.entries(objectOf(response.value['headers']))) {
    const { value, at } = references.resolve({ value: found, at: inside(parent, name) })
    if (!isObject(value)) continue
    const schema = document.format === '2.0' ? schemaOfMembers({ value, at }) : schemaIn({ value, at })
    headers.set(name.toLowerCase(), { name, value, at, isRequired: value['required'] === true, schema })
  }
  return headers
}

/** Swagger 2.0 says media types once for all bodies of an operation, or of the document. */
function mediaTypes(
  { document, operation }: Reading,
  member: 'consumes' | 'produces',
  unless: readonly string[],
  schema: Located
): Map<string, Media> {
  const own = operation.value[member]
  const listed = Array.isArray(own) ? own : listOf(document.root[member])
  const at = inside(Array.isArray(own) ? operation.at : null, member)
  const types = listed.filter((type) => typeof type === 'string')
  const media = { at, value: unsaid, schema: schema.value === undefined ? null : schema }
  return new Map((types.length > 0 ? types : unless).map((type) => [type, media]))
}

function contentOf({ value, at }: Located<JsonObject>): Map<string, Media> {
  const parent = inside(at, 'content')
  return new Map(
    Object.entries(objectOf(value['content'])).map(([type, media]) => {
      const mediaAt = inside(parent, type)
      const mediaValue = objectOf(media)
      const { schema } = mediaValue
      const located = schema === undefined ? null : { value: schema, at: inside(mediaAt, 'schema') }
      return [type, { at: mediaAt, value: mediaValue, schema: located }]
    })
  )
}
