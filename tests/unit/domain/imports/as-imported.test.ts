import { readDocument, type Document } from '@domain/documents/compare/document'
import { asImported } from '@domain/imports/as-imported'
import { leftOutBy } from '@domain/imports/left-out'
import { describe, expect, test } from 'vitest'

function document(root: object): Document {
  const read = readDocument(root)
  if (read === null) throw new Error('no document')
  return read
}

const get = (document: Document, path: string): unknown =>
  (document.root['paths'] as Record<string, { get: unknown }>)[path]?.get

describe('asImported', () => {
  test('the base path becomes part of the paths; info, host and servers are not imported', () => {
    const { root } = asImported(
      document({
        swagger: '2.0',
        info: { title: 'orders', version: '1' },
        host: 'mine.example',
        basePath: '/v1/',
        schemes: ['http'],
        paths: { '/orders': { get: { operationId: 'orders' } } }
      })
    )
    expect(root).toEqual({ swagger: '2.0', paths: { '/v1/orders': { get: { operationId: 'orders' } } } })
  })

  test('bodies, responses and media types go; parameters are numbers or texts', () => {
    const parameters = [
      { name: 'limit', in: 'query', type: 'integer', format: 'int32' },
      { name: 'isOpen', in: 'query', type: 'boolean' },
      { name: 'order', in: 'body', schema: {} },
      { name: 'file', in: 'formData', type: 'file' }
    ]
    const sent = { operationId: 'orders', parameters, responses: {}, consumes: ['text/xml'], produces: [] }
    const imported = asImported(document({ swagger: '2.0', paths: { '/orders': { get: sent } } }))
    expect(get(imported, '/orders')).toEqual({
      operationId: 'orders',
      parameters: [
        { name: 'limit', in: 'query', type: 'number' },
        { name: 'isOpen', in: 'query', type: 'string' }
      ]
    })
  })

  test('in OpenAPI 3 the type is in the schema, and shared parameters are read the same way', () => {
    const limit = { name: 'limit', in: 'query', schema: { type: 'integer', format: 'int64', maximum: 9 } }
    const { root } = asImported(
      document({
        openapi: '3.0.0',
        servers: [{ url: 'https://mine.example' }],
        paths: { '/orders': { get: { requestBody: {}, parameters: [limit] } } },
        components: { parameters: { limit } }
      })
    )
    const imported = { ...limit, schema: { type: 'number', maximum: 9 } }
    expect(root).toEqual({
      openapi: '3.0.0',
      paths: { '/orders': { get: { parameters: [imported] } } },
      components: { parameters: { limit: imported } }
    })
  })

  test.each([
    ['spec', 'backends_and_policies', []],
    ['proxy', 'policies', ['x-apigateway-backend']],
    ['dev', 'policies', ['x-apigateway-backend']],
    ['all', 'nothing', ['x-apigateway-backend', 'x-apigateway-ratelimit']],
    [null, 'nothing', ['x-apigateway-backend', 'x-apigateway-ratelimit']]
  ])('what an export of %s leaves out (%s) is left out of both sides', (define, out, kept) => {
    const sent = { 'x-apigateway-backend': { type: 'MOCK' }, 'x-apigateway-ratelimit': 'p' }
    const imported = asImported(document({ swagger: '2.0', paths: { '/orders': { get: sent } } }), define)
    expect(leftOutBy(define)).toBe(out)
    expect(Object.keys(get(imported, '/orders') as object)).toEqual(kept)
  })
})
