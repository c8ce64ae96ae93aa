import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { Change } from '@domain/documents/compare/comparison'
import { readDocument, type Document } from '@domain/documents/compare/document'
import type { Policy } from '@domain/documents/compare/policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from './cases/every-case'
import { documents, shuffled, withSchemasMoved } from './generated'

const policy: Policy = { profile: 'callers' }
const runs = { numRuns: 100 }

function read(value: unknown): Document {
  const document = readDocument(value)
  if (document === null) throw new Error('not a document')
  return document
}

interface Placed {
  at: string
  rule: string
}

/** Changes by where they stand in both documents, those of a comparison the other way round turned. */
function placed(changes: readonly Change[], isBack: boolean): Placed[] {
  return changes
    .map(({ rule, beforeAt, afterAt }) => ({
      at: JSON.stringify(isBack ? [afterAt, beforeAt] : [beforeAt, afterAt]),
      rule
    }))
    .sort((left, right) => (left.at < right.at ? -1 : 1))
}

/** What each rule is called the other way round, as the hand-written cases say. */
const mirrors = new Map<string, Set<string>>()
for (const { before, after } of cases) {
  const there = placed(compareDocuments(read(before), read(after), policy).changes, false)
  const back = placed(compareDocuments(read(after), read(before), policy).changes, true)
  for (const [own, others] of [
    [there, back],
    [back, there]
  ] as const) {
    for (const { at, rule } of own) {
      const known = mirrors.get(rule) ?? new Set()
      for (const other of others) if (other.at === at) known.add(other.rule)
      mirrors.set(rule, known)
    }
  }
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

  test('moving inline schemas into definitions changes nothing, in bodies, in responses or in other schemas', () => {
    fc.assert(
      fc.property(documents, (value) => {
        const moved = withSchemasMoved(value)
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
        expect(placed(back.changes, true).map(({ at }) => at)).toEqual(
          placed(there.changes, false).map(({ at }) => at)
        )
        for (const { at, rule } of placed(there.changes, false)) {
          const mirrored = placed(back.changes, true).filter((each) => each.at === at)
          const known = mirrors.get(rule) ?? new Set()
          expect(
            mirrored.some((each) => known.has(each.rule)),
            `${rule} at ${at} is ${mirrored.map((each) => each.rule).join(' or ')} the other way round`
          ).toBe(true)
        }
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
