import { differs, openapi, same, swagger, withPaths, type Case, type Json } from './case'

const used = { responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/A' } } } }
const defined = (definitions: Json): Json => swagger(used, { definitions })
const string = { type: 'string' }
const answer = (schema: Json): Json =>
  openapi({ responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } })

const hooked = (type: string): Json => ({
  webhooks: {
    a: {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } }
      }
    }
  },
  components: { schemas: { A: { type } } }
})

/** Rules 70 and 71, and what no operation uses. */
export const documentCases: readonly Case[] = [
  differs(
    'the time of an export',
    swagger({}, { info: { title: 't', version: '1' } }),
    swagger({}, { info: { title: 't', version: '2' } }),
    'info-version-changed A* /info/version',
    'info-version-changed A* /info/version',
    'info-changed'
  ),
  differs(
    'what the document is called',
    swagger({}, { info: { title: 't', version: '1' } }),
    swagger({}, { info: { title: 'u', version: '1' } }),
    'info-changed A /info/title',
    'info-changed A /info/title',
    'info-version-changed'
  ),
  same(
    'what the document says, in another order',
    swagger({}, { info: { title: 't', version: '1' } }),
    swagger({}, { info: { version: '1', title: 't' } }),
    'info-version-changed; info-changed'
  ),
  differs(
    'what an operation says to others',
    swagger(),
    swagger({ 'x-apigateway-content-type': 'text/plain' }),
    'extension-changed A @ @/x-apigateway-content-type',
    'extension-changed A @/x-apigateway-content-type @'
  ),
  differs(
    'what a document says to others',
    swagger(),
    swagger({}, { 'x-a': 1 }),
    'extension-changed A / /x-a',
    'extension-changed A /x-a /'
  ),
  differs(
    'what a path says to others',
    withPaths({ '/a': { get: { responses: {} } } }),
    withPaths({ '/a': { get: { responses: {} }, 'x-a': 1 } }),
    'extension-changed A /paths/~1a /paths/~1a/x-a',
    'extension-changed A /paths/~1a/x-a /paths/~1a'
  ),
  differs(
    'what is called back',
    openapi(),
    openapi({ callbacks: { done: {} } }),
    'extension-changed A @ @/callbacks',
    'extension-changed A @/callbacks @'
  ),
  differs(
    'an answer that is called back asks for more',
    openapi({ callbacks: { done: { '{$url}': { post: { parameters: [] } } } } }),
    openapi({ callbacks: { done: { '{$url}': { post: { parameters: [{ in: 'query', name: 'q' }] } } } } }),
    'extension-changed A @/callbacks',
    'extension-changed A @/callbacks',
    'optional-parameter-added; operation-removed'
  ),
  differs(
    'a webhook goes',
    openapi({}, { webhooks: { a: { post: {} }, b: { post: {} } } }, '3.1.0'),
    openapi({}, { webhooks: { a: { post: {} } } }, '3.1.0'),
    'extension-changed A /webhooks',
    'extension-changed A /webhooks',
    'path-removed; operation-removed; operation-added'
  ),
  differs(
    'what a webhook refers to',
    openapi({}, hooked('string'), '3.1.0'),
    openapi({}, hooked('integer'), '3.1.0'),
    'extension-changed A /webhooks; unused-definition-changed A* /components/schemas/A',
    'extension-changed A /webhooks; unused-definition-changed A* /components/schemas/A',
    'request-type-changed'
  ),
  same(
    'what is said to others, in another order',
    swagger({ 'x-a': { a: 1, b: 2 } }),
    swagger({ 'x-a': { b: 2, a: 1 } }),
    'extension-changed'
  ),
  differs(
    'a definition that nobody uses',
    defined({ A: string }),
    defined({ A: string, B: string }),
    'unused-definition-added A* - /definitions/B',
    'unused-definition-removed A* /definitions/B -',
    'response-type-changed'
  ),
  differs(
    'a definition that nobody uses changes',
    defined({ A: string, B: string }),
    defined({ A: string, B: { type: 'number' } }),
    'unused-definition-changed A* /definitions/B',
    'unused-definition-changed A* /definitions/B',
    'unused-definition-added; unused-definition-removed; response-type-changed'
  ),
  differs(
    'a definition that is used changes',
    defined({ A: string }),
    defined({ A: { type: 'number' } }),
    'response-type-changed B /definitions/A/type',
    'response-type-changed B /definitions/A/type',
    'unused-definition-changed'
  ),
  same(
    'a definition that nobody uses, in another order',
    defined({ A: string, B: string }),
    defined({ B: string, A: string }),
    'unused-definition-added; unused-definition-removed; unused-definition-changed'
  ),
  same(
    'a schema moves into a definition',
    answer(string),
    openapi(
      {
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } }
          }
        }
      },
      { components: { schemas: { A: string } } }
    ),
    'response-type-changed; unused-definition-added'
  ),
  same(
    'null, in the words of two versions',
    openapi({
      responses: {
        200: {
          description: 'ok',
          content: { 'application/json': { schema: { type: 'string', nullable: true } } }
        }
      }
    }),
    openapi(
      {
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { type: ['string', 'null'] } } }
          }
        }
      },
      {},
      '3.1.0'
    ),
    'response-became-nullable; response-became-not-nullable; response-type-changed'
  )
]
