import { EditorView } from '@codemirror/view'
import type { Marks } from './marks'
import type { Pane } from './merge-panes'

/** Lines are drawn, and their heights known, two frames after the editor was told to go there. */
const framesToDraw = 2
const mostTimes = 3

interface Place {
  view: EditorView
  position: number
}

/** Brings lines into view. Heights that were estimated move what is above a line: it is looked for until it stays. */
export class Reveal {
  #frame = 0

  constructor(
    readonly panes: readonly Pane[],
    readonly marks: Marks
  ) {}

  /** Goes to a unified line, from now on instead of an earlier one; `onstill` is called when it stays in its place. */
  start(line: number, onstill?: () => void): void {
    this.stop()
    const place = this.#placeOf(line)
    if (place === null) onstill?.()
    else this.#go(place, mostTimes, null, onstill)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
  }

  /** `top`: where the line was when it was looked for last. */
  #go({ view, position }: Place, times: number, top: number | null, onstill?: () => void): void {
    view.dispatch({ effects: EditorView.scrollIntoView(position, { y: 'center' }) })
    this.#after(framesToDraw, () => {
      const topNow = view.coordsAtPos(position)?.top ?? null
      const isStill = top !== null && topNow !== null && Math.abs(topNow - top) < 1
      if (isStill || times === 0) onstill?.()
      else this.#go({ view, position }, times - 1, topNow, onstill)
    })
  }

  #after(frames: number, act: () => void): void {
    this.#frame = requestAnimationFrame(() => (frames === 1 ? act() : this.#after(frames - 1, act)))
  }

  #placeOf(line: number): Place | null {
    const match = this.marks.match?.line === line ? this.marks.match : null
    for (const { view, rows } of this.panes) {
      const docLine = rows.docLineOf(line)
      if (docLine === null || docLine >= view.state.doc.lines) continue
      return { view, position: view.state.doc.line(docLine + 1).from + (match?.column ?? 0) }
    }
    return null
  }
}
