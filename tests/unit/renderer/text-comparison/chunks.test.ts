import { Text } from '@codemirror/state'
import { diffLines } from '@domain/documents/text/diff-lines'
import { numberLines } from '@domain/documents/text/lines'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chunksOf } from '../../../../src/renderer/ui/code-merge/chunks'

const text = fc.array(fc.constantFrom('a', 'bb', '', 'dddd', 'e'), { minLength: 1, maxLength: 30 })

/** The lines that a chunk covers on one side. */
function linesIn(doc: Text, from: number, to: number): string[] {
  return from === to ? [] : doc.sliceString(from, to - 1).split('\n')
}

it('every hunk is a chunk of exactly its lines, also at the end of a text', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { hunks } = diffLines(numberLines(before, after))
      const [left, right] = [Text.of(before), Text.of(after)]
      const chunks = chunksOf(hunks, left, right)
      expect(chunks).toHaveLength(hunks.length / 4)
      for (const [index, { fromA, toA, fromB, toB, endA, endB }] of chunks.entries()) {
        const [fromBefore, toBefore, fromAfter, toAfter] = hunks.subarray(4 * index, 4 * index + 4)
        expect(linesIn(left, fromA, toA)).toEqual(before.slice(fromBefore, toBefore))
        expect(linesIn(right, fromB, toB)).toEqual(after.slice(fromAfter, toAfter))
        expect(endA).toBeLessThanOrEqual(left.length)
        expect(endB).toBeLessThanOrEqual(right.length)
      }
    })
  )
})
