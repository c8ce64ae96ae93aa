import { compareDocuments } from '@domain/documents/compare/compare-documents'
import { readDocument, type Document } from '@domain/documents/compare/document'
import type { Policy } from '@domain/documents/compare/policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documents, shuffled, withResponsesMoved } from './generated'

const policy: Policy = { profile: 'callers' }
const runs = { numRuns: 100 }

function read(value: unknown): Document {
  const document = readDocument(value)
  if (document === null) throw new Error('not a document')
  return document
}

describe('comparing generated documents', { timeout: 60_000 }, () => {
  test('a document and itself differ in nothing', () => {
    fc.assert(
      fc.property(documents, (value) => {
        const comparison = compareDocuments(read(value), read(structuredClone(value)), policy)
        expect(comparison.changes).toEqual([])
        expect(comparison.endpoints.every(({ state }) => state === 'same')).toBe(true)
      }),
      runs
    )
  })

  test('the order of members, parameters, definitions and required names means nothing', () => {
    fc.assert(
      fc.property(
        documents,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (value, numbers) => {
          const random = (): number => numbers.next().value as number
          const other = shuffled(value, random)
          expect(compareDocuments(read(value), read(other), policy).changes).toEqual([])
        }
      ),
      runs
    )
  })

  test('moving an inline schema into a definition changes nothing', () => {
    fc.assert(
      fc.property(documents, (value) => {
        const moved = withResponsesMoved(value)
        expect(
          compareDocuments(read(value), read(moved), policy).changes.filter((each) => each.noise === null)
        ).toEqual([])
        expect(
          compareDocuments(read(moved), read(value), policy).changes.filter((each) => each.noise === null)
        ).toEqual([])
      }),
      runs
    )
  })

  test('the comparison the other way round is the mirror image', () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const there = compareDocuments(read(one), read(other), policy)
        const back = compareDocuments(read(other), read(one), policy)
        const places = (changes: typeof there.changes, isBack: boolean): string[] =>
          changes
            .map(({ beforeAt, afterAt }) =>
              JSON.stringify(isBack ? [afterAt, beforeAt] : [beforeAt, afterAt])
            )
            .sort()
        expect(places(back.changes, true)).toEqual(places(there.changes, false))
      }),
      runs
    )
  })

  test('every change counts at operations that exist, and every operation lists what counts at it', () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const { changes, endpoints } = compareDocuments(read(one), read(other), policy)
        for (const [index, endpoint] of endpoints.entries()) {
          for (const change of endpoint.changes) expect(changes[change]?.endpoints).toContain(index)
        }
        const mentioned = changes.flatMap((change, index) =>
          change.endpoints.map((endpoint) => [endpoint, index])
        )
        for (const [endpoint, change] of mentioned)
          expect(endpoints[endpoint ?? -1]?.changes).toContain(change)
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length)
      }),
      runs
    )
  })
})
