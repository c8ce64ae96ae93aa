import { readDocument, type Document } from '@domain/documents/compare/document'
import { asImported } from '@domain/imports/as-imported'
import { leftOutBy } from '@domain/imports/left-out'
import { writtenPlace } from '@domain/imports/written-places'
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

test('a backend says the same with the defaults that an export writes and without them', () => {
  const endpoint = { name: 'c', scheme: 'http', method: 'GET', path: '/' }
  const written = {
    ...{ ...endpoint, timeout: 5000, retryCount: '-1', enableClientSsl: false, cascade_flag: false },
    description: ''
  }
  const importedWith = (httpVpcEndpoints: object, conditions: object): unknown => {
    const sent = {
      'x-apigateway-backend': { type: 'HTTP-VPC', httpVpcEndpoints },
      'x-apigateway-backend-policies': [{ name: 'p', conditions: [conditions] }]
    }
    return get(asImported(document({ swagger: '2.0', paths: { '/orders': { get: sent } } })), '/orders')
  }
  const guide = { type: 'equal', value: 'v', origin: 'request', parameter: 'stage' }
  const real = { type: 'exact', value: 'v', origin: 'param', parameter_name: 'stage' }
  expect(importedWith(written, real)).toEqual(importedWith(endpoint, guide))
  expect(importedWith({ ...written, retryCount: '3' }, real)).not.toEqual(importedWith(endpoint, guide))
})

test('a place is told as it stands in the file: without the base path, with the parameters that were left out', () => {
  const parameters = [
    { name: 'order', in: 'body' },
    { name: 'limit', in: 'query' }
  ]
  const file = document({
    ...{ swagger: '2.0', basePath: '/v1' },
    paths: { '/orders': { parameters, get: { parameters, schemes: ['http'] } } }
  })
  const placeOf = (...at: (string | number)[]) => writtenPlace(file, at)
  const path = ['paths', '/v1/orders']
  expect(placeOf(...path, 'get', 'parameters', 0, 'type')).toEqual([
    'paths',
    '/orders',
    'get',
    'parameters',
    1,
    'type'
  ])
  expect(placeOf(...path, 'parameters', 0)).toEqual(['paths', '/orders', 'parameters', 1])
  expect(placeOf(...path, 'get', 'servers')).toEqual(['paths', '/orders', 'get', 'schemes'])
  expect(placeOf('securityDefinitions', 'app')).toEqual(['securityDefinitions', 'app'])
})
