import { describe, expect, it } from 'vitest'
import { compared, type Json } from './made-documents'

const query = (name: string): Json => ({ in: 'query', name, type: 'string' })
const backend = (path: string, rest: Json = {}): Json => ({
  'x-apigateway-backend': { type: 'HTTP', httpEndpoints: { address: 'a.example', path, ...rest } }
})
const ok = { 200: { description: 'ok', schema: { $ref: '#/definitions/A' } } }

/** What became of `GET /old` when a document has `GET /new` instead; with what is told beside it. */
function moved(before: Json, after: Json, method = 'get'): string[] {
  const document = (path: string, key: string, operation: Json): Json => ({
    swagger: '2.0',
    paths: { [path]: { [key]: { responses: ok, ...operation } } },
    definitions: { A: { type: 'object' } }
  })
  const { changes } = compared(document('/old', 'get', before), document('/new', method, after))
  return changes.map(({ rule }) => rule)
}

const apart = ['operation-added', 'path-removed']

describe('an operation under another path is found again', () => {
  it('when only its words, its bounds and its patience changed', () => {
    const parameters = (maximum: number): Json => ({ parameters: [{ ...query('q'), maximum }] })
    expect(
      moved(
        { ...parameters(1), ...backend('/b', { timeout: 5000 }), description: 'a' },
        { ...parameters(2), ...backend('/b', { timeout: 6000 }), description: 'b' }
      )
    ).toEqual([
      'operation-renamed',
      'description-changed',
      'request-upper-bound-raised',
      'backend-timeout-increased'
    ])
  })

  it('by its body, also when a member of it took another type', () => {
    const body = (type: string): Json => ({
      parameters: [{ in: 'body', name: 'b', schema: { type: 'object', properties: { a: { type } } } }]
    })
    expect(moved(body('string'), body('integer'))).toEqual(['operation-renamed', 'request-type-changed'])
  })

  it('by three parameters, and not by two', () => {
    const of = (names: string[], maximum: number): Json => ({
      parameters: names.map((name) => ({ ...query(name), maximum }))
    })
    const three = ['a', 'b', 'c']
    expect(new Set(moved(of(three, 1), of(three, 2)))).toEqual(
      new Set(['operation-renamed', 'request-upper-bound-raised'])
    )
    expect(moved(of(['a', 'b'], 1), of(['a', 'b'], 2)).toSorted()).toEqual(apart)
  })
})

describe('an operation under another path is another one', () => {
  it.each<[string, Json, Json, string?]>([
    ['when it takes one parameter more', backend('/b'), { ...backend('/b'), parameters: [query('q')] }],
    ['when its calls go elsewhere', backend('/b'), backend('/c')],
    [
      'when it answers with something else',
      backend('/b'),
      { ...backend('/b'), responses: { 200: { description: 'ok', schema: { type: 'string' } } } }
    ],
    [
      'when its answers are called otherwise',
      backend('/b'),
      { ...backend('/b'), responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/B' } } } }
    ],
    ['when it is asked with another method', backend('/b'), backend('/b'), 'put'],
    [
      'when it was to go anyway',
      { ...backend('/b'), deprecated: true, summary: 'a' },
      { ...backend('/b'), summary: 'b' }
    ]
  ])('%s', (_, before, after, method) => {
    const rules = moved(before, after, method)
    expect(rules).toContain('operation-added')
    expect(rules).not.toContain('operation-renamed')
  })

  it('when two of them say nearly the same: nobody knows which became which', () => {
    const document = (...paths: string[]): Json => ({
      swagger: '2.0',
      paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: {}, ...backend('/b') } }]))
    })
    const { counts, endpoints } = compared(document('/a', '/b'), document('/c', '/d'))
    expect(endpoints.map(({ state }) => state).toSorted()).toEqual(['added', 'added', 'removed', 'removed'])
    expect(counts.breaking).toBe(2)
  })
})
