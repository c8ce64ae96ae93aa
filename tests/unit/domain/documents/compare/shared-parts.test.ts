import { describe, expect, it } from 'vitest'
import { compared, type Json } from './made-documents'

/** Two operations that use the same thing, and a third that does not. */
function shared(operation: Json, root: Json): Json {
  return {
    swagger: '2.0',
    paths: {
      '/a': { get: operation },
      '/b': { get: structuredClone(operation) },
      '/c': { get: { summary: 's' } }
    },
    ...root
  }
}

const key = { type: 'apiKey', in: 'header', name: 'A' }
const ref = (to: string): Json => ({ $ref: `#/${to}` })

const parts: [string, Json, (changed: boolean) => Json, string[]][] = [
  [
    'a schema',
    { responses: { 200: { schema: ref('definitions/A') } } },
    (changed) => ({ definitions: { A: { type: changed ? 'integer' : 'string' } } }),
    ['response-type-changed']
  ],
  [
    'a parameter',
    { parameters: [ref('parameters/A')] },
    (changed) => ({ parameters: { A: { in: 'query', name: 'q', type: 'string', required: changed } } }),
    ['parameter-became-required']
  ],
  [
    'a response',
    { responses: { 200: ref('responses/A') } },
    (changed) => ({ responses: { A: { description: changed ? 'a' : 'b' } } }),
    ['description-changed']
  ],
  [
    'a security scheme',
    { security: [{ key: [] }] },
    (changed) => ({ securityDefinitions: { key: { ...key, name: changed ? 'B' : 'A' } } }),
    ['security-scheme-changed']
  ],
  [
    'a rate limit',
    { 'x-apigateway-ratelimit': 'a' },
    (changed) => ({ 'x-apigateway-ratelimits': { a: { 'api-limit': changed ? 1 : 2 } } }),
    ['ratelimit-lowered']
  ],
  [
    'an access control',
    { 'x-apigateway-access-control': 'a' },
    (changed) => ({ 'x-apigateway-access-controls': { a: { 'acl-type': changed ? 'DENY' : 'PERMIT' } } }),
    ['access-control-changed']
  ],
  [
    'answers of the gateway',
    { 'x-apigateway-response': 'a' },
    (changed) => ({ 'x-apigateway-responses': { a: { THROTTLED: { status: changed ? 429 : 503 } } } }),
    ['response-set-changed']
  ]
]

describe('what several operations use', () => {
  it.each(parts)('is told once, and counts at each of them: %s', (_, operation, root, rules) => {
    const before = shared(operation, root(false))
    const { changes, endpoints } = compared(before, shared(operation, root(true)))
    expect(changes.map(({ rule, endpoints: counted, noise }) => ({ rule, counted, noise }))).toEqual(
      rules.map((rule) => ({ rule, counted: [0, 1], noise: null }))
    )
    expect(endpoints.map(({ state }) => state)).toEqual(['changed', 'changed', 'same'])
  })

  it.each(parts)('is noise when nobody uses it: %s', (_name, _operation, root) => {
    const { changes, severity } = compared(shared({}, root(false)), shared({}, root(true)))
    expect(changes.filter(({ noise }) => noise !== 'unused_definition')).toEqual([])
    expect(severity).toBeNull()
  })
})
