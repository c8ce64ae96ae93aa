import type { MergeView } from '@codemirror/merge'

/** How a merge view keeps its texts aligned. */
export interface Alignment {
  /** From now on they are aligned; before they are drawn there is nothing to measure. */
  start(): void
  stop(): void
}

/**
 * Aligns the texts of a merge view once a frame. By itself it does so with every change of what either editor shows,
 * several times a frame while one scrolls, and walks through all hunks each time.
 */
export function alignOncePerFrame(merge: MergeView): Alignment {
  // Private in its types: the place where it asks for the heights of both texts.
  const inner = merge as unknown as { measure: () => void }
  const measure = inner.measure.bind(merge)
  let frame = 0
  let isStarted = false
  inner.measure = () => {
    if (!isStarted) return
    frame ||= requestAnimationFrame(() => {
      frame = 0
      measure()
    })
  }
  return {
    start() {
      isStarted = true
      inner.measure()
    },
    stop() {
      isStarted = false
      cancelAnimationFrame(frame)
    }
  }
}
