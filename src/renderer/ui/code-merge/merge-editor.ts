import { json } from '@codemirror/lang-json'
import { Compartment, type Extension, type Text } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { documentKeys } from '../code-view/editor'
import { look } from '../code-view/theme'
import { foldsIn, foldUnchanged, openFold, rewordFolds } from './folds'
import { createHunkWords, type HunkWords } from './hunk-words'
import { markLines, marksChanged, type Marks } from './marks'
import { openOne, openTwo, type PaneName, type Panes } from './merge-panes'
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

export interface MergeWords extends Record<PaneName, string> {
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
  /** What is shown first: see `MergeEditor.show`. */
  marks: Marks
  line: number | null
}

/** Two texts on the screen, and what is marked in them. */
export interface MergeEditor {
  wrap(isWrapped: boolean): void
  translate(words: MergeWords): void
  /** Marks these lines and places with the next frame; `line` (unified) comes into view, unfolded. */
  show(marks: Marks, line: number | null): void
  destroy(): void
}

/** In texts of more lines each step of opening takes longer than a slice. */
const manyLines = 20_000
/** How many frames it takes until both texts are measured and aligned. */
const framesToAlign = 3

/** Puts a read-only comparison into `parent`, seen when it stands in its place. Only this module loads the merge view: import it lazily. */
export async function openMerge(parent: HTMLElement, options: MergeOptions): Promise<MergeEditor> {
  const { lines, words, content } = options
  const slices = new Slices(lines.total > manyLines)
  const wrapping = new Compartment()
  const labels = new Compartment()
  const marks = { ...options.marks }
  const folds = foldsOf(lines)
  for (const fold of options.opened) folds.delete(fold)

  function open(fold: number): void {
    if (!folds.delete(fold)) return
    for (const { view } of panes) view.dispatch({ effects: openFold.of(fold) })
    options.onopen(fold)
  }

  async function paneOf(
    name: PaneName,
    { doc, rows }: { doc: Text; rows: Rows },
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
      labels.of(labelled(words[name]))
    ]
    return { name, doc, rows, folded: foldUnchanged(folded), extensions }
  }

  async function openContent(): Promise<Panes> {
    if (content.kind === 'unified') {
      const doc = await textOfParts(content.text, slices)
      const source = { doc, rows: allRows }
      const numbers = lineNumbers({ formatNumber: (line) => bothNumbers(lines, line) })
      const wordsOf = createHunkWords(lines, source, source)
      return openOne(await paneOf('unified', source, wordsOf, numbers), slices)
    }
    const before = { doc: await textOfParts(content.before, slices), rows: rowsOfSide(lines, 'before') }
    const after = { doc: await textOfParts(content.after, slices), rows: rowsOfSide(lines, 'after') }
    const wordsOf = createHunkWords(lines, before, after)
    return openTwo(
      await paneOf('before', before, wordsOf, lineNumbers()),
      await paneOf('after', after, wordsOf, lineNumbers()),
      lines,
      slices
    )
  }

  const { dom, panes, start, destroy } = await openContent()
  await slices.step()
  dom.style.visibility = 'hidden'
  parent.append(dom)
  start()
  const reveal = new Reveal(panes, marks)

  function foldsAround(line: number | null): number[] {
    if (line === null) return []
    return [...folds].filter(([, { start, end }]) => line >= start && line < end).map(([fold]) => fold)
  }

  let frame = 0
  let goal = options.line
  /** Keys that come faster than frames move only what is known; the editors follow once a frame. */
  function showNow(onstill?: () => void): void {
    frame = 0
    const opening = foldsAround(goal)
    const effects = [marksChanged.of(null), ...opening.map((fold) => openFold.of(fold))]
    for (const fold of opening) {
      folds.delete(fold)
      options.onopen(fold)
    }
    for (const { view } of panes) view.dispatch({ effects })
    if (goal === null) onstill?.()
    else reveal.start(goal, onstill)
    goal = null
  }

  // Heights that were estimated, and the way to the line, are nothing to look at.
  for (let times = 0; times < framesToAlign; times += 1) await slices.next()
  await new Promise<void>((resolve) => showNow(resolve))
  dom.style.visibility = ''

  return {
    wrap(isWrapped) {
      const effects = wrapping.reconfigure(isWrapped ? EditorView.lineWrapping : [])
      for (const { view } of panes) view.dispatch({ effects })
    },
    translate(next) {
      for (const { name, view } of panes) {
        const effects = [labels.reconfigure(labelled(next[name])), rewordFolds.of(next.unchanged)]
        view.dispatch({ effects })
      }
    },
    show(next, line) {
      Object.assign(marks, next)
      goal = line ?? goal
      frame ||= requestAnimationFrame(() => showNow())
    },
    destroy() {
      cancelAnimationFrame(frame)
      reveal.stop()
      destroy()
    }
  }
}

const labelled = (label: string): Extension =>
  EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' })

/** The numbers that a unified line has in both texts. */
function bothNumbers(lines: UnifiedLines, docLine: number): string {
  const digits = String(lines.total).length
  const place = lines.placeOf(docLine - 1)
  const number = (line: number | null): string => (line === null ? '' : String(line + 1)).padStart(digits)
  return `${number(place.before)} ${number(place.after)}`
}
