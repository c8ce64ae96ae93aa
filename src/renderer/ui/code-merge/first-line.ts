import type { LineMark } from './marks'
import type { UnifiedLines } from './unified-lines'

/** The unified line to look at for a mark: of a large place, the first line that differs. null: nothing is marked. */
export function firstLineOf(mark: LineMark, lines: UnifiedLines): number | null {
  const starts = (['before', 'after'] as const).flatMap((side) => {
    const range = mark[side]
    if (range === null) return []
    const [from, to] = [lines.lineOf(side, range.start), lines.lineOf(side, range.end - 1)]
    const above = lines.hunkUpTo(from)
    if (above >= 0 && from < (lines.ends[above] ?? 0)) return [from]
    const below = lines.starts[above + 1]
    return [below === undefined || below > to ? from : below]
  })
  return starts.length === 0 ? null : Math.min(...starts)
}
