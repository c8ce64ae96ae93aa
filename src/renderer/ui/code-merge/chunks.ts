import { Change, Chunk, MergeView } from '@codemirror/merge'
import type { Text } from '@codemirror/state'

/** Hunks as the merge view takes them, in characters. */
export function chunksOf(hunks: Int32Array, before: Text, after: Text): Chunk[] {
  const chunks: Chunk[] = []
  for (let index = 0; index < hunks.length; index += 4) {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = hunks.subarray(index, index + 4)
    const [fromA, toA] = rangeOf(before, fromBefore, toBefore)
    const [fromB, toB] = rangeOf(after, fromAfter, toAfter)
    const change = new Change(0, Math.max(0, toA - fromA - 1), 0, Math.max(0, toB - fromB - 1))
    chunks.push(new Chunk([change], fromA, toA, fromB, toB))
  }
  return chunks
}

/** Lines in characters; the end is behind the line break, also where the last line has none. */
function rangeOf(text: Text, from: number, to: number): [number, number] {
  const start = from < text.lines ? text.line(from + 1).from : text.length + 1
  const end = to <= from ? start : to < text.lines ? text.line(to + 1).from : text.length + 1
  return from < text.lines || to > from ? [start, end] : [text.length, text.length]
}

/** A merge view of known chunks. By itself it would make two strings of the texts and look for changes in them. */
export function openMergeView(
  config: ConstructorParameters<typeof MergeView>[0],
  chunks: readonly Chunk[]
): MergeView {
  const { build } = Chunk
  Chunk.build = () => chunks
  try {
    return new MergeView(config)
  } finally {
    Chunk.build = build
  }
}
