import { findInJson } from '../json-places'
import type { Path } from '../places'

/** Lines from 0; `end` is the line after the last one. */
export interface LineRange {
  start: number
  end: number
}

/**
 * The lines that values stand on in a text of `canonicalText`. A path that leads nowhere has those of its nearest parent.
 * A member's lines begin with its name.
 */
export function linesOfPaths(text: string, lines: readonly string[], paths: readonly Path[]): LineRange[] {
  const starts = lineStarts(lines)
  return findInJson(text, paths).offsets.map((offset) => {
    const start = lineAt(starts, offset)
    return { start, end: endOfValue(lines, start) }
  })
}

/** References by the line they stand on. */
export function refsIn(lines: readonly string[]): Map<number, string> {
  const refs = new Map<number, string>()
  for (const [index, line] of lines.entries()) {
    const written = /^\s*"\$ref": ("(?:[^"\\]|\\.)*"),?$/.exec(line)?.[1]
    if (written !== undefined) refs.set(index, JSON.parse(written) as string)
  }
  return refs
}

function lineStarts(lines: readonly string[]): Int32Array {
  const starts = new Int32Array(lines.length)
  let offset = 0
  for (const [index, line] of lines.entries()) {
    starts[index] = offset
    offset += line.length + 1
  }
  return starts
}

function lineAt(starts: Int32Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** A value that opens on its line is closed by the next line that is no further in. */
function endOfValue(lines: readonly string[], start: number): number {
  const first = lines[start] ?? ''
  if (!/[[{]$/.test(first)) return start + 1
  const depth = indentOf(first)
  let line = start + 1
  while (line < lines.length && indentOf(lines[line] ?? '') > depth) line += 1
  return Math.min(line + 1, lines.length)
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
