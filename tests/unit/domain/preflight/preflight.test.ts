import { mostOfOneRule } from '@domain/preflight/preflight'
import { dump, load } from 'js-yaml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoDocuments } from '../../../../src/demo-gateway/seed/demo-documents'
import { at, backend, check, goodDocument, operation, rulesOf, type Json } from './documents'

/** A document of so many operations, with one fault near its end. */
function largeDocument(count: number): Json {
  const document = goodDocument()
  const all: Json = {}
  for (let index = 0; index < count; index += 1) {
    const copy = structuredClone(operation(document))
    copy['operationId'] = `get_${index}`
    all[`/orders${index}/{id}`] = { get: copy }
  }
  at(all, `/orders${count - 1}/{id}`, 'get')['tags'] = ['a b']
  return { ...document, paths: all }
}

/** The shortest of several runs, in ms: what the work takes when nothing else keeps the machine busy. */
function bestTime(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now()
    run()
    return performance.now() - started
  })
  return Math.min(...times)
}

describe('the check before an import', () => {
  it('has nothing to say about a good file', () => {
    const found = check(goodDocument())
    expect(found).toEqual({
      findings: [],
      counts: { error: 0, warning: 0, note: 0 },
      oas: '2.0',
      title: 'order_service',
      apiCount: 1
    })
  })

  it.each(['json', 'yaml'])('names line and column of what it finds in %s', (type) => {
    const document = goodDocument()
    operation(document)['tags'] = ['orders', 'with space']
    backend(document)['type'] = 'GRPC'
    const text = type === 'json' ? JSON.stringify(document, null, 2) : dump(document)
    const lines = text.split('\n')
    for (const { rule, line, column, path } of check(text, { fileName: `a.${type}` }).findings) {
      const shown = (lines[(line ?? 0) - 1] ?? '').slice((column ?? 0) - 1)
      if (rule === 'operation.tag_space') {
        expect(path).toBe('/paths/~1orders~1{id}/get/tags/1')
        expect(shown).toMatch(/^"?with space/)
      } else {
        expect(rule).toBe('backend.type')
        expect(shown).toMatch(/^"?type"?: "?GRPC/)
      }
    }
    expect(check(text, { fileName: `a.${type}` }).findings).toHaveLength(2)
  })

  it.each([
    ['document.unparsable', '{"swagger": "2.0",\n"info": ]}', 2],
    ['document.unparsable', 'swagger: "2.0"\n info: x\n', 2],
    ['document.not_json', '{"swagger": "2.0",\n"info": }', 2]
  ])('names the line of %s', (rule, text, line) => {
    expect(check(text).findings).toContainEqual(expect.objectContaining({ rule, line }))
  })

  it('names the second of two equal keys in JSON and in YAML', () => {
    expect(check('{"swagger": "2.0",\n"a": {"x": 1,\n"x": 2}}').findings).toContainEqual({
      rule: 'document.duplicate_key',
      severity: 'warning',
      line: 3,
      column: 1,
      path: '/a/x',
      params: { name: 'x' }
    })
    expect(check('swagger: "2.0"\na:\n  x: 1\n  x: 2\n').findings).toContainEqual({
      rule: 'document.duplicate_key',
      severity: 'warning',
      line: 4,
      column: 3,
      path: '/a/x',
      params: { name: 'x' }
    })
  })

  it('says OpenAPI 3 files what it says Swagger files', () => {
    const document = { ...goodDocument(), swagger: undefined, openapi: '3.0.1' }
    at(operation(document), 'parameters', 0)['schema'] = { type: 'string' }
    expect(check(document)).toMatchObject({ findings: [], oas: '3.0' })
  })

  it('lists so many findings of one rule, and counts them all', () => {
    const document = goodDocument()
    for (let index = 0; index < 250; index += 1) at(document, 'paths')[`/o${index}`] = { trace: {} }
    const { findings, counts } = check(document)
    expect(findings.filter(({ rule }) => rule === 'operation.method')).toHaveLength(mostOfOneRule)
    expect(counts.note).toBe(250)
    expect(counts.error).toBe(500)
  })

  it('finds faults only where the demo documents have them', () => {
    const found = demoDocuments.map(({ name, text, fileName }) => [
      name,
      check(text, { fileName })
        .findings.filter(({ severity }) => severity !== 'note')
        .map(({ rule }) => rule)
        .sort()
    ])
    expect(Object.fromEntries(found)).toEqual({
      'first-import': ['apis.duplicate', 'backend.type', 'path.unmapped'],
      'second-import': ['operation.id_duplicate', 'ratelimit.undefined'],
      'openapi-import': ['path.partial_variable']
    })
  })

  it('answers every text and never throws', () => {
    const piece = fc.constantFrom(
      ...['{', '}', '[', ']', ':', ': ', ',', '"a"', '"paths"', '"/x/{y}"', '"get"', 'paths:\n', '  get:\n'],
      ...[
        '\n',
        '- ',
        '&a ',
        '*a',
        '"swagger"',
        '"2.0"',
        '1',
        'null',
        '\\',
        '"',
        'parameters:',
        '"parameters"'
      ]
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(check(pieces.join('')).counts.error).toBeGreaterThan(0)
      }),
      { numRuns: 2000 }
    )
    fc.assert(
      fc.property(fc.object(), (document) => {
        const whole = { ...goodDocument(), paths: document }
        expect(Array.isArray(check(whole).findings)).toBe(true)
      })
    )
  })

  it.each([
    ['json', (document: Json) => JSON.stringify(document, null, 2)],
    ['yaml', (document: Json) => dump(document, { noRefs: true })]
  ])(
    'takes less than a second for 10 MB of %s, or five times what reading 10 MB of YAML takes here',
    (type, write) => {
      const count = Math.ceil(10_000_000 / (write(largeDocument(100)).length / 100))
      const text = write(largeDocument(count))
      const plain = dump(largeDocument(20_000), { noRefs: true })
      let rules: string[] = []
      const best = bestTime(4, () => (rules = rulesOf(text, { fileName: `a.${type}` })))
      const reading = bestTime(2, () => load(plain))
      expect(rules.sort()).toEqual(['apis.too_many', 'operation.tag_space'])
      expect(text.length).toBeGreaterThan(9_900_000)
      expect(plain.length).toBeLessThan(11_000_000)
      expect(best).toBeLessThan(Math.max(1000, 5 * reading))
    },
    60_000
  )
})
