import { operationsOf, type Json, type Mutation, type Pick } from './mutation'

/** Every schema that is an object of its own, wherever it stands. */
function schemasOf(document: Json): Json[] {
  const found: Json[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const schema = value as Json
    if (typeof schema['$ref'] === 'string') return
    found.push(schema)
    visit(schema['items'])
    Object.values((schema['properties'] ?? {}) as Json).forEach(visit)
  }
  Object.values(document['definitions'] as Json).forEach(visit)
  for (const { value } of operationsOf(document)) {
    value.parameters.forEach((each) => visit(each['schema']))
    Object.values(value.responses).forEach((each) => visit(each['schema']))
  }
  return found
}

/** A mutation of a schema that `isFit`; the rule is told in whatever direction the schema is used in. */
function ofSchema(
  name: string,
  isFit: (schema: Json) => boolean,
  change: (schema: Json, pick: Pick) => string
): Mutation {
  return {
    name,
    apply(document, pick) {
      const schema = pick(schemasOf(document).filter(isFit))
      if (schema === undefined) return null
      const rule = change(schema, pick)
      return [`request-${rule}`, `response-${rule}`, 'unused-definition-changed']
    }
  }
}

const isOf =
  (type: string) =>
  (schema: Json): boolean =>
    schema['type'] === type
const membersOf = (schema: Json): [string, Json][] =>
  Object.entries(schema['properties'] as Record<string, Json>)
const requiredOf = (schema: Json): string[] => (schema['required'] ?? []) as string[]
const isBounded = (schema: Json): boolean => Number(schema['maxLength'] ?? 0) > 0

function setRequired(schema: Json, names: string[]): void {
  if (names.length > 0) schema['required'] = names
  else delete schema['required']
}

/** Edits of schemas, wherever they stand. */
export const schemaMutations: readonly Mutation[] = [
  ofSchema('a longer text', isBounded, (schema) => {
    schema['maxLength'] = Number(schema['maxLength']) + 1
    return 'upper-bound-raised'
  }),
  ofSchema('no bound', isBounded, (schema) => {
    delete schema['maxLength']
    return 'upper-bound-dropped'
  }),
  ofSchema(
    'a bound where nothing was set',
    (schema) => schema['maxLength'] === 0,
    (schema) => {
      schema['maxLength'] = 9
      return 'upper-bound-set'
    }
  ),
  ofSchema(
    'a value more',
    (schema) => 'enum' in schema,
    (schema) => {
      schema['enum'] = ['Z', ...(schema['enum'] as string[])]
      return 'enum-value-added'
    }
  ),
  ofSchema('a wider type', isOf('integer'), (schema) => {
    schema['type'] = 'number'
    return 'type-widened'
  }),
  ofSchema('another type', isOf('boolean'), (schema) => {
    schema['type'] = 'string'
    return 'type-changed'
  }),
  ofSchema('a property', isOf('object'), (schema) => {
    schema['properties'] = {
      fresh: { type: 'array', items: { type: 'string' } },
      ...(schema['properties'] as Json)
    }
    return 'optional-property-added'
  }),
  ofSchema('a required property', isOf('object'), (schema) => {
    schema['properties'] = { ...(schema['properties'] as Json), fresh: { type: 'string' } }
    setRequired(schema, [...requiredOf(schema), 'fresh'])
    return 'required-property-added'
  }),
  ofSchema(
    'a property is removed',
    (schema) => isOf('object')(schema) && membersOf(schema).length > 0,
    (schema, pick) => {
      const [name] = pick(membersOf(schema)) ?? ['']
      delete (schema['properties'] as Json)[name]
      const isRequired = requiredOf(schema).includes(name)
      setRequired(
        schema,
        requiredOf(schema).filter((each) => each !== name)
      )
      return isRequired ? 'required-property-removed' : 'optional-property-removed'
    }
  ),
  ofSchema(
    'a property becomes required, or no longer is',
    (schema) => isOf('object')(schema) && membersOf(schema).length > 0,
    (schema, pick) => {
      const [name] = pick(membersOf(schema)) ?? ['']
      const isRequired = requiredOf(schema).includes(name)
      setRequired(
        schema,
        isRequired ? requiredOf(schema).filter((each) => each !== name) : [...requiredOf(schema), name]
      )
      return isRequired ? 'property-became-optional' : 'property-became-required'
    }
  ),
  ofSchema(
    'words of a schema',
    () => true,
    (schema) => {
      schema['description'] = 'words'
      return 'schema-words-changed'
    }
  )
]
