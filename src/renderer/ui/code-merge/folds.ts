import { RangeSetBuilder, StateEffect, StateField, type Extension, type Text } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'
import type { Rows } from './rows'
import type { Slices } from './slices'
import type { Stretch } from './stretches'

/** Opens what is folded above the hunk of that number. */
export const openFold = StateEffect.define<number>()

class FoldedLines extends WidgetType {
  readonly #words: string

  constructor(
    readonly fold: number,
    words: string,
    readonly onopen: (fold: number) => void
  ) {
    super()
    this.#words = words
  }

  override eq(other: FoldedLines): boolean {
    return this.fold === other.fold && this.#words === other.#words
  }

  override toDOM(): HTMLElement {
    const line = document.createElement('div')
    line.className = 'cm-folded'
    const button = line.appendChild(document.createElement('button'))
    button.type = 'button'
    button.textContent = this.#words
    button.addEventListener('click', () => this.onopen(this.fold))
    return line
  }

  override ignoreEvent(): boolean {
    return true
  }

  override get estimatedHeight(): number {
    return 24
  }
}

/** Makes what stands for the folded lines of a text, slice by slice: each a button that asks to open them. */
export async function foldsIn(
  doc: Text,
  folds: ReadonlyMap<number, Stretch>,
  rows: Rows,
  words: (lines: number) => string,
  onopen: (fold: number) => void,
  slices: Slices
): Promise<DecorationSet> {
  const builder = new RangeSetBuilder<Decoration>()
  for (const [fold, { start, end }] of folds) {
    const [first, last] = [rows.docLineOf(start), rows.docLineOf(end - 1)]
    if (first === null || last === null || last >= doc.lines) continue
    const widget = new FoldedLines(fold, words(end - start), onopen)
    builder.add(doc.line(first + 1).from, doc.line(last + 1).to, Decoration.replace({ widget, block: true }))
    await slices.pause()
  }
  return builder.finish()
}

/** Folds lines until `openFold` opens them. */
export function foldUnchanged(folded: DecorationSet): Extension {
  return StateField.define<DecorationSet>({
    create: () => folded,
    update(shown, transaction) {
      const opened = transaction.effects.filter((effect) => effect.is(openFold)).map(({ value }) => value)
      if (opened.length === 0) return shown
      const isClosed = (widget: unknown): boolean =>
        !(widget instanceof FoldedLines && opened.includes(widget.fold))
      return shown.update({
        filter: (_from, _to, { spec }) => isClosed((spec as { widget: unknown }).widget)
      })
    },
    provide: (field) => EditorView.decorations.from(field)
  })
}
