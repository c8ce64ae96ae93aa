import { readDocument } from '@domain/documents/compare/document'
import { canonicalText } from '@domain/documents/text/canonical-text'
import { diffLines } from '@domain/documents/text/diff-lines'
import { explainLines } from '@domain/documents/text/explain-lines'
import { linesOf, numberLines } from '@domain/documents/text/lines'
import { describe, expect, it } from 'vitest'
import { compared, swagger, type Json } from './made-documents'

const withPaths = (paths: unknown): Json => ({ openapi: '3.1.0', paths })
const asked = (operation: unknown, root: Json = {}): Json => ({
  openapi: '3.1.0',
  paths: { '/a': { post: operation } },
  ...root
})
const holding = (schema: unknown, schemas: Json = {}): Json => {
  const content = { 'application/json': { schema } }
  return asked({ requestBody: { content }, responses: { 200: { content } } }, { components: { schemas } })
}
const a = { $ref: '#/components/schemas/A' }

/** What no tool writes and a hand might: every one is a document, and what of it makes no sense says nothing. */
const documents: Record<string, Json> = {
  'nothing but its version': { swagger: '2.0' },
  'paths as a list': withPaths([{ get: {} }]),
  'no paths': withPaths(null),
  'a path that is nothing': withPaths({ '/a': null }),
  'operations of no shape': withPaths({ '/a': { get: null, put: [], post: 7 } }),
  'paths that are each other': withPaths({ '/a': { $ref: '#/paths/~1b' }, '/b': { $ref: '#/paths/~1a' } }),
  'paths of odd names': withPaths(
    Object.fromEntries(['', '/{', '/}{', '/{}/{}', '/{a}/{a}', 'a'].map((path) => [path, { get: {} }]))
  ),
  'a path of 2,000 characters': withPaths({ [`/${'x'.repeat(2000)}/{订单}`]: { get: {} } }),
  'members that are nothing': asked({ parameters: null, responses: null, security: null, tags: null }),
  'members of another shape': asked({ parameters: { a: 1 }, responses: [{}], security: {}, tags: {} }),
  'parameters of no shape': asked({
    parameters: [null, 1, { in: null, name: null }, { in: ['q'], name: {} }, { $ref: '#' }, { $ref: 7 }]
  }),
  'bodies of no shape': asked({
    requestBody: { content: { '': { schema: {} }, ';;;': [], 'text/plain': null } },
    responses: {
      '': {},
      200: { content: [], headers: [] },
      '2XX': { headers: { A: null, B: { $ref: '#/x' } } }
    }
  }),
  'a schema of everything': holding(true),
  'a schema of nothing': holding(false),
  'no schema': holding(null),
  'a list as a schema': holding([{ type: 'string' }]),
  'keywords of another shape': holding({
    ...{ properties: [true], required: 'a', enum: {}, allOf: {}, oneOf: 7, anyOf: 'x', items: null },
    ...{ type: [null, 7, ['x']], format: {}, pattern: 7, minimum: 'x', maximum: null, multipleOf: 0 },
    ...{ exclusiveMinimum: {}, maxLength: -1, dependentRequired: [1], patternProperties: 'x', not: 7 }
  }),
  'members of another shape in a schema': holding({
    ...{ properties: { a: null, 1: {}, 0: true }, required: [null, 7, 'a'], enum: [null, -0, Infinity] },
    ...{ allOf: [null, 7], oneOf: [true, null], prefixItems: [null], items: [[]] }
  }),
  'a reference to nowhere': holding({ $ref: '#/nowhere' }),
  'a reference to another host': holding({ $ref: 'https://evil.example/schema.json' }),
  'a reference to the document': holding({ $ref: '#' }),
  'a reference that is no pointer': holding({ $ref: '#/%E0%A4%A' }),
  'a reference that is a number': holding({ $ref: 7 }),
  'a schema that is itself': holding(a, { A: a }),
  'a schema that is made of itself': holding(a, { A: { allOf: [a], oneOf: [a], not: a, items: a } }),
  'schemes of no shape': {
    ...swagger({}, { security: [null, 7, { a: null }, { b: 'x' }, []] }),
    securityDefinitions: { a: null, b: 7, c: [] }
  },
  'servers of no shape': asked(
    { servers: 'x' },
    {
      servers: [
        null,
        7,
        {},
        { url: 7 },
        { url: 'http://[::', variables: null },
        { url: '{a}{', variables: { a: 7 } }
      ]
    }
  ),
  'definitions of the gateway of no shape': {
    ...swagger({ 'x-apigateway-access-control': 'b', 'x-apigateway-ratelimit': 'r' }),
    'x-apigateway-access-controls': { a: 7, b: { value: 7, 'acl-type': {} }, c: [] },
    'x-apigateway-ratelimits': { r: { 'api-limit': 'ten', interval: 0, unit: 'FORTNIGHT', special: 'x' } },
    'x-apigateway-responses': [null]
  },
  'members of the gateway of no shape': swagger({
    ...{
      'x-apigateway-backend': { type: 7, parameters: {}, httpEndpoints: [] },
      'x-apigateway-ratelimit': []
    },
    ...{ 'x-apigateway-backend-policies': [null, { name: 7 }, { name: 'p', conditions: 7 }] },
    ...{ 'x-apigateway-plugins': 'p', 'x-apigateway-cors': 'yes', 'x-apigateway-match-mode': {} }
  }),
  'a head of no shape': swagger(
    {},
    { info: 'x', tags: 7, host: 7, basePath: {}, schemes: 'https', paths: [] }
  )
}
const names = Object.keys(documents)
const plain = holding({ type: 'object', properties: { a: { type: 'string' } } })

