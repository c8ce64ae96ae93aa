import { diffLines } from '@domain/documents/text/diff-lines'
import { Hunks, type LineChanges } from '@domain/documents/text/hunks'
import { linesOf, numberLines } from '@domain/documents/text/lines'
import { shortestEdits } from '@domain/documents/text/shortest-edits'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

function diffed(before: readonly string[], after: readonly string[]): LineChanges {
  return diffLines(numberLines(before, after))
}

function hunksOf({ hunks }: LineChanges): [number, number, number, number][] {
  return Array.from({ length: hunks.length / 4 }, (_, index) => {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = hunks.subarray(
      4 * index,
      4 * index + 4
    )
    return [fromBefore, toBefore, fromAfter, toAfter]
  })
}

/** `before` with each hunk replaced by what stands in its place. */
function applied(before: readonly string[], after: readonly string[], changes: LineChanges): string[] {
  const result: string[] = []
  let line = 0
  for (const [fromBefore, toBefore, fromAfter, toAfter] of hunksOf(changes)) {
    result.push(...before.slice(line, fromBefore), ...after.slice(fromAfter, toAfter))
    line = toBefore
  }
  return [...result, ...before.slice(line)]
}

function editsIn(changes: LineChanges): number {
  return hunksOf(changes).reduce((sum, [a, b, c, d]) => sum + b - a + d - c, 0)
}

/** The length of the longest common subsequence, by the table. */
function commonLength(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0)
  for (const line of before) {
    const next = [0]
    for (const [index, other] of after.entries()) {
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const few = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 24 })
const many = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { maxLength: 60 })
const texts = fc.oneof(fc.tuple(few, few), fc.tuple(many, many), fc.tuple(few, many))
const runs = { numRuns: 1000 }

describe('the lines of two texts', () => {
  it('become each other by the hunks', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        expect(applied(before, after, diffed(before, after))).toEqual(after)
      }),
      runs
    )
  }, 60_000)

  it('are told in order, in hunks that hold something and do not touch', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        let [lastBefore, lastAfter] = [-1, -1]
        for (const [fromBefore, toBefore, fromAfter, toAfter] of hunksOf(diffed(before, after))) {
          expect(toBefore - fromBefore + toAfter - fromAfter).toBeGreaterThan(0)
          expect(fromBefore).toBeGreaterThan(lastBefore)
          expect(fromAfter).toBeGreaterThan(lastAfter)
          ;[lastBefore, lastAfter] = [toBefore, toAfter]
          expect(toBefore).toBeLessThanOrEqual(before.length)
          expect(toAfter).toBeLessThanOrEqual(after.length)
        }
      }),
      runs
    )
  }, 60_000)

  it('are exact when they are few', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        expect(diffed(before, after).approximate).toEqual([])
      }),
      runs
    )
  }, 60_000)

  it('have as few edits as there can be where no line holds the rest together', () => {
    // Twice each: nothing is unique.
    const doubled = few.map((lines) => lines.flatMap((line) => [line, line]))
    fc.assert(
      fc.property(doubled, doubled, (before, after) => {
        const numbered = numberLines(before, after)
        const hunks = new Hunks()
        const part = { fromBefore: 0, toBefore: before.length, fromAfter: 0, toAfter: after.length }
        shortestEdits(numbered.before, numbered.after, part, hunks)
        const changes = hunks.done()
        expect(applied(before, after, changes)).toEqual(after)
        expect(editsIn(changes)).toBe(before.length + after.length - 2 * commonLength(before, after))
      }),
      runs
    )
  }, 60_000)

  it('keep what was only moved from being torn apart', () => {
    const block = ['{', 'x', '}']
    expect(hunksOf(diffed(['one', ...block, 'two'], ['one', 'new', ...block, 'two']))).toEqual([[1, 1, 1, 2]])
  })

  it('end in one way or the other', () => {
    expect(linesOf('a\r\nb\nc')).toEqual(['a', 'b', 'c'])
    expect(diffed(linesOf('a\r\nb'), linesOf('a\nb')).hunks).toHaveLength(0)
    expect(diffed([], []).hunks).toHaveLength(0)
    expect(hunksOf(diffed([], ['a']))).toEqual([[0, 0, 0, 1]])
  })

  it('may count as equal by what matters of them', () => {
    const ids = numberLines(['a', ' b'], ['a ', 'b'], (line) => line.trim())
    expect(diffLines(ids).hunks).toHaveLength(0)
  })

  it('that share nothing are one exact hunk, however many they are', () => {
    const [before, after] = ['a', 'b'].map((name) =>
      Array.from({ length: 50_000 }, (_, index) => `${name}${index}`)
    )
    const changes = diffed(before ?? [], after ?? [])
    expect(hunksOf(changes)).toEqual([[0, 50_000, 0, 50_000]])
    expect(changes.approximate).toEqual([])
  })

  it('that differ too much to look closer are marked, and still exact in what they replace', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff
    const made = (letters: string): string[] =>
      Array.from({ length: 20_000 }, () => letters[Math.floor(random() * letters.length)] ?? '')
    const [before, after] = [made('abcdefgh'), made('hgfedcba')]
    const changes = diffed(
      ['first', ...before, 'middle', 'x', 'last'],
      ['first', ...after, 'middle', 'y', 'last']
    )
    expect(changes.approximate).toEqual([0])
    expect(hunksOf(changes)).toHaveLength(2)
    expect(
      applied(
        ['first', ...before, 'middle', 'x', 'last'],
        ['first', ...after, 'middle', 'y', 'last'],
        changes
      )
    ).toEqual(['first', ...after, 'middle', 'y', 'last'])
  }, 30_000)

  it('of a large text are found in bounded time', () => {
    const before = Array.from({ length: 300_000 }, (_, index) => (index % 3 === 0 ? '}' : `line ${index}`))
    const after = before.flatMap((line, index) => (index % 1000 === 1 ? [`${line} changed`, 'new'] : [line]))
    const changes = diffed(before, after)
    expect(hunksOf(changes)).toHaveLength(300)
    expect(changes.approximate).toEqual([])
  }, 30_000)
})
