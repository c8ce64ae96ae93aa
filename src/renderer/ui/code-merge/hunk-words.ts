import { presentableDiff } from '@codemirror/merge'
import type { Text } from '@codemirror/state'
import type { UnifiedLines } from './unified-lines'
import type { Rows } from './rows'

/** Where words differ: offsets from the beginning of the removed and of the added lines, two numbers each. */
export interface HunkWords {
  before: number[]
  after: number[]
}

interface Source {
  doc: Text
  rows: Rows
}

/** In larger hunks only lines are marked. */
const mostLines = 120
const none: HunkWords = { before: [], after: [] }

/** Finds the words that differ in a hunk when it is first seen; `before` and `after` are where its lines are shown. */
export function createHunkWords(lines: UnifiedLines, before: Source, after: Source) {
  const known = new Map<number, HunkWords>()

  function textOf({ doc, rows }: Source, start: number, count: number): string | null {
    const first = rows.docLineOf(start)
    const last = rows.docLineOf(start + count - 1)
    if (first === null || last === null) return null
    return doc.sliceString(doc.line(first + 1).from, doc.line(last + 1).to)
  }

  function find(hunk: number): HunkWords {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = lines.hunks.subarray(
      4 * hunk,
      4 * hunk + 4
    )
    const [removed, added] = [toBefore - fromBefore, toAfter - fromAfter]
    if (removed === 0 || added === 0 || removed + added > mostLines) return none
    const start = lines.starts[hunk] ?? 0
    const [was, is] = [textOf(before, start, removed), textOf(after, start + removed, added)]
    if (was === null || is === null) return none
    const changes = presentableDiff(was, is, { scanLimit: 500 })
    return {
      before: changes.flatMap(({ fromA, toA }) => (fromA < toA ? [fromA, toA] : [])),
      after: changes.flatMap(({ fromB, toB }) => (fromB < toB ? [fromB, toB] : []))
    }
  }

  return (hunk: number): HunkWords => {
    const found = known.get(hunk) ?? find(hunk)
    known.set(hunk, found)
    return found
  }
}
