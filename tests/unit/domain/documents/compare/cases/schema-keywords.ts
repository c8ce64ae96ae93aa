import { alike, pair, type SchemaPair } from './schema-pairs'

const string = { type: 'string' }
const integer = { type: 'integer' }
const object = (properties: object, rest: object = {}): object => ({ type: 'object', properties, ...rest })

/** Keywords that no number of the catalogue names: what else values have to be, and what says nothing. */
export const schemaKeywordPairs: readonly SchemaPair[] = [
  pair(
    'one value',
    string,
    { ...string, const: 'A' },
    'constraint-added BN . /const',
    'constraint-dropped NB /const .',
    'constraint-changed; became-enum; enum-dropped'
  ),
  pair(
    'another value',
    { const: 'A' },
    { const: 'B' },
    'constraint-changed BB /const',
    'constraint-changed BB /const',
    'constraint-added; constraint-dropped'
  ),
  pair(
    'what is refused',
    { not: { const: 'A' } },
    { not: { const: 'B' } },
    'constraint-changed BB /not',
    'constraint-changed BB /not'
  ),
  pair(
    'what depends on a condition',
    { if: { const: 'A' }, then: string },
    { if: { const: 'A' }, then: integer },
    'type-changed BB /then/type',
    'type-changed BB /then/type'
  ),
  pair(
    'an item by its place',
    { prefixItems: [string] },
    { prefixItems: [string, integer] },
    'constraint-added BN /prefixItems',
    'constraint-dropped NB /prefixItems',
    'items-added; items-dropped'
  ),
  pair(
    'members by a pattern',
    { patternProperties: { '^a': string } },
    { patternProperties: { '^a': integer } },
    'type-changed BB /patternProperties/^a/type',
    'type-changed BB /patternProperties/^a/type'
  ),
  pair(
    'members of any other name',
    { additionalProperties: string },
    { additionalProperties: integer },
    'type-changed BB /additionalProperties/type',
    'type-changed BB /additionalProperties/type',
    'additional-properties-closed; additional-properties-opened'
  ),
  pair(
    'members of any other name, which are',
    object({}),
    object({}, { additionalProperties: string }),
    'additional-properties-closed BN . /additionalProperties',
    'additional-properties-opened NN /additionalProperties .'
  ),
  alike(
    'nothing at all, in two ways',
    {},
    {
      ...{ items: true, additionalProperties: {}, propertyNames: true },
      ...{ unevaluatedItems: {}, unevaluatedProperties: true, contentSchema: true }
    },
    'items-added; items-dropped; constraint-added; constraint-dropped'
  ),
  pair(
    'members that nothing else describes',
    { unevaluatedProperties: true },
    { unevaluatedProperties: false },
    'constraint-added BN /unevaluatedProperties',
    'constraint-dropped NB /unevaluatedProperties',
    'constraint-changed'
  ),
  pair(
    'items of which one must be so',
    { type: 'array' },
    { type: 'array', contains: true },
    'constraint-added BN . /contains',
    'constraint-dropped NB /contains .'
  ),
  pair(
    'how many items must be so',
    { contains: string, minContains: 1, maxContains: 5 },
    { contains: string, minContains: 2, maxContains: 4 },
    'lower-bound-raised BN /minContains; upper-bound-lowered BN /maxContains',
    'lower-bound-lowered NB /minContains; upper-bound-raised NB /maxContains',
    'constraint-changed; lower-bound-set; upper-bound-set'
  ),
  pair(
    'no item need be so',
    { contains: string },
    { contains: string, minContains: 0 },
    'lower-bound-lowered NB . /minContains',
    'lower-bound-raised BN /minContains .'
  ),
  alike(
    'one item must be so, not said',
    { contains: string },
    { contains: string, minContains: 1 },
    'lower-bound-set; lower-bound-dropped; constraint-added'
  ),
  pair(
    'a name that another asks for',
    { dependentRequired: { a: ['b'] } },
    { dependentRequired: { a: ['b'], c: ['d'] } },
    'constraint-added BN /dependentRequired',
    'constraint-dropped NB /dependentRequired',
    'constraint-changed'
  ),
  pair(
    'another name that another asks for',
    { dependentRequired: { a: ['b', 'c'] } },
    { dependentRequired: { a: ['b', 'd'] } },
    'constraint-changed BB /dependentRequired',
    'constraint-changed BB /dependentRequired',
    'constraint-added; constraint-dropped'
  ),
  alike(
    'names that another asks for, in another order',
    { dependentRequired: { a: ['b', 'c'] } },
    { dependentRequired: { a: ['c', 'b'] } },
    'constraint-changed'
  ),
  pair(
    'what a text is the encoding of',
    string,
    { ...string, contentEncoding: 'base64' },
    'constraint-changed BB . /contentEncoding',
    'constraint-changed BB /contentEncoding .',
    'constraint-added; constraint-dropped'
  ),
  pair(
    'a schema that takes everything',
    object({ a: true }),
    object({ a: string }),
    'schema-added BN /properties/a',
    'schema-dropped NN /properties/a',
    'type-narrowed; type-widened; optional-property-added'
  ),
  alike(
    'everything, in two ways',
    object({ a: true }),
    object({ a: {} }),
    'schema-added; schema-dropped; constraint-changed'
  )
]
