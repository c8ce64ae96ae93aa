/** Where the rows of a list are, in pixels from its top. */
export interface RowGeometry {
  total: number
  topOf(index: number): number
  heightOf(index: number): number
  /** The row at this height; the nearest one when it is outside the list. */
  indexAt(y: number): number
}

/**
 * Chromium draws nothing below 33,554,428 px, which is 1,198,372 rows of 28 px. A taller list gets this
 * height and its scroll offset is stretched.
 */
export const tallest = 30_000_000

/** Rows of one height: nothing is stored, whatever the count. */
export function evenRows(count: number, height: number): RowGeometry {
  return {
    total: count * height,
    topOf: (index) => index * height,
    heightOf: () => height,
    indexAt: (y) => clamp(Math.floor(y / height), count)
  }
}

/** Rows of known but different heights: eight bytes a row. */
export function unevenRows(count: number, heightOf: (index: number) => number): RowGeometry {
  const tops = new Float64Array(count + 1)
  for (let index = 0; index < count; index++) tops[index + 1] = at(tops, index) + heightOf(index)
  return {
    total: at(tops, count),
    topOf: (index) => at(tops, index),
    heightOf: (index) => at(tops, index + 1) - at(tops, index),
    indexAt(y) {
      let low = 0
      let high = count
      while (low < high) {
        const middle = (low + high) >>> 1
        if (at(tops, middle + 1) <= y) low = middle + 1
        else high = middle
      }
      return clamp(low, count)
    }
  }
}

function at(tops: Float64Array, index: number): number {
  return tops[index] ?? 0
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}
