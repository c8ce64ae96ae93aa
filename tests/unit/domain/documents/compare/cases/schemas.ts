import { alike, pair, type SchemaPair } from './schema-pairs'

const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const object = (properties: object, rest: object = {}): object => ({ type: 'object', properties, ...rest })

/** Rules 26 to 34: type, format, values, properties. */
export const schemaPairs: readonly SchemaPair[] = [
  pair(
    'a value that only one of a schema and what it takes over still lists',
    { enum: ['a', 'b'], allOf: [{ enum: ['a', 'b'] }] },
    { enum: ['a', 'b'], allOf: [{ enum: ['b'] }] },
    'enum-value-removed BN /enum',
    'enum-value-added NW /enum',
    'all-of-member-added; all-of-member-removed'
  ),
  alike(
    'values that a schema and what it takes over both list',
    { enum: ['a', 'b'], allOf: [{ enum: ['b', 'c'] }] },
    { enum: ['b'], allOf: [{ enum: ['b'] }] },
    'enum-value-removed; enum-value-added; all-of-member-removed'
  ),
  pair(
    'another type',
    string,
    { type: 'boolean' },
    'type-changed BB /type',
    'type-changed BB /type',
    'type-widened; type-narrowed'
  ),
  pair('a number and a text', string, number, 'type-changed BB /type', 'type-changed BB /type'),
  pair(
    'a wider type',
    integer,
    number,
    'type-widened NB /type',
    'type-narrowed BN /type',
    'type-changed; format-widened; format-narrowed'
  ),
  pair(
    'one type more',
    string,
    { type: ['string', 'integer'] },
    'type-widened NB /type',
    'type-narrowed BN /type'
  ),
  alike(
    'types in another order',
    { type: ['string', 'integer'] },
    { type: ['integer', 'string'] },
    'type-changed; type-widened; type-narrowed'
  ),
  alike('one type as a list', string, { type: ['string'] }, 'type-changed; type-made-explicit'),
  pair(
    'a type that its members say',
    { properties: { a: string } },
    object({ a: string }),
    'type-made-explicit AA . /type',
    'type-made-explicit AA /type .',
    'type-narrowed; type-widened'
  ),
  pair(
    'a type where nothing said it',
    { description: 'd' },
    { description: 'd', type: 'object' },
    'type-narrowed BN . /type',
    'type-widened NB /type .',
    'type-made-explicit'
  ),
  pair(
    'a type that only its items say',
    { items: string },
    { items: string, type: 'array' },
    'type-made-explicit AA . /type',
    'type-made-explicit AA /type .',
    'type-narrowed; type-widened'
  ),
  pair(
    'a type of which one of several is',
    { oneOf: [{ maxLength: 1 }, { minLength: 3 }] },
    { type: 'string', oneOf: [{ maxLength: 1 }, { minLength: 3 }] },
    'type-made-explicit AA . /type',
    'type-made-explicit AA /type .',
    'type-narrowed; type-widened'
  ),
  pair(
    'another format',
    { ...string, format: 'date' },
    { ...string, format: 'uuid' },
    'format-changed BB /format',
    'format-changed BB /format',
    'format-widened; format-narrowed'
  ),
  pair(
    'a format',
    string,
    { ...string, format: 'date' },
    'format-narrowed BN . /format',
    'format-widened NB /format .',
    'format-changed'
  ),
  pair(
    'a wider format',
    { ...integer, format: 'int32' },
    { ...integer, format: 'int64' },
    'format-widened NB /format',
    'format-narrowed BN /format',
    'format-changed'
  ),
  alike(
    'an empty format',
    string,
    { ...string, format: '' },
    'format-narrowed; format-widened; format-changed'
  ),
  pair(
    'null too',
    string,
    { type: ['string', 'null'] },
    'became-nullable NB /type',
    'became-not-nullable BN /type',
    'type-widened; type-narrowed'
  ),
  alike(
    'null, where nothing says a type',
    { enum: ['A'] },
    { enum: ['A'], nullable: true },
    'became-nullable; became-not-nullable'
  ),
  pair(
    'another type, and still the members of the old one',
    object({ a: string }),
    { ...object({ a: string }), type: 'array' },
    'type-changed BB /type',
    'type-changed BB /type',
    'type-made-explicit'
  ),
  alike(
    'null, in two ways',
    { type: ['string', 'null'] },
    { ...string, nullable: true },
    'became-nullable; became-not-nullable'
  ),
  pair(
    'a value more',
    { enum: ['A'] },
    { enum: ['A', 'B'] },
    'enum-value-added NW /enum',
    'enum-value-removed BN /enum',
    'became-enum; enum-dropped; extensible-enum-value-added; extensible-enum-value-removed'
  ),
  alike(
    'values in another order',
    { enum: ['A', 'B'] },
    { enum: ['B', 'A'] },
    'enum-value-added; enum-value-removed'
  ),
  alike(
    'values whose members stand in another order',
    { enum: [{ a: 1, b: 2 }] },
    { enum: [{ b: 2, a: 1 }] },
    'enum-value-added; enum-value-removed'
  ),
  pair(
    'a value of a list that may grow',
    { 'x-extensible-enum': ['A'] },
    { 'x-extensible-enum': ['A', 'B'] },
    'extensible-enum-value-added NN /x-extensible-enum',
    'extensible-enum-value-removed WN /x-extensible-enum',
    'enum-value-added; enum-value-removed; schema-extension-changed'
  ),
  alike(
    'the order of a list that may grow',
    { 'x-extensible-enum': ['A', 'B'] },
    { 'x-extensible-enum': ['B', 'A'] },
    'extensible-enum-value-added; extensible-enum-value-removed'
  ),
  pair(
    'a list of values',
    string,
    { ...string, enum: ['A'] },
    'became-enum BN . /enum',
    'enum-dropped NW /enum .',
    'enum-value-added; enum-value-removed'
  ),
  pair(
    'a required property',
    object({}),
    object({ a: string }, { required: ['a'] }),
    'required-property-added BN - /properties/a',
    'required-property-removed WB /properties/a -',
    'optional-property-added; optional-property-removed; property-became-required; required-name-added; required-name-removed'
  ),
  pair(
    'a required property with a default',
    object({}),
    object({ a: { ...string, default: 'x' } }, { required: ['a'] }),
    'required-property-with-default-added NN - /properties/a',
    'required-property-removed WB /properties/a -',
    'required-property-added'
  ),
  pair(
    'a property',
    object({}),
    object({ a: string }),
    'optional-property-added NN - /properties/a',
    'optional-property-removed WW /properties/a -',
    'required-property-added; required-property-removed; required-property-with-default-added'
  ),
  pair(
    'a property becomes required',
    object({ a: string }),
    object({ a: string }, { required: ['a'] }),
    'property-became-required BN /properties/a',
    'property-became-optional NB /properties/a',
    'required-property-added; required-name-added; property-with-default-became-required'
  ),
  pair(
    'a property with a default becomes required',
    object({ a: { ...string, default: 'x' } }),
    object({ a: { ...string, default: 'x' } }, { required: ['a'] }),
    'property-with-default-became-required NN /properties/a',
    'property-became-optional NB /properties/a',
    'property-became-required'
  ),
  alike(
    'required names in another order',
    object({ a: string, b: string }, { required: ['a', 'b'] }),
    object({ b: string, a: string }, { required: ['b', 'a'] }),
    'property-became-required; property-became-optional'
  ),
  pair(
    'a required name that nothing describes',
    { type: 'object' },
    { type: 'object', required: ['a'] },
    'required-name-added BN . /required',
    'required-name-removed NB /required .',
    'required-property-added; property-became-required; property-became-optional'
  )
]
