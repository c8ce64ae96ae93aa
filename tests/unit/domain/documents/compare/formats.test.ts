import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { Change } from '@domain/documents/compare/comparison'
import { readDocument, refusalOf } from '@domain/documents/compare/document'
import { maxDocumentDepth } from '@domain/documents/compare/mentions'
import { parseDocument } from '@domain/documents/parse'
import { dump } from 'js-yaml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents } from './generated'

function parsed(text: string): unknown {
  const document = parseDocument(text)
  if (!document.ok) throw new Error(document.reason)
  return document.value
}

function changesOf(before: unknown, after: unknown): Change[] {
  const [left, right] = [readDocument(before), readDocument(after)]
  if (left === null || right === null) throw new Error('not a document')
  return compareDocuments(left, right, { profile: 'callers' }).changes
}

const info = { title: 'orders', version: '1' }
const backend = { type: 'MOCK', mockEndpoints: { 'result-content': 'ok' } }

/** One API: a list in the query, a header, a body, a form, answers with headers, and who is let in. */
const old = {
  swagger: '2.0',
  info,
  host: 'a.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  security: [{ key: [] }],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } },
  paths: {
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string', maxLength: 32 }],
      put: {
        operationId: 'putOrder',
        'x-apigateway-backend': backend,
        parameters: [
          { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
          { name: 'ids', in: 'query', type: 'array', items: { type: 'integer', format: 'int32' } },
          { name: 'X-Trace', in: 'header', type: 'string', description: 'd', default: 'x' },
          { name: 'order', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } }
        ],
        responses: {
          200: {
            description: 'ok',
            schema: { $ref: '#/definitions/Order' },
            headers: { 'X-Rate': { type: 'integer' } }
          },
          404: { description: 'none' }
        }
      },
      post: {
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'name', in: 'formData', type: 'string', required: true, description: 'n' },
          { name: 'age', in: 'formData', type: 'integer' }
        ],
        responses: { 201: { description: 'made' } }
      }
    }
  },
  definitions: {
    Order: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, next: { $ref: '#/definitions/Order' } }
    }
  }
}

const order = { $ref: '#/components/schemas/Order' }
const json = { 'application/json': { schema: order } }
const now = {
  openapi: '3.0.3',
  info,
  servers: [{ url: 'https://a.example/v1' }],
  security: [{ key: [] }],
  paths: {
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 32 } }],
      put: {
        operationId: 'putOrder',
        'x-apigateway-backend': backend,
        parameters: [
          { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
          {
            name: 'ids',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'integer', format: 'int32' } }
          },
          { name: 'X-Trace', in: 'header', description: 'd', schema: { type: 'string', default: 'x' } }
        ],
        requestBody: { required: true, content: json },
        responses: {
          200: { description: 'ok', content: json, headers: { 'X-Rate': { schema: { type: 'integer' } } } },
          404: { description: 'none' }
        }
      },
      post: {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string', description: 'n' }, age: { type: 'integer' } }
              }
            }
          }
        },
        responses: { 201: { description: 'made' } }
      }
    }
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } },
    schemas: {
      Order: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, next: order } }
    }
  }
}

describe('one API in two formats', () => {
  it('differs in nothing, either way', () => {
    expect(changesOf(old, now)).toEqual([])
    expect(changesOf(now, old)).toEqual([])
    expect(changesOf(now, { ...now, openapi: '3.1.0' })).toEqual([])
  })

  it('differs in what is another API', () => {
    const other = structuredClone(now)
    other.components.schemas.Order.properties.id.type = 'integer'
    expect(changesOf(old, other).map(({ rule }) => rule)).toEqual([
      'request-type-changed',
      'response-type-changed'
    ])
  })
})

describe('one value in two notations', () => {
  it('differs in nothing', () => {
    for (const document of [old, now]) {
      expect(changesOf(parsed(JSON.stringify(document)), parsed(dump(document)))).toEqual([])
    }
  })

  it('differs in nothing, whatever it holds', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(changesOf(parsed(JSON.stringify(document)), parsed(dump(document)))).toEqual([])
      }),
      { numRuns: 30 }
    )
  }, 30_000)

  it('differs in nothing where YAML takes over what JSON writes out, and in what is taken over at each place', () => {
    const text = (summary: string): string =>
      `swagger: "2.0"\nx-b: &b {summary: ${summary}, responses: {}}\npaths:\n` +
      ['/a', '/b'].map((path) => `  ${path}: {get: {<<: *b, operationId: ${path}}}\n`).join('')
    const get = (operationId: string): object => ({ summary: 's', responses: {}, operationId })
    const written = {
      ...{ swagger: '2.0', 'x-b': { summary: 's', responses: {} } },
      paths: { '/a': { get: get('/a') }, '/b': { get: get('/b') } }
    }
    expect(changesOf(parsed(text('s')), written)).toEqual([])
    expect(changesOf(parsed(text('s')), parsed(text('t'))).map(({ id }) => id)).toEqual([
      'extension-changed /x-b x-b',
      'summary-changed /paths/~1a/get/summary',
      'summary-changed /paths/~1b/get/summary'
    ])
  })

  it('differs in nothing where YAML has numbers that JSON has not', () => {
    const text = 'swagger: 2.0\ninfo: {}\nx-a: [.nan, .inf]\npaths: {/a: {get: {x-b: {c: .nan}}}}\n'
    expect(changesOf(parsed(text), parsed(text))).toEqual([])
  })
})

describe('a value', () => {
  it.each<[string, unknown, string | null]>([
    ['swagger 2.0', { swagger: '2.0' }, '2.0'],
    ['swagger 2.0 as a number', { swagger: 2 }, '2.0'],
    ['OpenAPI 3.0', { openapi: '3.0.3' }, '3.0'],
    ['OpenAPI 3.1 as a number', { openapi: 3.1 }, '3.1'],
    ['OpenAPI 3.2', { openapi: '3.2.0' }, '3.1']
  ])('that says it is %s is a document', (_, value, format) => {
    expect(readDocument(value)?.format).toBe(format)
    expect(refusalOf(value)).toBeNull()
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', [{ swagger: '2.0' }]],
    ['a text', 'swagger'],
    ['of no version', {}],
    ['of version 1', { swagger: '1.2' }],
    ['of version 30', { openapi: '30.1' }],
    ['of a version that is no text', { swagger: { toString: 1, valueOf: 1 } }]
  ])('that is %s is none', (_, value) => {
    expect(readDocument(value)).toBeNull()
    expect(refusalOf(value)).toBe('not_a_document')
  })

  it('that nests as deep as may be is a document, and one level deeper it is not', () => {
    const nested = (depth: number): unknown => {
      let value: unknown = 1
      for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
      return { swagger: '2.0', 'x-a': value }
    }
    expect(refusalOf(nested(maxDocumentDepth))).toBeNull()
    expect(refusalOf(nested(maxDocumentDepth + 1))).toBe('too_deep')
    expect(readDocument(nested(maxDocumentDepth + 1))).toBeNull()
  })
})
