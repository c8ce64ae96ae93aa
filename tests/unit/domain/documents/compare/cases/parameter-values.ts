import { differs, openapi, same, swagger, type Case, type Json } from './case'

const query = (rest: Json = {}): Json => ({ name: 'q', in: 'query', type: 'string', ...rest })
const list = (rest: Json = {}): Json => query({ type: 'array', items: { type: 'string' }, ...rest })
const one = (parameter?: Json): Json => swagger({ parameters: parameter === undefined ? [] : [parameter] })
const inQuery = (rest: Json = {}): Json =>
  openapi({ parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, ...rest }] })
const words = { type: 'array', items: { type: 'string' } }

/** Rules 14 to 16, 69, and those of 4 and 6 that are about parameters. */
export const parameterValueCases: readonly Case[] = [
  differs(
    'a list is written otherwise',
    one(list()),
    one(list({ collectionFormat: 'multi' })),
    'parameter-serialization-changed B @/parameters/0 @/parameters/0/collectionFormat',
    'parameter-serialization-changed B @/parameters/0/collectionFormat @/parameters/0',
    'parameter-reserved-characters-changed'
  ),
  same(
    'a list is written as it is when nothing is said',
    one(list()),
    one(list({ collectionFormat: 'csv' })),
    'parameter-serialization-changed'
  ),
  same(
    'one value is not written as a list',
    one(query()),
    one(query({ collectionFormat: 'multi' })),
    'parameter-serialization-changed'
  ),
  differs(
    'a style',
    inQuery({ schema: words }),
    inQuery({ schema: words, style: 'pipeDelimited' }),
    'parameter-serialization-changed B @/parameters/0 @/parameters/0/style',
    'parameter-serialization-changed B @/parameters/0/style @/parameters/0'
  ),
  differs(
    'exploded',
    inQuery({ schema: words, explode: false }),
    inQuery({ schema: words }),
    'parameter-serialization-changed B @/parameters/0/explode @/parameters/0',
    'parameter-serialization-changed B @/parameters/0 @/parameters/0/explode'
  ),
  same(
    'the usual style',
    inQuery({ schema: words }),
    inQuery({ schema: words, style: 'form', explode: true }),
    'parameter-serialization-changed'
  ),
  same(
    'two formats write a list alike',
    one(list({ collectionFormat: 'multi' })),
    inQuery({ schema: words }),
    'parameter-serialization-changed'
  ),
  differs(
    'reserved characters',
    inQuery(),
    inQuery({ allowReserved: true }),
    'parameter-reserved-characters-changed W @/parameters/0 @/parameters/0/allowReserved',
    'parameter-reserved-characters-changed W @/parameters/0/allowReserved @/parameters/0',
    'parameter-serialization-changed'
  ),
  same(
    'reserved characters, not said',
    inQuery(),
    inQuery({ allowReserved: false }),
    'parameter-reserved-characters-changed'
  ),
  differs(
    'an empty value',
    one(query({ allowEmptyValue: true })),
    one(query()),
    'parameter-empty-value-refused B @/parameters/0/allowEmptyValue @/parameters/0',
    'parameter-empty-value-allowed N @/parameters/0 @/parameters/0/allowEmptyValue'
  ),
  same(
    'an empty value, not said',
    one(query({ allowEmptyValue: false })),
    one(query()),
    'parameter-empty-value-refused; parameter-empty-value-allowed'
  ),
  differs(
    'a default',
    one(query()),
    one(query({ default: 'x' })),
    'parameter-default-added B @/parameters/0 @/parameters/0/default',
    'parameter-default-removed B @/parameters/0/default @/parameters/0',
    'parameter-default-changed; request-default-changed'
  ),
  differs(
    'another default',
    one(query({ default: 'x' })),
    one(query({ default: 'y' })),
    'parameter-default-changed B @/parameters/0/default',
    'parameter-default-changed B @/parameters/0/default',
    'parameter-default-added; parameter-default-removed; required-parameter-default-changed'
  ),
  same(
    'a default, written in another order',
    inQuery({ schema: { type: 'object', default: { a: 1, b: 2 } } }),
    inQuery({ schema: { type: 'object', default: { b: 2, a: 1 } } }),
    'parameter-default-changed; required-parameter-default-changed'
  ),
  differs(
    'a default of what must be there',
    one(query({ required: true, default: 'x' })),
    one(query({ required: true, default: 'y' })),
    'required-parameter-default-changed N @/parameters/0/default',
    'required-parameter-default-changed N @/parameters/0/default',
    'parameter-default-changed'
  ),
  differs(
    'a parameter is deprecated',
    inQuery(),
    inQuery({ deprecated: true }),
    'parameter-deprecated N @/parameters/0 @/parameters/0/deprecated',
    'parameter-reactivated N @/parameters/0/deprecated @/parameters/0',
    'operation-deprecated'
  ),
  same(
    'a parameter is not deprecated',
    inQuery(),
    inQuery({ deprecated: false }),
    'parameter-deprecated; parameter-reactivated'
  ),
  differs(
    'words of a parameter',
    one(query({ description: 'd' })),
    one(query({ description: 'e' })),
    'description-changed A @/parameters/0/description',
    'description-changed A @/parameters/0/description',
    'request-schema-words-changed'
  ),
  differs(
    'an example of a parameter',
    inQuery({ example: 'd' }),
    inQuery({ example: 'e' }),
    'sample-changed A @/parameters/0/example',
    'sample-changed A @/parameters/0/example'
  ),
  differs(
    'a text that has to be a number',
    one(query()),
    one(query({ type: 'number' })),
    'request-type-narrowed B @/parameters/0/type',
    'request-type-widened N @/parameters/0/type',
    'request-type-changed'
  ),
  differs(
    'a number that has to be a truth value',
    one(query({ type: 'number' })),
    one(query({ type: 'boolean' })),
    'request-type-changed B @/parameters/0/type',
    'request-type-changed B @/parameters/0/type',
    'request-type-narrowed; request-type-widened'
  ),
  differs(
    'a text or a number in a document of its own',
    openapi({
      parameters: [
        { name: 'q', in: 'query', content: { 'application/json': { schema: { type: 'string' } } } }
      ]
    }),
    openapi({
      parameters: [
        { name: 'q', in: 'query', content: { 'application/json': { schema: { type: 'number' } } } }
      ]
    }),
    'request-type-changed B @/parameters/0/content/application~1json/schema/type',
    'request-type-changed B @/parameters/0/content/application~1json/schema/type',
    'request-type-narrowed; request-type-widened'
  ),
  same(
    'what exports write where nothing is set',
    one(query()),
    one(query({ maximum: 0, minimum: 0, maxLength: 0, minLength: 0 })),
    'request-upper-bound-set; request-upper-bound-dropped; request-lower-bound-set; request-lower-bound-dropped'
  ),
  differs(
    'a zero beside what is no zero',
    one(query({ type: 'number' })),
    one(query({ type: 'number', minimum: 0, maximum: 100, maxLength: 0, minLength: 0 })),
    'request-upper-bound-set W @/parameters/0 @/parameters/0/maximum; request-lower-bound-set W @/parameters/0 @/parameters/0/minimum',
    'request-upper-bound-dropped N @/parameters/0/maximum @/parameters/0; request-lower-bound-dropped N @/parameters/0/minimum @/parameters/0'
  ),
  differs(
    'a length beside values that are not set',
    one(query({ maximum: 0, minimum: 0, maxLength: 0, minLength: 0 })),
    one(query({ maximum: 0, minimum: 0, maxLength: 64, minLength: 0 })),
    'request-upper-bound-set W @/parameters/0/maxLength',
    'request-upper-bound-dropped N @/parameters/0/maxLength'
  ),
  differs(
    'zeros that somebody meant',
    one(query({ type: 'number' })),
    one(query({ type: 'number', maximum: 0, minimum: 0 })),
    'request-upper-bound-set W @/parameters/0 @/parameters/0/maximum; request-lower-bound-set W @/parameters/0 @/parameters/0/minimum',
    'request-upper-bound-dropped N @/parameters/0/maximum @/parameters/0; request-lower-bound-dropped N @/parameters/0/minimum @/parameters/0'
  )
]
