import { diffLines } from '@domain/documents/text/diff-lines'
import { numberLines } from '@domain/documents/text/lines'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StretchRows, stretchesOf } from '../../../../src/renderer/ui/code-merge/stretches'
import { UnifiedLines } from '../../../../src/renderer/ui/code-merge/unified-lines'

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 60 })

function unified(before: string[], after: string[]): UnifiedLines {
  return new UnifiedLines(diffLines(numberLines(before, after)).hunks, after.length)
}

describe('the rows of hunks with what surrounds them', () => {
  it('show every changed line once, three around it, and count what is left out', () => {
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(59)), (before, after, further) => {
        const lines = unified(before, after)
        const wanted = further === null || further >= lines.total ? [] : [further]
        const stretches = stretchesOf(
          lines,
          wanted.map((line) => ({ start: line, end: line + 1 }))
        )
        const rows = new StretchRows(stretches, lines.total)
        const isShown = (line: number): boolean => {
          for (let near = Math.max(0, line - 3); near <= Math.min(lines.total - 1, line + 3); near += 1) {
            const place = lines.placeOf(near)
            if (place.before === null || place.after === null || wanted.includes(near)) return true
          }
          return false
        }
        let next = 0
        for (let row = 0; row < rows.total; row += 1) {
          const shown = rows.at(row)
          if (shown === undefined) throw new Error(`row ${row} is empty`)
          if ('leftOut' in shown) {
            expect(shown.leftOut).toBeGreaterThan(0)
            for (let line = next; line < next + shown.leftOut; line += 1) {
              expect(isShown(line)).toBe(false)
              expect(rows.rowOf(line)).toBeNull()
            }
            next += shown.leftOut
          } else {
            expect(shown.line).toBe(next)
            expect(isShown(next)).toBe(true)
            expect(rows.rowOf(next)).toBe(row)
            next += 1
          }
        }
        expect(next).toBe(lines.total)
        expect(rows.at(rows.total)).toBeUndefined()
      })
    )
  })

  it('name the lines of any page of rows', () => {
    fc.assert(
      fc.property(text, text, fc.nat(70), fc.nat(70), (before, after, first, length) => {
        const lines = unified(before, after)
        const rows = new StretchRows(stretchesOf(lines), lines.total)
        const named = rows
          .rangesIn(first, first + length)
          .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))
        const shown = Array.from({ length }, (_, index) => rows.at(first + index)).flatMap((row) =>
          row !== undefined && 'line' in row ? [row.line] : []
        )
        expect(named).toEqual(shown)
      })
    )
  })
})
