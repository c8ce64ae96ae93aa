import { describe, expect, it } from 'vitest'
import { compared, got, swagger, type Json } from './made-documents'

describe('names that objects inherit', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '7']
  const named = (name: string, value: unknown): Json =>
    JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Json
  const string = { type: 'string' }

  it.each(names)('are names like others: %s', (name) => {
    const ways: ((value: unknown) => Json)[] = [
      (value) => got({ properties: named(name, value) }),
      (value) => got({ patternProperties: named(name, value) }),
      (value) => got({ $ref: `#/definitions/${name}` }, named(name, value)),
      (value) => swagger({ responses: named(name, { schema: value }) }),
      (value) => ({
        swagger: '2.0',
        paths: named(`/${name}`, { get: { responses: { 200: { schema: value } } } })
      }),
      (value) => ({ swagger: '2.0', paths: named(name, { get: { responses: { 200: { schema: value } } } }) })
    ]
    for (const made of ways) {
      expect(compared(made(string), made({ type: 'integer' })).changes.map(({ rule }) => rule)).toEqual([
        'response-type-changed'
      ])
      expect(compared(made(string), made(structuredClone(string))).changes).toEqual([])
    }
  })

  it.each(names)('are told where only one document has them: %s', (name) => {
    const key = { type: 'apiKey', in: 'header', name: 'A' }
    const endpoints = { address: 'a' }
    const ways: ((member: Json) => Json)[] = [
      (member) => ({ swagger: '2.0', info: member, paths: {} }),
      (member) => ({ swagger: '2.0', paths: {}, ...member }),
      (member) =>
        swagger({ security: [{ key: [] }] }, { securityDefinitions: { key: { ...key, ...member } } }),
      (member) =>
        swagger({ 'x-apigateway-backend': { type: 'HTTP', httpEndpoints: { ...endpoints, ...member } } }),
      (member) => swagger({ 'x-apigateway-backend-policies': [{ name: 'p', type: 'HTTP', ...member }] }),
      (member) =>
        swagger(
          { 'x-apigateway-ratelimit': 'a' },
          { 'x-apigateway-ratelimits': { a: { 'api-limit': 1, ...member } } }
        ),
      (member) =>
        swagger(
          { 'x-apigateway-access-control': 'a' },
          { 'x-apigateway-access-controls': { a: { value: '', ...member } } }
        ),
      (member) => got({ patternProperties: member }),
      (member) => swagger({ parameters: Object.keys(member).map((each) => ({ in: 'query', name: each })) })
    ]
    for (const made of ways) {
      for (const comparison of [
        compared(made({}), made(named(name, 'x'))),
        compared(made(named(name, 'x')), made({}))
      ]) {
        expect(comparison.changes).toHaveLength(1)
        // What is told crosses to another thread.
        expect(structuredClone(comparison)).toEqual(comparison)
      }
    }
  })

  it.each(names)('are no definitions that a document lacks: %s', (name) => {
    const bound = swagger(
      { 'x-apigateway-ratelimit': name, security: [named(name, [])] },
      { 'x-apigateway-ratelimits': {}, securityDefinitions: {} }
    )
    expect(
      compared(swagger({}), bound)
        .changes.map(({ rule }) => rule)
        .sort()
    ).toEqual(['anonymous-access-lost', 'ratelimit-bound'])
    expect(compared(bound, structuredClone(bound)).changes).toEqual([])
  })
})
