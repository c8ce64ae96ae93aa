/** Where a row stands among those that a screen reader counts with it. */
export interface RowPlaces {
  /** From 1; 0 for a heading. */
  placeOf(index: number): number
  /** How many rows are counted with this one. */
  sizeOf(index: number): number
}

/** Rows that all count: nothing is stored, whatever the count. */
export function plainPlaces(count: number): RowPlaces {
  return { placeOf: (index) => index + 1, sizeOf: () => count }
}

/**
 * Headings do not count, and the rows of a tree count among those under the same row, as ARIA has it for
 * `aria-posinset`. Eight bytes a row.
 *
 * @param levelOf 1 for the top; not asked of headings
 */
export function unevenPlaces(
  count: number,
  isHeading: (index: number) => boolean,
  levelOf: (index: number) => number = () => 1
): RowPlaces {
  const places = new Int32Array(count)
  const setOf = new Int32Array(count)
  const sizes: number[] = []
  /** The set that is open at each level. */
  const open: number[] = []
  for (let index = 0; index < count; index++) {
    if (isHeading(index)) continue
    const level = levelOf(index)
    open.length = Math.min(open.length, level)
    const set = (open[level - 1] ??= sizes.push(0) - 1)
    places[index] = sizes[set] = (sizes[set] ?? 0) + 1
    setOf[index] = set
  }
  return {
    placeOf: (index) => places[index] ?? 0,
    sizeOf: (index) => sizes[setOf[index] ?? 0] ?? 0
  }
}
