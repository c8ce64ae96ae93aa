import { json } from '@codemirror/lang-json'
import { Compartment, EditorState, type Extension, type StateEffect, type Text } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import type { UnifiedLines } from './unified-lines'
import { cspNonce, documentKeys } from '../code-view/editor'
import { look } from '../code-view/theme'
import { chunksOf, openMergeView } from './chunks'
import { foldUnchanged, openFold } from './folds'
import { createHunkWords, type HunkWords } from './hunk-words'
import { markLines, marksChanged, type Marks } from './marks'
import { allRows, foldsOf, rowsOfSide, type Rows } from './rows'
import { textOfParts } from './text-parts'
import { mergeLook } from './theme'

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
  /** Marks these lines and places; `line` (unified) comes into view, unfolded. */
  show(marks: Marks, line: number | null): void
  destroy(): void
}

interface Pane {
  view: EditorView
  rows: Rows
}

/** Puts a read-only comparison into `parent`. Only this module loads the merge view: import it lazily. */
export async function openMerge(parent: HTMLElement, options: MergeOptions): Promise<MergeEditor> {
  const { lines, words, content } = options
  const wrapping = new Compartment()
  const marks: Marks = { mark: null, query: '', match: null }
  const folds = new Map([...foldsOf(lines)].filter(([fold]) => !options.opened.has(fold)))
  const allFolds = foldsOf(lines)
  let wordsOf: (hunk: number) => HunkWords = () => ({ before: [], after: [] })
  let panes: Pane[] = []

  function open(fold: number): void {
    if (folds.delete(fold)) tell([openFold.of(fold)])
    options.onopen(fold)
  }

  const tell = (effects: StateEffect<unknown>[]): void => {
    for (const { view } of panes) view.dispatch({ effects })
  }

  const extensions = (rows: Rows, label: string): Extension[] => [
    cspNonce(),
    EditorState.readOnly.of(true),
    EditorState.lineSeparator.of('\n'),
    wrapping.of(options.isWrapped ? EditorView.lineWrapping : []),
    content.kind === 'split' ? lineNumbers() : lineNumbers({ formatNumber: (line) => bothNumbers(line) }),
    markLines({ lines, rows, wordsOf: (hunk) => wordsOf(hunk), marks }),
    foldUnchanged(folds, rows, words.unchanged, open),
    highlightSpecialChars(),
    keymap.of(documentKeys),
    look,
    mergeLook,
    options.isColoured ? json() : [],
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' })
  ]

  const digits = String(lines.total).length
  function bothNumbers(docLine: number): string {
    const place = lines.placeOf(docLine - 1)
    const number = (line: number | null): string => (line === null ? '' : String(line + 1)).padStart(digits)
    return `${number(place.before)} ${number(place.after)}`
  }

  let destroy: () => void
  if (content.kind === 'split') {
    const [before, after] = [await textOfParts(content.before), await textOfParts(content.after)]
    const [left, right] = [rowsOfSide(lines, 'before'), rowsOfSide(lines, 'after')]
    wordsOf = createHunkWords(lines, { doc: () => before, rows: left }, { doc: () => after, rows: right })
    const merge = openMergeView(
      {
        parent,
        a: { doc: before, extensions: extensions(left, words.before) },
        b: { doc: after, extensions: extensions(right, words.after) },
        gutter: false,
        highlightChanges: false
      },
      chunksOf(lines.hunks, before, after)
    )
    panes = [
      { view: merge.b, rows: right },
      { view: merge.a, rows: left }
    ]
    destroy = () => merge.destroy()
  } else {
    const doc: Text = await textOfParts(content.text)
    const source = { doc: () => doc, rows: allRows }
    wordsOf = createHunkWords(lines, source, source)
    const state = EditorState.create({ doc, extensions: extensions(allRows, words.unified) })
    const view = new EditorView({ parent, state })
    panes = [{ view, rows: allRows }]
    destroy = () => view.destroy()
  }

  function reveal(line: number): void {
    const match = marks.match?.line === line ? marks.match : null
    for (const { view, rows } of panes) {
      const docLine = rows.docLineOf(line)
      if (docLine === null || docLine >= view.state.doc.lines) continue
      const from = view.state.doc.line(docLine + 1).from + (match?.column ?? 0)
      view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) })
      return
    }
  }

  let frame = 0
  /** Heights that were estimated are measured once the lines are drawn: the second and third look land on the line. */
  function revealUntilDrawn(line: number, times: number): void {
    cancelAnimationFrame(frame)
    reveal(line)
    if (times > 0) frame = requestAnimationFrame(() => revealUntilDrawn(line, times - 1))
  }

  return {
    wrap: (isWrapped) => tell([wrapping.reconfigure(isWrapped ? EditorView.lineWrapping : [])]),
    show(next, line) {
      Object.assign(marks, next)
      if (line !== null) {
        for (const [fold, { start, end }] of allFolds) {
          if (folds.has(fold) && line >= start && line < end) open(fold)
        }
      }
      tell([marksChanged.of(null)])
      if (line !== null) revealUntilDrawn(line, 4)
    },
    destroy() {
      cancelAnimationFrame(frame)
      destroy()
    }
  }
}
