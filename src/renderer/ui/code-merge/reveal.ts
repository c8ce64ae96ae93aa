import { EditorView } from '@codemirror/view'
import type { Marks } from './marks'
import type { Pane } from './merge-panes'

/** Lines are drawn, and their heights known, two frames after the editor was told to go there. */
const framesToDraw = 2
const mostTimes = 3

/** Brings lines into view. Heights that were estimated move what is above a line: it is looked for until it stays. */
export class Reveal {
  #frame = 0

  constructor(
    readonly panes: readonly Pane[],
    readonly marks: Marks
  ) {}

  /** Goes to a unified line, from now on instead of an earlier one. */
  start(line: number): void {
    this.stop()
    this.#go(line, mostTimes, null)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
  }

  #go(line: number, times: number, topBefore: number | null): void {
    const place = this.#placeOf(line)
    if (place === null) return
    const { view, position } = place
    const top = view.coordsAtPos(position)?.top ?? null
    if (times === 0 || (top !== null && topBefore !== null && Math.abs(top - topBefore) < 1)) return
    view.dispatch({ effects: EditorView.scrollIntoView(position, { y: 'center' }) })
    this.#after(framesToDraw, () => this.#go(line, times - 1, top))
  }

  #after(frames: number, act: () => void): void {
    this.#frame = requestAnimationFrame(() => (frames === 1 ? act() : this.#after(frames - 1, act)))
  }

  #placeOf(line: number): { view: EditorView; position: number } | null {
    const match = this.marks.match?.line === line ? this.marks.match : null
    for (const { view, rows } of this.panes) {
      const docLine = rows.docLineOf(line)
      if (docLine === null || docLine >= view.state.doc.lines) continue
      return { view, position: view.state.doc.line(docLine + 1).from + (match?.column ?? 0) }
    }
    return null
  }
}
