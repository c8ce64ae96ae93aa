import fc from 'fast-check'

type Json = Record<string, unknown>

const name = fc.constantFrom('id', 'name', 'count', 'status', 'owner', 'tags', 'created_at')
const definitionName = fc.constantFrom('Order', 'Device', 'Owner', 'Page')

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 1, max: 64 }) }),
  fc.record({
    type: fc.constant('string'),
    enum: fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 1 })
  }),
  fc.record({ type: fc.constantFrom('integer', 'number'), maximum: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ type: fc.constant('boolean') }),
  // As the gateway writes it: nothing is set.
  fc.constant({ type: 'string', maximum: 0, minimum: 0, maxLength: 0, minLength: 0 })
)

const { schema } = fc.letrec<{ schema: Json; object: Json }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    definitionName.map((to) => ({ $ref: `#/definitions/${to}` })),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    tie('object')
  ),
  object: fc
    .dictionary(name, tie('schema'), { maxKeys: 4 })
    .chain((properties) =>
      fc
        .subarray(Object.keys(properties))
        .map((required) => ({ type: 'object', properties, ...(required.length > 0 && { required }) }))
    )
}))

const parameter = fc.record({
  name,
  in: fc.constantFrom('query', 'header'),
  required: fc.boolean(),
  type: fc.constantFrom('string', 'number')
})

const operation = fc
  .record({
    operationId: fc.uuid(),
    parameters: fc.uniqueArray(parameter, { maxLength: 4, selector: (each) => `${each.in} ${each.name}` }),
    body: fc.option(schema),
    response: schema,
    cors: fc.boolean(),
    mode: fc.constantFrom('NORMAL', 'SWA'),
    timeout: fc.integer({ min: 1, max: 60_000 })
  })
  .map(({ operationId, parameters, body, response, cors, mode, timeout }) => ({
    operationId,
    parameters: [...parameters, ...(body === null ? [] : [{ in: 'body', name: 'body', schema: body }])],
    responses: { 200: { description: 'ok', schema: response } },
    'x-apigateway-cors': cors,
    'x-apigateway-match-mode': mode,
    'x-apigateway-backend': {
      type: 'HTTP',
      parameters: parameters.map((each) => ({
        name: each.name,
        in: each.in,
        value: each.name,
        origin: 'REQUEST'
      })),
      httpEndpoints: { address: 'backend.example', scheme: 'https', method: 'GET', path: '/', timeout }
    }
  }))

/** Swagger 2.0 documents in the shape of the gateway's exports; definitions refer to each other, in circles too. */
export const documents: fc.Arbitrary<Json> = fc
  .record({
    definitions: fc.record({ Order: schema, Device: schema, Owner: schema, Page: schema }),
    paths: fc.dictionary(
      fc.constantFrom('/orders', '/orders/all', '/devices', '/owners', '/a/b/c'),
      fc.dictionary(fc.constantFrom('get', 'post', 'put', 'x-apigateway-any-method'), operation, {
        minKeys: 1
      }),
      { minKeys: 1 }
    )
  })
  .map(({ definitions, paths }) => ({
    swagger: '2.0',
    info: { title: 'orders', version: '2026-11-01-09:00:00' },
    host: 'group.example',
    paths,
    definitions
  }))
  // Generated values share parts, parsed ones never do.
  .map((document) => JSON.parse(JSON.stringify(document)) as Json)

/** The same value with members in another order, and the lists whose order means nothing too. */
export function shuffled(value: unknown, random: () => number, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, random))
    return ['parameters', 'required', 'enum'].includes(key) ? mixed(items, random) : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    mixed(Object.entries(value), random).map(([member, inner]) => [member, shuffled(inner, random, member)])
  )
}

function mixed<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item)
}

/** The document with each inline schema of a body or a response, and of a property, moved into a definition of its own. */
export function withSchemasMoved(document: Json): Json {
  const copy = structuredClone(document) as {
    paths: Record<string, Record<string, { responses: Json; parameters: Json[] }>>
    definitions: Json
  }
  let count = 0
  const move = (holder: Json, name: string): void => {
    const moved = `Moved${(count += 1)}`
    copy.definitions[moved] = holder[name]
    holder[name] = { $ref: `#/definitions/${moved}` }
  }
  const propertiesOf = (schema: unknown): Json => ((schema as Json)['properties'] ?? {}) as Json
  for (const name of Object.keys(copy.definitions)) {
    const properties = propertiesOf(copy.definitions[name])
    for (const property of Object.keys(properties)) move(properties, property)
  }
  for (const item of Object.values(copy.paths)) {
    for (const each of Object.values(item)) {
      for (const response of Object.values(each.responses)) move(response as Json, 'schema')
      for (const parameter of each.parameters) if (parameter['in'] === 'body') move(parameter, 'schema')
    }
  }
  return copy
}
