import { unifiedLines } from '@domain/documents/text/unified-text'
import { UnifiedLines } from '../../../../src/renderer/ui/code-merge/unified-lines'
import { diffLines } from '@domain/documents/text/diff-lines'
import { numberLines } from '@domain/documents/text/lines'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 })

it('every line of either text stands where the unified text says', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { hunks } = diffLines(numberLines(before, after))
      const unified = unifiedLines(before, after, hunks)
      const lines = new UnifiedLines(hunks, after.length)
      expect(lines.total).toBe(unified.length)
      for (const [line, content] of before.entries())
        expect(unified[lines.lineOf('before', line)]).toBe(content)
      for (const [line, content] of after.entries())
        expect(unified[lines.lineOf('after', line)]).toBe(content)
      for (const [line, content] of unified.entries()) {
        const place = lines.placeOf(line)
        if (place.before !== null) {
          expect(before[place.before]).toBe(content)
          expect(lines.lineOf('before', place.before)).toBe(line)
        }
        if (place.after !== null) {
          expect(after[place.after]).toBe(content)
          expect(lines.lineOf('after', place.after)).toBe(line)
        }
        const hunk = lines.hunkUpTo(line)
        const isChanged = hunk >= 0 && line < (lines.ends[hunk] ?? 0)
        expect(isChanged).toBe(place.before === null || place.after === null)
      }
    })
  )
})
