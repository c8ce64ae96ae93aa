import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { Change } from '@domain/documents/compare/comparison'
import { readDocument } from '@domain/documents/compare/document'
import { canonicalText, type Layout } from '@domain/documents/text/canonical-text'
import { diffLines } from '@domain/documents/text/diff-lines'
import { explainLines, type Explanation } from '@domain/documents/text/explain-lines'
import { linesOf, numberLines } from '@domain/documents/text/lines'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents } from './generated'
import type { Pick } from './mutation'
import { operationMutations } from './operation-mutations'
import { schemaMutations } from './schema-mutations'

function changesOf(before: unknown, after: unknown): Change[] {
  const [left, right] = [readDocument(before), readDocument(after)]
  if (left === null || right === null) throw new Error('not a document')
  return compareDocuments(left, right, { profile: 'callers' }).changes
}

function explained(before: unknown, after: unknown, changes: readonly Change[], layout: Layout): Explanation {
  const [left, right] = [before, after].map((value) => {
    const text = canonicalText(value, layout)
    return { text, lines: linesOf(text) }
  })
  if (left === undefined || right === undefined) throw new Error('no text')
  return explainLines(left, right, diffLines(numberLines(left.lines, right.lines)), changes)
}

const seeds = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 4,
  maxLength: 4
})

function pickBy(numbers: readonly number[]): Pick {
  let next = 0
  return (list) => list[Math.floor((numbers[next++ % numbers.length] ?? 0) * list.length)]
}

const mutations = [...operationMutations, ...schemaMutations]

describe('one change of a document', () => {
  it.each(mutations)(
    'is told by its rule and by nothing else, and explained by its lines: $name',
    ({ apply }) => {
      let applied = 0
      fc.assert(
        fc.property(documents, seeds, (before, numbers) => {
          const after = structuredClone(before)
          const rules = apply(after, pickBy(numbers))
          if (rules === null) return
          applied += 1
          const changes = changesOf(before, after)
          expect(changes).not.toHaveLength(0)
          expect(changes.map(({ rule }) => String(rule)).filter((rule) => !rules.includes(rule))).toEqual([])
          const back = changesOf(after, before)
          expect(back).toHaveLength(changes.length)
          for (const layout of ['kept_order', 'sorted_keys'] as const) {
            expect(explained(before, after, changes, layout).unexplained).toEqual([])
            expect(explained(after, before, back, layout).unexplained).toEqual([])
          }
        }),
        { numRuns: 60 }
      )
      expect(applied).toBeGreaterThan(3)
    },
    60_000
  )
})
