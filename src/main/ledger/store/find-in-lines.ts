import { literally } from '@shared/literally'

/** What a search found: line from 0, column and length in UTF-16 units, three numbers each, in the text's order. */
export interface Found {
  matches: Int32Array
  /** All there are, also those beyond the most that are told. */
  total: number
}

/** Finds a text as it is, whatever its case. At most `most` places are told, all are counted. */
export function findInLines(lines: readonly string[], wanted: string, most: number): Found {
  if (wanted === '') return { matches: new Int32Array(0), total: 0 }
  const pattern = literally(wanted)
  const numbers: number[] = []
  let total = 0
  for (const [line, text] of lines.entries()) {
    for (const match of text.matchAll(pattern)) {
      total += 1
      if (total <= most) numbers.push(line, match.index, match[0].length)
    }
  }
  return { matches: Int32Array.from(numbers), total }
}
