import { differs, openapi, same, swagger, type Case, type Json } from './case'

const string = { type: 'string' }
const only = { ...string, readOnly: true }
const sent = (properties: Json, required?: string[]): Json =>
  openapi({
    requestBody: {
      content: {
        'application/json': { schema: { type: 'object', properties, ...(required && { required }) } }
      }
    }
  })
const got = (properties: Json, required?: string[]): Json =>
  openapi({
    responses: {
      200: {
        description: 'ok',
        content: {
          'application/json': { schema: { type: 'object', properties, ...(required && { required }) } }
        }
      }
    }
  })
const written = { ...string, writeOnly: true }
const orders = (order: Json, root: Json = {}): Json =>
  swagger(
    {
      parameters: [{ in: 'body', name: 'b', schema: { $ref: '#/definitions/Order' } }],
      responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/Order' } } }
    },
    { definitions: { Order: order, ...root } }
  )

/** Rules 31 to 34 where a direction does not carry a property; and schemas that are shared. */
export const sharedSchemaCases: readonly Case[] = [
  differs(
    'a required property that is only read is nothing to send',
    sent({}),
    sent({ a: only }, ['a']),
    'request-optional-property-added N - @/requestBody/content/application~1json/schema/properties/a',
    'request-optional-property-removed N @/requestBody/content/application~1json/schema/properties/a -',
    'request-required-property-added; request-required-property-removed'
  ),
  differs(
    'what is only read becomes required',
    sent({ a: only }),
    sent({ a: only }, ['a']),
    'request-property-became-required N @/requestBody/content/application~1json/schema/properties/a',
    'request-property-became-optional N @/requestBody/content/application~1json/schema/properties/a'
  ),
  differs(
    'what is only read takes other values',
    sent({ a: only }),
    sent({ a: { ...only, type: 'number' } }),
    'request-type-changed N @/requestBody/content/application~1json/schema/properties/a/type',
    'request-type-changed N @/requestBody/content/application~1json/schema/properties/a/type'
  ),
  differs(
    'what is only written is no longer required',
    got({ a: written }, ['a']),
    got({ a: written }),
    'response-property-became-optional N @/responses/200/content/application~1json/schema/properties/a',
    'response-property-became-required N @/responses/200/content/application~1json/schema/properties/a'
  ),
  differs(
    'a shared schema is told once a direction',
    orders({ type: 'object', properties: { a: string } }),
    orders({ type: 'object', properties: { a: { type: 'number' } } }),
    'request-type-changed B /definitions/Order/properties/a/type; response-type-changed B /definitions/Order/properties/a/type',
    'request-type-changed B /definitions/Order/properties/a/type; response-type-changed B /definitions/Order/properties/a/type'
  ),
  differs(
    'a shared schema that refers to itself',
    orders({ properties: { next: { $ref: '#/definitions/Order' }, a: string } }),
    orders({ properties: { next: { $ref: '#/definitions/Order' } } }),
    'request-optional-property-removed W /definitions/Order/properties/a -; response-optional-property-removed W /definitions/Order/properties/a -',
    'request-optional-property-added N - /definitions/Order/properties/a; response-optional-property-added N - /definitions/Order/properties/a'
  ),
  same(
    'a definition under another name',
    orders({ properties: { a: { $ref: '#/definitions/Name' } } }, { Name: string }),
    orders({ properties: { a: { $ref: '#/definitions/Text' } } }, { Text: string }),
    'request-type-changed; unused-definition-added; unused-definition-removed'
  ),
  same(
    'a member of several that stands elsewhere',
    orders({ oneOf: [{ type: 'string', maxLength: 3 }, { type: 'number' }] }),
    orders(
      { oneOf: [{ $ref: '#/definitions/Name' }, { type: 'number' }] },
      { Name: { type: 'string', maxLength: 3 } }
    ),
    'request-one-of-member-added; request-one-of-member-removed'
  )
]
