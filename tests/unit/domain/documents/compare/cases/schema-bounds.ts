import { alike, pair, type SchemaPair } from './schema-pairs'

const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const object = (properties: object, rest: object = {}): object => ({ type: 'object', properties, ...rest })
const list = (rest: object = {}): object => ({ type: 'array', items: string, ...rest })

/** Rules 35 to 39, and 69. */
export const schemaBoundPairs: readonly SchemaPair[] = [
  pair(
    'a lower maximum',
    { ...number, maximum: 9 },
    { ...number, maximum: 5 },
    'upper-bound-lowered BN /maximum',
    'upper-bound-raised NB /maximum',
    'upper-bound-set; upper-bound-dropped; lower-bound-lowered; lower-bound-raised'
  ),
  pair(
    'a shorter text',
    { ...string, maxLength: 9 },
    { ...string, maxLength: 5 },
    'upper-bound-lowered BN /maxLength',
    'upper-bound-raised NB /maxLength'
  ),
  pair(
    'fewer items',
    list({ maxItems: 9 }),
    list({ maxItems: 5 }),
    'upper-bound-lowered BN /maxItems',
    'upper-bound-raised NB /maxItems'
  ),
  pair(
    'fewer members',
    { type: 'object', maxProperties: 9 },
    { type: 'object', maxProperties: 5 },
    'upper-bound-lowered BN /maxProperties',
    'upper-bound-raised NB /maxProperties'
  ),
  pair(
    'a maximum',
    number,
    { ...number, maximum: 5 },
    'upper-bound-set WN . /maximum',
    'upper-bound-dropped NB /maximum .',
    'upper-bound-lowered; upper-bound-raised; lower-bound-set; lower-bound-dropped'
  ),
  pair(
    'a higher minimum',
    { ...number, minimum: 5 },
    { ...number, minimum: 9 },
    'lower-bound-raised BN /minimum',
    'lower-bound-lowered NB /minimum',
    'lower-bound-set; lower-bound-dropped; upper-bound-lowered; upper-bound-raised'
  ),
  pair(
    'a longer text',
    { ...string, minLength: 5 },
    { ...string, minLength: 9 },
    'lower-bound-raised BN /minLength',
    'lower-bound-lowered NB /minLength'
  ),
  pair(
    'more items',
    list({ minItems: 5 }),
    list({ minItems: 9 }),
    'lower-bound-raised BN /minItems',
    'lower-bound-lowered NB /minItems'
  ),
  pair(
    'more members',
    { type: 'object', minProperties: 5 },
    { type: 'object', minProperties: 9 },
    'lower-bound-raised BN /minProperties',
    'lower-bound-lowered NB /minProperties'
  ),
  pair(
    'a minimum',
    number,
    { ...number, minimum: 5 },
    'lower-bound-set WN . /minimum',
    'lower-bound-dropped NB /minimum .',
    'lower-bound-raised; lower-bound-lowered; upper-bound-set; upper-bound-dropped'
  ),
  alike(
    'no length is shorter than 0',
    string,
    { ...string, minLength: 0 },
    'lower-bound-set; lower-bound-dropped'
  ),
  alike(
    'nothing set, as exports write it',
    string,
    { ...string, maximum: 0, minimum: 0, maxLength: 0, minLength: 0 },
    'upper-bound-set; upper-bound-dropped; lower-bound-set; lower-bound-dropped'
  ),
  pair(
    'a bound that is no value itself',
    { ...number, maximum: 5 },
    { ...number, exclusiveMaximum: 5 },
    'bound-became-exclusive BN . /exclusiveMaximum',
    'bound-became-inclusive NB /exclusiveMaximum .',
    'upper-bound-lowered; upper-bound-raised; upper-bound-set'
  ),
  pair(
    'a lower bound above that is no value itself',
    { ...number, exclusiveMaximum: 9 },
    { ...number, exclusiveMaximum: 5 },
    'upper-bound-lowered BN /exclusiveMaximum',
    'upper-bound-raised NB /exclusiveMaximum'
  ),
  pair(
    'a higher bound below that is no value itself',
    { ...number, exclusiveMinimum: 5 },
    { ...number, exclusiveMinimum: 9 },
    'lower-bound-raised BN /exclusiveMinimum',
    'lower-bound-lowered NB /exclusiveMinimum'
  ),
  alike(
    'a bound that is no value itself, in two ways',
    { ...number, maximum: 5, exclusiveMaximum: true },
    { ...number, exclusiveMaximum: 5 },
    'bound-became-exclusive; bound-became-inclusive'
  ),
  pair(
    'a pattern',
    string,
    { ...string, pattern: '^a' },
    'pattern-added BN . /pattern',
    'pattern-dropped NN /pattern .',
    'pattern-changed'
  ),
  pair(
    'another pattern',
    { ...string, pattern: '^a' },
    { ...string, pattern: '^b' },
    'pattern-changed WN /pattern',
    'pattern-changed WN /pattern',
    'pattern-added; pattern-dropped'
  ),
  alike(
    'a pattern of everything',
    string,
    { ...string, pattern: '' },
    'pattern-added; pattern-dropped; pattern-changed'
  ),
  pair(
    'items that differ from each other',
    list(),
    list({ uniqueItems: true }),
    'unique-items-set BN . /uniqueItems',
    'unique-items-dropped NB /uniqueItems .'
  ),
  alike(
    'items that may be equal',
    list(),
    list({ uniqueItems: false }),
    'unique-items-set; unique-items-dropped'
  ),
  pair(
    'a step',
    integer,
    { ...integer, multipleOf: 2 },
    'multiple-of-set WN . /multipleOf',
    'multiple-of-dropped NB /multipleOf .',
    'multiple-of-changed'
  ),
  pair(
    'a wider step',
    { ...integer, multipleOf: 2 },
    { ...integer, multipleOf: 4 },
    'multiple-of-changed BN /multipleOf',
    'multiple-of-changed NB /multipleOf',
    'multiple-of-set; multiple-of-dropped'
  ),
  pair(
    'another step',
    { ...integer, multipleOf: 2 },
    { ...integer, multipleOf: 3 },
    'multiple-of-changed BB /multipleOf',
    'multiple-of-changed BB /multipleOf'
  ),
  alike(
    'a step, members in another order',
    { ...integer, multipleOf: 2 },
    { multipleOf: 2, ...integer },
    'multiple-of-changed'
  ),
  pair(
    'no other members',
    object({}),
    object({}, { additionalProperties: false }),
    'additional-properties-closed BN . /additionalProperties',
    'additional-properties-opened NN /additionalProperties .'
  ),
  alike(
    'other members, not said',
    object({}),
    object({}, { additionalProperties: true }),
    'additional-properties-closed; additional-properties-opened'
  ),
  pair(
    'what items are',
    { type: 'array' },
    list(),
    'items-added BN . /items',
    'items-dropped NW /items .',
    'type-changed; schema-added'
  ),
  alike(
    'what items are, in two ways',
    list(),
    list({ items: { type: ['string'] } }),
    'items-added; items-dropped'
  )
]
