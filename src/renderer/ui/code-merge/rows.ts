import { context, type Stretch } from './stretches'
import type { UnifiedLines } from './unified-lines'

/** Which lines an editor shows: its own lines and the unified ones, both from 0; null where there is none. */
export interface Rows {
  docLineOf: (unified: number) => number | null
  unifiedOf: (docLine: number) => number
}

/** Fewer unchanged lines are not worth folding. */
const fewestFolded = 6

/** The whole unified text. */
export const allRows: Rows = { docLineOf: (unified) => unified, unifiedOf: (docLine) => docLine }

/** One of two texts side by side. */
export function rowsOfSide(lines: UnifiedLines, side: 'before' | 'after'): Rows {
  return {
    docLineOf: (unified) => lines.placeOf(unified)[side],
    unifiedOf: (docLine) => lines.lineOf(side, docLine)
  }
}

/** What may be folded: by the number of the hunk below it, the last one below all of them. */
export function foldsOf(lines: UnifiedLines): Map<number, Stretch> {
  const folds = new Map<number, Stretch>()
  for (let index = 0; index <= lines.starts.length; index += 1) {
    const start = index === 0 ? 0 : (lines.ends[index - 1] ?? 0) + context
    const end = index === lines.starts.length ? lines.total : (lines.starts[index] ?? 0) - context
    if (end - start >= fewestFolded) folds.set(index, { start, end })
  }
  return folds
}
