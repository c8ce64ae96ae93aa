import { alike, pair, type SchemaPair } from './schema-pairs'

const string = { type: 'string' }
const integer = { type: 'integer' }
const object = (properties: object, rest: object = {}): object => ({ type: 'object', properties, ...rest })
const [cat, dog, cow] = ['cat', 'dog', 'cow'].map((title) => object({ [title]: string }, { title }))

/** Rules 40 to 44. */
export const schemaMemberPairs: readonly SchemaPair[] = [
  pair(
    'one more of which one holds',
    { oneOf: [cat, dog] },
    { oneOf: [cat, dog, cow] },
    'one-of-member-added NB /oneOf',
    'one-of-member-removed BN /oneOf',
    'one-of-added; one-of-dropped; any-of-member-added; any-of-member-removed'
  ),
  alike(
    'one of the same in another order',
    { oneOf: [cat, dog] },
    { oneOf: [dog, cat] },
    'one-of-member-added; one-of-member-removed'
  ),
  pair(
    'one of several',
    {},
    { oneOf: [cat, dog] },
    'one-of-added BN . /oneOf',
    'one-of-dropped NB /oneOf .',
    'one-of-member-added; one-of-member-removed; any-of-added; any-of-dropped'
  ),
  pair(
    'one more of which any holds',
    { anyOf: [cat, dog] },
    { anyOf: [cat, dog, cow] },
    'any-of-member-added NN /anyOf',
    'any-of-member-removed BN /anyOf',
    'any-of-added; any-of-dropped; one-of-member-added; one-of-member-removed'
  ),
  alike(
    'any of the same in another order',
    { anyOf: [cat, dog] },
    { anyOf: [dog, cat] },
    'any-of-member-added; any-of-member-removed'
  ),
  pair(
    'any of several',
    {},
    { anyOf: [cat, dog] },
    'any-of-added BN . /anyOf',
    'any-of-dropped NN /anyOf .',
    'any-of-member-added; any-of-member-removed; one-of-added; one-of-dropped'
  ),
  pair(
    'one of several that was the only one',
    cat,
    { oneOf: [dog, cat] },
    'one-of-member-added NB . /oneOf',
    'one-of-member-removed BN /oneOf .',
    'one-of-added; one-of-dropped; type-made-explicit; optional-property-removed; optional-property-added'
  ),
  pair(
    'any of several that was the only one',
    cat,
    { anyOf: [dog, cat], title: 'pets' },
    'any-of-member-added NN . /anyOf; schema-words-changed AA /title',
    'any-of-member-removed BN /anyOf .; schema-words-changed AA /title',
    'any-of-added; any-of-dropped; optional-property-removed'
  ),
  alike('one of one', cat, { oneOf: [cat] }, 'one-of-added; one-of-dropped; type-made-explicit'),
  pair(
    'one of several, and something beside',
    string,
    { oneOf: [string, integer], maxLength: 3 },
    'one-of-added BN . /oneOf; upper-bound-set WN . /maxLength; type-made-explicit AA /type .',
    'one-of-dropped NB /oneOf .; upper-bound-dropped NB /maxLength .; type-made-explicit AA . /type',
    'one-of-member-added; one-of-member-removed'
  ),
  pair(
    'a change inside a member',
    { oneOf: [cat, dog] },
    { oneOf: [cat, object({ dog: integer }, { title: 'dog' })] },
    'type-changed BB /oneOf/1/properties/dog/type',
    'type-changed BB /oneOf/1/properties/dog/type',
    'one-of-member-added; one-of-member-removed'
  ),
  pair(
    'one more that must hold',
    { allOf: [object({ a: string })] },
    { allOf: [object({ a: string }), { minProperties: 1 }] },
    'lower-bound-set WN . /allOf/1/minProperties; all-of-member-added BN /allOf',
    'lower-bound-dropped NB /allOf/1/minProperties .; all-of-member-removed WN /allOf',
    'one-of-member-added'
  ),
  pair(
    'one more that nothing meets',
    { allOf: [string] },
    { allOf: [string, false] },
    'all-of-member-added BN /allOf',
    'all-of-member-removed WN /allOf'
  ),
  alike(
    'a property moves into a part',
    object({ a: string, b: string }),
    { type: 'object', properties: { a: string }, allOf: [object({ b: string })] },
    'all-of-member-added; all-of-member-removed; optional-property-added; optional-property-removed'
  ),
  alike(
    'parts in another order',
    { allOf: [object({ a: string }), object({ b: string })] },
    { allOf: [object({ b: string }), object({ a: string })] },
    'all-of-member-added; all-of-member-removed'
  ),
  pair(
    'what tells members apart',
    { oneOf: [cat, dog], discriminator: { propertyName: 'a' } },
    { oneOf: [cat, dog], discriminator: { propertyName: 'b' } },
    'discriminator-changed WW /discriminator',
    'discriminator-changed WW /discriminator'
  ),
  alike(
    'what tells members apart, in another order',
    { discriminator: { propertyName: 'a', mapping: {} } },
    { discriminator: { mapping: {}, propertyName: 'a' } },
    'discriminator-changed'
  ),
  pair(
    'only read',
    object({ a: string }),
    object({ a: { ...string, readOnly: true } }),
    'became-read-only NN /properties/a /properties/a/readOnly',
    'became-not-read-only NN /properties/a/readOnly /properties/a',
    'became-write-only; became-not-write-only'
  ),
  pair(
    'only written',
    object({ a: string }),
    object({ a: { ...string, writeOnly: true } }),
    'became-write-only NN /properties/a /properties/a/writeOnly',
    'became-not-write-only NN /properties/a/writeOnly /properties/a',
    'became-read-only; became-not-read-only'
  ),
  alike(
    'neither, not said',
    string,
    { ...string, readOnly: false, writeOnly: false, deprecated: false },
    'became-read-only; became-not-read-only; became-write-only; became-not-write-only; schema-deprecated; schema-reactivated'
  ),
  pair(
    'deprecated',
    object({ a: string }),
    object({ a: { ...string, deprecated: true } }),
    'schema-deprecated NN /properties/a /properties/a/deprecated',
    'schema-reactivated NN /properties/a/deprecated /properties/a'
  ),
  pair(
    'a default',
    string,
    { ...string, default: 'x' },
    'default-changed NN . /default',
    'default-changed NN /default .'
  ),
  alike(
    'a default, its members in another order',
    { default: { a: 1, b: 2 } },
    { default: { b: 2, a: 1 } },
    'default-changed'
  ),
  pair(
    'words',
    { ...string, description: 'd' },
    { ...string, description: 'e' },
    'schema-words-changed AA /description',
    'schema-words-changed AA /description',
    'schema-extension-changed'
  ),
  alike(
    'words in another order',
    { title: 't', description: 'd' },
    { description: 'd', title: 't' },
    'schema-words-changed'
  ),
  pair(
    'what another tool reads',
    string,
    { ...string, 'x-go-name': 'A' },
    'schema-extension-changed AA . /x-go-name',
    'schema-extension-changed AA /x-go-name .',
    'schema-words-changed'
  ),
  alike(
    'what another tool reads, in another order',
    { 'x-a': { a: 1, b: 2 } },
    { 'x-a': { b: 2, a: 1 } },
    'schema-extension-changed'
  )
]
