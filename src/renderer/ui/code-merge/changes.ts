import { Change } from '@codemirror/merge'
import type { Text } from '@codemirror/state'

/** Hunks as the merge view takes them, in characters. */
export function changesOf(hunks: Int32Array, before: Text, after: Text): Change[] {
  const changes: Change[] = []
  for (let index = 0; index < hunks.length; index += 4) {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = hunks.subarray(index, index + 4)
    const [fromA, toA] = [startOf(before, fromBefore), startOf(before, toBefore)]
    const [fromB, toB] = [startOf(after, fromAfter), startOf(after, toAfter)]
    // What is only removed or only added would be slid to another line, were it not for the line break above it.
    const isSlid = (fromA === toA || fromB === toB) && fromA > 0 && fromB > 0
    changes.push(isSlid ? new Change(fromA - 1, toA, fromB - 1, toB) : new Change(fromA, toA, fromB, toB))
  }
  return changes
}

function startOf(text: Text, line: number): number {
  return line < text.lines ? text.line(line + 1).from : text.length
}
