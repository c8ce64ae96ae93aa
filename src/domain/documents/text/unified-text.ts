/**
 * The lines of two texts as one: those that both have once, as the later one has them, of each hunk the removed ones before
 * the added ones. `hunks` has four numbers each, as `LineChanges`.
 */
export function unifiedLines(
  before: readonly string[],
  after: readonly string[],
  hunks: Int32Array
): string[] {
  const lines: string[] = []
  let reached = 0
  const take = (source: readonly string[], from: number, to: number): void => {
    for (let line = from; line < to; line += 1) lines.push(source[line] ?? '')
  }
  for (let index = 0; index < hunks.length; index += 4) {
    const [fromBefore = 0, toBefore = 0, fromAfter = 0, toAfter = 0] = hunks.subarray(index, index + 4)
    take(after, reached, fromAfter)
    take(before, fromBefore, toBefore)
    take(after, fromAfter, toAfter)
    reached = toAfter
  }
  take(after, reached, after.length)
  return lines
}
