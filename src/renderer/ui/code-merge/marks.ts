import { RangeSetBuilder, StateEffect, type Extension, type Line, type Text } from '@codemirror/state'
import {
  Decoration,
  type EditorView,
  gutter,
  GutterMarker,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate
} from '@codemirror/view'
import { literally } from '@shared/literally'
import type { UnifiedLines, UnifiedPlace } from './unified-lines'
import type { HunkWords } from './hunk-words'
import type { Rows } from './rows'
import type { Stretch } from './stretches'

/** Lines of either text that are pointed at. */
export interface LineMark {
  before: Stretch | null
  after: Stretch | null
}

/** One place that a search found. */
export interface TextMatch {
  /** Unified, from 0. */
  line: number
  column: number
  length: number
}

/** What is marked beside the differences. Whoever changes it tells the editors with `marksChanged`. */
export interface Marks {
  mark: LineMark | null
  query: string
  match: TextMatch | null
}

export const marksChanged = StateEffect.define<null>()

interface Shown {
  lines: UnifiedLines
  rows: Rows
  wordsOf: (hunk: number) => HunkWords
  marks: Marks
}

class Sign extends GutterMarker {
  constructor(readonly sign: string) {
    super()
  }

  override eq(other: Sign): boolean {
    return this.sign === other.sign
  }

  override toDOM(): Node {
    return document.createTextNode(this.sign)
  }
}

const [removedSign, addedSign] = [new Sign('−'), new Sign('+')]
const lineDecoration = (classes: string): Decoration => Decoration.line({ class: classes })
const word = Decoration.mark({ class: 'cm-changedWord' })
const found = Decoration.mark({ class: 'cm-searchMatch' })
const foundNow = Decoration.mark({ class: 'cm-searchMatch cm-searchMatch-selected' })

/** Marks removed and added lines, words that differ in them, the lines pointed at and what a search found. */
export function markLines(shown: Shown): Extension {
  const { lines, rows } = shown
  const placeAt = (view: EditorView, position: number): UnifiedPlace =>
    lines.placeOf(rows.unifiedOf(view.state.doc.lineAt(position).number - 1))
  const signs = gutter({
    class: 'cm-signs',
    lineMarker(view, { from }) {
      const place = placeAt(view, from)
      if (place.after === null) return removedSign
      return place.before === null ? addedSign : null
    },
    initialSpacer: () => addedSign
  })
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = decorate(view, shown)
      }
      update(update: ViewUpdate): void {
        const isTold = update.transactions.some(({ effects }) =>
          effects.some((effect) => effect.is(marksChanged))
        )
        if (update.docChanged || update.viewportChanged || isTold)
          this.decorations = decorate(update.view, shown)
      }
    },
    { decorations: (value) => value.decorations }
  )
  return [signs, plugin]
}

function decorate(view: EditorView, shown: Shown): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { doc } = view.state
  const pattern = shown.marks.query === '' ? null : literally(shown.marks.query)
  for (const { from, to } of view.visibleRanges) {
    for (let position = from; position <= to;) {
      const line = doc.lineAt(position)
      decorateLine(builder, shown, pattern, doc, line)
      position = line.to + 1
    }
  }
  return builder.finish()
}

function decorateLine(
  builder: RangeSetBuilder<Decoration>,
  { lines, rows, wordsOf, marks }: Shown,
  pattern: RegExp | null,
  doc: Text,
  line: Line
): void {
  const unified = rows.unifiedOf(line.number - 1)
  const place = lines.placeOf(unified)
  const side = place.after === null ? 'before' : place.before === null ? 'after' : null
  const classes = side === 'before' ? ['cm-removedLine'] : side === 'after' ? ['cm-addedLine'] : []
  if (isMarked(place, marks.mark)) classes.push('cm-markedLine')
  if (classes.length > 0) builder.add(line.from, line.from, lineDecoration(classes.join(' ')))
  const ranges = side === null ? [] : wordsIn({ lines, rows, wordsOf }, doc, line, side, unified)
  if (pattern !== null) {
    for (const match of line.text.slice(0, 20_000).matchAll(pattern)) {
      const isNow = marks.match?.line === unified && marks.match.column === match.index
      const from = line.from + match.index
      ranges.push({ from, to: from + match[0].length, value: isNow ? foundNow : found })
    }
  }
  ranges.sort((left, right) => left.from - right.from || left.to - right.to)
  for (const { from, to, value } of ranges) builder.add(from, to, value)
}

interface MarkedRange {
  from: number
  to: number
  value: Decoration
}

function wordsIn(
  { lines, rows, wordsOf }: Pick<Shown, 'lines' | 'rows' | 'wordsOf'>,
  doc: Text,
  line: Line,
  side: 'before' | 'after',
  unified: number
): MarkedRange[] {
  const hunk = lines.hunkUpTo(unified)
  const words = wordsOf(hunk)[side]
  if (words.length === 0) return []
  const [fromBefore = 0, toBefore = 0] = lines.hunks.subarray(4 * hunk, 4 * hunk + 2)
  const first = rows.docLineOf((lines.starts[hunk] ?? 0) + (side === 'before' ? 0 : toBefore - fromBefore))
  if (first === null) return []
  const start = doc.line(first + 1).from
  const ranges: MarkedRange[] = []
  for (let index = 0; index < words.length; index += 2) {
    const from = Math.max(0, start + (words[index] ?? 0) - line.from)
    const text = line.text.slice(from, Math.max(0, start + (words[index + 1] ?? 0) - line.from))
    const [seen, indent] = [text.trim().length, text.length - text.trimStart().length]
    // Indentation that came with a line is no word.
    if (seen > 0)
      ranges.push({ from: line.from + from + indent, to: line.from + from + indent + seen, value: word })
  }
  return ranges
}

function isMarked({ before, after }: UnifiedPlace, mark: LineMark | null): boolean {
  const isIn = (line: number | null, range: Stretch | null | undefined): boolean =>
    line !== null && !!range && line >= range.start && line < range.end
  return isIn(before, mark?.before) || isIn(after, mark?.after)
}
