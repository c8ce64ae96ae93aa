type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectOf = (value: unknown): Json => (isObject(value) ? value : {})
const aside = ['name', 'in', 'required', 'description', 'collectionFormat', 'allowEmptyValue']

/** A swagger 2.0 document as a peer reads it that knows only OpenAPI 3: roughly, and what is no swagger 2.0 as it stands. */
export function asOpenApi3(document: unknown): unknown {
  if (!isObject(document) || document['swagger'] === undefined) return document
  const { swagger: _version, definitions, parameters, responses, securityDefinitions, ...rest } = document
  const convert = (found: unknown): Json => operation(objectOf(found), document)
  const paths = Object.entries(objectOf(document['paths'])).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(objectOf(item)).map(([member, value]) => [
        member,
        isObject(value) && member !== 'parameters' ? convert(value) : value
      ])
    )
  ])
  return refsMoved({
    ...rest,
    openapi: '3.0.3',
    paths: Object.fromEntries(paths) as Json,
    components: {
      schemas: definitions ?? {},
      parameters: mapped(parameters, parameter),
      responses: mapped(responses, (each) => response(each, ['application/json'])),
      securitySchemes: securityDefinitions ?? {}
    }
  })
}

function mapped(group: unknown, convert: (value: Json) => unknown): Json {
  return Object.fromEntries(
    Object.entries(objectOf(group)).map(([name, value]) => [name, convert(objectOf(value))])
  )
}

function operation(value: Json, root: Json): Json {
  const { parameters, responses, consumes, produces, ...rest } = value
  const all = Array.isArray(parameters) ? parameters.filter(isObject) : []
  const body = all.find((each) => each['in'] === 'body')
  const types = (own: unknown, shared: unknown): string[] =>
    [own, shared].find((list): list is string[] => Array.isArray(list) && list.length > 0) ?? [
      'application/json'
    ]
  const content = types(consumes, root['consumes']).map((type) => [type, { schema: body?.['schema'] }])
  return {
    ...rest,
    parameters: all.filter((each) => each['in'] !== 'body' && each['in'] !== 'formData').map(parameter),
    ...(body !== undefined && {
      requestBody: { required: body['required'] === true, content: Object.fromEntries(content) as Json }
    }),
    responses: mapped(responses, (each) => response(each, types(produces, root['produces'])))
  }
}

function parameter(value: Json): Json {
  if ('$ref' in value) return value
  const members = Object.entries(value)
  return {
    ...Object.fromEntries(members.filter(([name]) => aside.includes(name))),
    schema: Object.fromEntries(members.filter(([name]) => !aside.includes(name)))
  }
}

function response(value: Json, types: string[]): Json {
  const { schema, ...rest } = value
  if (schema === undefined) return value
  return { ...rest, content: Object.fromEntries(types.map((type) => [type, { schema }])) }
}

function refsMoved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(refsMoved)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string'
        ? member
            .replace('#/definitions/', '#/components/schemas/')
            .replace(/^#\/(parameters|responses)\//, '#/components/$1/')
        : refsMoved(member)
    ])
  )
}
