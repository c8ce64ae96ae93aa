import { differs, openapi, same, swagger, type Case, type Json } from './case'

const text = { type: 'string' }
const body = (rest: Json = {}): Json =>
  swagger({ parameters: [{ in: 'body', name: 'body', schema: text, ...rest }] })
const form = (...parameters: Json[]): Json =>
  swagger({ parameters: parameters.map((each) => ({ in: 'formData', type: 'string', ...each })) })
const content = (types: Json, rest: Json = {}): Json => openapi({ requestBody: { content: types, ...rest } })
const answer = (types: Json): Json => openapi({ responses: { 200: { description: 'ok', content: types } } })
const json = { schema: text }

/** Rules 17 to 21. */
export const bodyCases: readonly Case[] = [
  differs(
    'a required body',
    swagger(),
    body({ required: true }),
    'required-body-added B @ @/parameters/0',
    'body-removed B @/parameters/0 @',
    'optional-body-added'
  ),
  differs(
    'an optional body',
    swagger(),
    body(),
    'optional-body-added N @ @/parameters/0',
    'body-removed B @/parameters/0 @',
    'required-body-added'
  ),
  differs(
    'a body becomes required',
    body(),
    body({ required: true }),
    'body-became-required B @/parameters/0 @/parameters/0/required',
    'body-became-optional N @/parameters/0/required @/parameters/0',
    'required-body-added; body-removed'
  ),
  same(
    'a body that is not required',
    body(),
    body({ required: false }),
    'body-became-required; body-became-optional'
  ),
  same('the name of a body', body(), body({ name: 'order' }), 'body-removed; optional-body-added'),
  same(
    'a body that stands elsewhere',
    content({ 'application/json': json }),
    openapi(
      { requestBody: { $ref: '#/components/requestBodies/B' } },
      { components: { requestBodies: { B: { content: { 'application/json': json } } } } }
    ),
    'body-removed; optional-body-added'
  ),
  differs(
    'words of a body',
    body({ description: 'd' }),
    body({ description: 'e' }),
    'description-changed A @/parameters/0/description',
    'description-changed A @/parameters/0/description'
  ),
  differs(
    'a media type to send',
    content({ 'application/json': json }),
    content({ 'application/json': json, 'text/plain': json }),
    'request-media-type-added N @/requestBody @/requestBody/content/text~1plain',
    'request-media-type-removed B @/requestBody/content/text~1plain @/requestBody',
    'response-media-type-added; response-media-type-removed; request-media-type-suffix-changed'
  ),
  same(
    'a parameter of a media type to send',
    content({ 'application/json': json }),
    content({ 'application/json; charset=utf-8': json }),
    'request-media-type-added; request-media-type-removed; request-media-type-suffix-changed'
  ),
  differs(
    'JSON of another kind to send',
    content({ 'application/json': json }),
    content({ 'application/order+json': json }),
    'request-media-type-suffix-changed W @/requestBody/content/application~1json @/requestBody/content/application~1order+json',
    'request-media-type-suffix-changed W @/requestBody/content/application~1order+json @/requestBody/content/application~1json',
    'request-media-type-removed'
  ),
  differs(
    'a media type to get',
    answer({ 'application/json': json }),
    answer({ 'application/json': json, 'text/plain': json }),
    'response-media-type-added N @/responses/200 @/responses/200/content/text~1plain',
    'response-media-type-removed B @/responses/200/content/text~1plain @/responses/200',
    'request-media-type-added; request-media-type-removed; response-media-type-suffix-changed'
  ),
  same(
    'a parameter of a media type to get',
    answer({ 'application/json': json }),
    answer({ 'application/json; charset=utf-8': json }),
    'response-media-type-added; response-media-type-removed; response-media-type-suffix-changed'
  ),
  differs(
    'JSON of another kind to get',
    answer({ 'application/json': json }),
    answer({ 'application/problem+json': json }),
    'response-media-type-suffix-changed W @/responses/200/content/application~1json @/responses/200/content/application~1problem+json',
    'response-media-type-generalized W @/responses/200/content/application~1problem+json @/responses/200/content/application~1json',
    'response-media-type-removed'
  ),
  differs(
    'JSON of a kind to get, and of another kind',
    answer({ 'application/order+json': json }),
    answer({ 'application/problem+json': json }),
    'response-media-type-suffix-changed W @/responses/200/content/application~1order+json @/responses/200/content/application~1problem+json',
    'response-media-type-suffix-changed W @/responses/200/content/application~1problem+json @/responses/200/content/application~1order+json',
    'response-media-type-generalized; response-media-type-removed'
  ),
  differs(
    'what swagger 2.0 consumes',
    swagger({ consumes: ['application/json'], parameters: [{ in: 'body', name: 'b', schema: text }] }),
    swagger({
      consumes: ['application/json', 'text/plain'],
      parameters: [{ in: 'body', name: 'b', schema: text }]
    }),
    'request-media-type-added N @/parameters/0 @/consumes',
    'request-media-type-removed B @/consumes @/parameters/0'
  ),
  same(
    'what nobody sends',
    swagger({ consumes: ['text/plain'] }),
    swagger({ consumes: ['application/json'] }),
    'request-media-type-added; request-media-type-removed'
  ),
  differs(
    'a field of a form',
    form({ name: 'a' }),
    form({ name: 'a' }, { name: 'b', required: true }),
    'body-became-required B @/parameters; request-required-property-added B - @/parameters/1',
    'body-became-optional N @/parameters; request-required-property-removed W @/parameters/1 -'
  ),
  differs(
    'a form becomes one of files',
    form({ name: 'a' }),
    form({ name: 'a' }, { name: 'f', type: 'file' }),
    'request-media-type-removed B /consumes @/parameters; request-media-type-added N @/parameters /consumes',
    'request-media-type-removed B /consumes @/parameters; request-media-type-added N @/parameters /consumes'
  ),
  differs(
    'words of a field',
    form({ name: 'a', description: 'd' }),
    form({ name: 'a', description: 'e' }),
    'request-schema-words-changed A @/parameters/0/description',
    'request-schema-words-changed A @/parameters/0/description'
  ),
  differs(
    'an example of a body',
    content({ 'application/json': json }),
    content({ 'application/json': { ...json, example: 'x' } }),
    'sample-changed A @/requestBody/content/application~1json @/requestBody/content/application~1json/example',
    'sample-changed A @/requestBody/content/application~1json/example @/requestBody/content/application~1json',
    'request-schema-words-changed'
  ),
  differs(
    'how parts are written',
    content({ 'multipart/form-data': json }),
    content({ 'multipart/form-data': { ...json, encoding: { a: { style: 'form' } } } }),
    'extension-changed A @/requestBody/content/multipart~1form-data @/requestBody/content/multipart~1form-data/encoding',
    'extension-changed A @/requestBody/content/multipart~1form-data/encoding @/requestBody/content/multipart~1form-data'
  ),
  differs(
    'a body says what it holds',
    content({ 'application/json': {} }),
    content({ 'application/json': json }),
    'request-schema-added B @/requestBody/content/application~1json @/requestBody/content/application~1json/schema',
    'request-schema-dropped N @/requestBody/content/application~1json/schema @/requestBody/content/application~1json',
    'response-schema-added; response-schema-dropped'
  ),
  differs(
    'an answer says what it holds',
    answer({ 'application/json': {} }),
    answer({ 'application/json': json }),
    'response-schema-added N @/responses/200/content/application~1json @/responses/200/content/application~1json/schema',
    'response-schema-dropped N @/responses/200/content/application~1json/schema @/responses/200/content/application~1json',
    'request-schema-added; request-schema-dropped'
  ),
  same(
    'an answer that may hold anything',
    answer({ 'application/json': { schema: {} } }),
    openapi({
      responses: {
        200: { description: 'ok', content: { 'application/json': { schema: { title: undefined } } } }
      }
    }),
    'response-schema-added; response-schema-dropped'
  )
]
