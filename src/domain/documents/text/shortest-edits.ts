import type { Hunks } from './hunks'

/** More edits than these between two anchors are not looked for one by one. */
const mostEdits = 4000
/** Nor is more than this done for one stretch: steps grow with the square of the edits. */
const mostSteps = 8_000_000

interface Part {
  fromBefore: number
  toBefore: number
  fromAfter: number
  toAfter: number
}

/**
 * The fewest lines to remove and add in one stretch (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations"), told
 * to `hunks`; a stretch that needs too many is one approximate hunk.
 */
export function shortestEdits(before: Int32Array, after: Int32Array, part: Part, hunks: Hunks): void {
  const { fromBefore, toBefore, fromAfter, toAfter } = part
  const rows = toBefore - fromBefore
  const columns = toAfter - fromAfter
  const most = Math.min(mostEdits, rows + columns)
  const offset = most + 1
  /** How far each diagonal got, by now; one copy of the part in use for each number of edits. */
  const reach = new Int32Array(2 * most + 3)
  const history: Int32Array[] = []
  for (let edits = 0; edits <= most && edits * edits <= mostSteps; edits += 1) {
    history.push(reach.slice(offset - edits - 1, offset + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = goesDown(reach, offset, diagonal, edits)
      let row = isDown
        ? (reach[offset + diagonal + 1] as number)
        : (reach[offset + diagonal - 1] as number) + 1
      let column = row - diagonal
      while (row < rows && column < columns && before[fromBefore + row] === after[fromAfter + column]) {
        row += 1
        column += 1
      }
      reach[offset + diagonal] = row
      if (row >= rows && column >= columns) {
        tellWayBack(history, rows, columns, part, hunks)
        return
      }
    }
  }
  hunks.add(fromBefore, toBefore, fromAfter, toAfter, true)
}

/** Whether the step to a diagonal adds a line (down) or removes one. */
function goesDown(reach: Int32Array, offset: number, diagonal: number, edits: number): boolean {
  const left = reach[offset + diagonal - 1] as number
  const right = reach[offset + diagonal + 1] as number
  return diagonal === -edits || (diagonal !== edits && left < right)
}

function tellWayBack(
  history: readonly Int32Array[],
  rows: number,
  columns: number,
  { fromBefore, fromAfter }: Part,
  hunks: Hunks
): void {
  const steps: [number, number, number, number][] = []
  let row = rows
  let column = columns
  for (let edits = history.length - 1; edits > 0; edits -= 1) {
    const reach = history[edits] as Int32Array
    const offset = edits + 1
    const diagonal = row - column
    const isDown = goesDown(reach, offset, diagonal, edits)
    const previous = isDown ? diagonal + 1 : diagonal - 1
    const fromRow = reach[offset + previous] as number
    const fromColumn = fromRow - previous
    steps.push(
      isDown ? [fromRow, fromRow, fromColumn, fromColumn + 1] : [fromRow, fromRow + 1, fromColumn, fromColumn]
    )
    row = fromRow
    column = fromColumn
  }
  for (const [rowFrom, rowTo, columnFrom, columnTo] of steps.reverse()) {
    hunks.add(fromBefore + rowFrom, fromBefore + rowTo, fromAfter + columnFrom, fromAfter + columnTo, false)
  }
}
