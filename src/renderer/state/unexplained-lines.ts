import type { ComparedLines } from './comparison-texts'

/** A range of lines of one text that no change accounts for; from 0, `end` is the line after the last one. */
export interface UnexplainedLines {
  side: 'before' | 'after'
  start: number
  end: number
}

export function unexplainedIn(compared: ComparedLines | null): UnexplainedLines[] {
  const numbers = compared?.unexplained ?? new Int32Array(0)
  return Array.from({ length: numbers.length / 3 }, (_, index) => ({
    side: numbers[3 * index] === 0 ? 'before' : 'after',
    start: numbers[3 * index + 1] ?? 0,
    end: numbers[3 * index + 2] ?? 0
  }))
}
