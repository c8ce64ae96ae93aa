import { json } from '@codemirror/lang-json'
import { Compartment, type Extension, type Text } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { documentKeys } from '../code-view/editor'
import { look } from '../code-view/theme'
import { foldsIn, foldUnchanged, openFold } from './folds'
import { createHunkWords, type HunkWords } from './hunk-words'
import { markLines, marksChanged, type Marks } from './marks'
import { openOne, openTwo, type Panes } from './merge-panes'
import { Reveal } from './reveal'
import { allRows, foldsOf, rowsOfSide, type Rows } from './rows'
import { Slices } from './slices'
import { textOfParts } from './text-parts'
import { mergeLook } from './theme'
import type { UnifiedLines } from './unified-lines'

/** What is shown: two texts side by side, or one unified text. Texts come in parts. */
export type MergeContent =
  | { kind: 'split'; before: readonly string[]; after: readonly string[] }
  | { kind: 'unified'; text: readonly string[] }

export interface MergeWords {
  before: string
  after: string
  unified: string
  unchanged: (lines: number) => string
}

export interface MergeOptions {
  content: MergeContent
  lines: UnifiedLines
  isColoured: boolean
  isWrapped: boolean
  words: MergeWords
  /** Folds that are open from the beginning, by the number of the hunk below. */
  opened: ReadonlySet<number>
  onopen: (fold: number) => void
}

/** Two texts on the screen, and what is marked in them. */
export interface MergeEditor {
  wrap(isWrapped: boolean): void
  /** Marks these lines and places with the next frame; `line` (unified) comes into view, unfolded. */
  show(marks: Marks, line: number | null): void
  destroy(): void
}

/** Puts a read-only comparison into `parent`. Only this module loads the merge view: import it lazily. */
export async function openMerge(parent: HTMLElement, options: MergeOptions): Promise<MergeEditor> {
  const { lines, words, content } = options
  const slices = new Slices()
  const wrapping = new Compartment()
  const marks: Marks = { mark: null, query: '', match: null }
  const folds = foldsOf(lines)
  for (const fold of options.opened) folds.delete(fold)

  function open(fold: number): void {
    if (!folds.delete(fold)) return
    for (const { view } of panes) view.dispatch({ effects: openFold.of(fold) })
    options.onopen(fold)
  }

  async function paneOf(
    doc: Text,
    rows: Rows,
    label: string,
    wordsOf: (hunk: number) => HunkWords,
    numbers: Extension
  ) {
    const folded = await foldsIn(doc, folds, rows, words.unchanged, open, slices)
    const extensions = [
      wrapping.of(options.isWrapped ? EditorView.lineWrapping : []),
      numbers,
      markLines({ lines, rows, wordsOf, marks }),
      highlightSpecialChars(),
      keymap.of(documentKeys),
      look,
      mergeLook,
      options.isColoured ? json() : [],
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' })
    ]
    return { doc, rows, folded: foldUnchanged(folded), extensions }
  }

  async function openContent(): Promise<Panes> {
    if (content.kind === 'unified') {
      const doc = await textOfParts(content.text, slices)
      const source = { doc, rows: allRows }
      const numbers = lineNumbers({ formatNumber: (line) => bothNumbers(lines, line) })
      const wordsOf = createHunkWords(lines, source, source)
      return openOne(await paneOf(doc, allRows, words.unified, wordsOf, numbers), slices)
    }
    const before = { doc: await textOfParts(content.before, slices), rows: rowsOfSide(lines, 'before') }
    const after = { doc: await textOfParts(content.after, slices), rows: rowsOfSide(lines, 'after') }
    const wordsOf = createHunkWords(lines, before, after)
    return openTwo(
      await paneOf(before.doc, before.rows, words.before, wordsOf, lineNumbers()),
      await paneOf(after.doc, after.rows, words.after, wordsOf, lineNumbers()),
      lines,
      slices
    )
  }

  const { dom, panes, start, destroy } = await openContent()
  await slices.next()
  parent.append(dom)
  start()
  const reveal = new Reveal(panes, marks)

  function foldsAround(line: number | null): number[] {
    if (line === null) return []
    return [...folds].filter(([, { start, end }]) => line >= start && line < end).map(([fold]) => fold)
  }

  let frame = 0
  let goal: number | null = null
  /** Keys that come faster than frames move only what is known; the editors follow once a frame. */
  function showNow(): void {
    frame = 0
    const opening = foldsAround(goal)
    const effects = [marksChanged.of(null), ...opening.map((fold) => openFold.of(fold))]
    for (const fold of opening) {
      folds.delete(fold)
      options.onopen(fold)
    }
    for (const { view } of panes) view.dispatch({ effects })
    if (goal !== null) reveal.start(goal)
    goal = null
  }

  return {
    wrap(isWrapped) {
      const effects = wrapping.reconfigure(isWrapped ? EditorView.lineWrapping : [])
      for (const { view } of panes) view.dispatch({ effects })
    },
    show(next, line) {
      Object.assign(marks, next)
      goal = line ?? goal
      frame ||= requestAnimationFrame(showNow)
    },
    destroy() {
      cancelAnimationFrame(frame)
      reveal.stop()
      destroy()
    }
  }
}

/** The numbers that a unified line has in both texts. */
function bothNumbers(lines: UnifiedLines, docLine: number): string {
  const digits = String(lines.total).length
  const place = lines.placeOf(docLine - 1)
  const number = (line: number | null): string => (line === null ? '' : String(line + 1)).padStart(digits)
  return `${number(place.before)} ${number(place.after)}`
}
