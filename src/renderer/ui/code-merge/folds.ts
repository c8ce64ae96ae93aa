import { RangeSetBuilder, StateEffect, StateField, type Extension, type Text } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'
import type { Rows } from './rows'
import type { Slices } from './slices'
import type { Stretch } from './stretches'

/** Opens what is folded above the hunk of that number. */
export const openFold = StateEffect.define<number>()

/** Says anew how many lines are folded: in another language. */
export const rewordFolds = StateEffect.define<FoldWords>()

export type FoldWords = (lines: number) => string

class FoldedLines extends WidgetType {
  readonly #words: string

  constructor(
    readonly fold: number,
    readonly lines: number,
    words: FoldWords,
    readonly onopen: (fold: number) => void
  ) {
    super()
    this.#words = words(lines)
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
  words: FoldWords,
  onopen: (fold: number) => void,
  slices: Slices
): Promise<DecorationSet> {
  const builder = new RangeSetBuilder<Decoration>()
  for (const [fold, { start, end }] of folds) {
    const [first, last] = [rows.docLineOf(start), rows.docLineOf(end - 1)]
    if (first === null || last === null || last >= doc.lines) continue
    const widget = new FoldedLines(fold, end - start, words, onopen)
    builder.add(doc.line(first + 1).from, doc.line(last + 1).to, foldWith(widget))
    await slices.pause()
  }
  return builder.finish()
}

const foldWith = (widget: FoldedLines): Decoration => Decoration.replace({ widget, block: true })
const widgetOf = (decoration: Decoration): FoldedLines => (decoration.spec as { widget: FoldedLines }).widget

/** Folds lines until `openFold` opens them. */
export function foldUnchanged(folded: DecorationSet): Extension {
  return StateField.define<DecorationSet>({
    create: () => folded,
    update(shown, { effects }) {
      let next = shown
      for (const effect of effects) if (effect.is(rewordFolds)) next = reworded(next, effect.value)
      const opened = effects.filter((effect) => effect.is(openFold)).map(({ value }) => value)
      if (opened.length === 0) return next
      return next.update({ filter: (_from, _to, fold) => !opened.includes(widgetOf(fold).fold) })
    },
    provide: (field) => EditorView.decorations.from(field)
  })
}

function reworded(shown: DecorationSet, words: FoldWords): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const place = shown.iter(); place.value !== null; place.next()) {
    const { fold, lines, onopen } = widgetOf(place.value)
    builder.add(place.from, place.to, foldWith(new FoldedLines(fold, lines, words, onopen)))
  }
  return builder.finish()
}
