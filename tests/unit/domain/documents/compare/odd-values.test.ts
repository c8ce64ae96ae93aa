import { compareDocuments } from '@domain/documents/compare/compare-documents'
import { readDocument } from '@domain/documents/compare/document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents } from './generated'

type Json = Record<string, unknown>

const odd = fc.constantFrom<unknown>(
  null,
  true,
  7,
  '',
  'text',
  [],
  [null],
  [[[]]],
  {},
  { $ref: '#/definitions/Order' },
  { $ref: '#/nowhere' },
  { $ref: '%' },
  { $ref: 7 },
  { toString: 1, valueOf: 1 },
  { type: { a: 1 } },
  { length: -1 },
  JSON.parse('{"__proto__": {"get": {}}}') as unknown
)

/** The document with one value, anywhere in it, that is of another shape. */
function withOdd(document: Json, place: number, value: unknown): Json {
  const copy = structuredClone(document)
  const slots: [Record<string, unknown>, string][] = []
  const pending: object[] = [copy]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const [name, child] of Object.entries(node) as [string, unknown][]) {
      if (node !== copy || name !== 'swagger') slots.push([node as Record<string, unknown>, name])
      if (typeof child === 'object' && child !== null) pending.push(child)
    }
  }
  const [holder, name] = slots[Math.floor(place * slots.length)] ?? []
  if (holder !== undefined && name !== undefined) holder[name] = value
  return copy
}

describe('a document with something of another shape in it', () => {
  it('is compared, and told as plain values', () => {
    const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(documents, place, odd, (document, where, value) => {
        const [left, right] = [readDocument(document), readDocument(withOdd(document, where, value))]
        if (left === null || right === null) throw new Error('not a document')
        for (const [before, after] of [
          [left, right],
          [right, left]
        ] as const) {
          const comparison = compareDocuments(before, after, { profile: 'strict' })
          expect(JSON.parse(JSON.stringify(structuredClone(comparison)))).toBeTypeOf('object')
        }
        const again = readDocument(structuredClone(right.root))
        expect(again && compareDocuments(right, again, { profile: 'strict' }).changes).toEqual([])
      }),
      { numRuns: 500 }
    )
  }, 60_000)

  it('differs in nothing from itself when one method stands there twice', () => {
    const document = readDocument({
      swagger: '2.0',
      paths: { '/a': { get: { summary: 's' }, GET: { summary: 't' } } }
    })
    if (document === null) throw new Error('not a document')
    const comparison = compareDocuments(document, document, { profile: 'strict' })
    expect(comparison.endpoints.map(({ state }) => state)).toEqual(['same'])
    expect(comparison.changes).toEqual([])
  })
})