const places = (changes: ReturnType<typeof compared>['changes'], isBack: boolean): string[] =>
  changes
    .map(({ beforeAt, afterAt }) => JSON.stringify(isBack ? [afterAt, beforeAt] : [beforeAt, afterAt]))
    .sort()

describe('a document that no tool wrote', () => {
  it.each(names)('differs in nothing from itself: %s', (name) => {
    const document = documents[name] ?? {}
    expect(compared(document, structuredClone(document)).changes).toEqual([])
  })

  it.each(names)(
    'is compared with any other, one way as the other, and explained by its lines: %s',
    (name) => {
      const document = documents[name] ?? {}
      for (const other of [plain, ...Object.values(documents)]) {
        const there = compared(document, other).changes
        expect(places(compared(other, document).changes, true)).toEqual(places(there, false))
        const [before, after] = [document, other].map((value) => {
          const text = canonicalText(value, 'kept_order')
          return { text, lines: linesOf(text) }
        })
        if (before === undefined || after === undefined) throw new Error('no text')
        const hunks = diffLines(numberLines(before.lines, after.lines))
        const { explainedLines, changedLines } = explainLines(before, after, hunks, there)
        expect(explainedLines).toBeLessThanOrEqual(changedLines)
      }
    }
  )

  it('is one whatever it holds', () => {
    expect(names.filter((name) => readDocument(documents[name]) === null)).toEqual([])
  })

  it('tells a definition of no shape that only one of two has, or that says something else', () => {
    const of = (schemes: Json, controls: Json): Json =>
      swagger({}, { securityDefinitions: schemes, 'x-apigateway-access-controls': controls })
    const told = (before: Json, after: Json): string[] => compared(before, after).changes.map(({ id }) => id)
    expect(told(of({}, {}), of({ a: 7 }, { b: null }))).toEqual([
      'access-control-definition-added  → /x-apigateway-access-controls/b b',
      'security-scheme-definition-added  → /securityDefinitions/a a'
    ])
    expect(told(of({ a: 7 }, { b: [1] }), of({ a: 8 }, { b: [2] }))).toEqual([
      'access-control-definition-changed /x-apigateway-access-controls/b b',
      'security-scheme-definition-changed /securityDefinitions/a a'
    ])
  })
})
