import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { cspNonce } from '../code-view/editor'
import { alignOncePerFrame } from './alignment'
import { chunksOf, openMergeView } from './chunks'
import type { Rows } from './rows'
import type { Slices } from './slices'
import type { UnifiedLines } from './unified-lines'

/** Which text an editor shows. */
export type PaneName = 'before' | 'after' | 'unified'

/** One text of a comparison: the lines it shows, what folds them, and the extensions that draw them. */
export interface PaneText {
  name: PaneName
  doc: Text
  rows: Rows
  /** There from the beginning: thousands of folds that come later cost many times as much. */
  folded: Extension
  extensions: Extension
}

export interface Pane {
  name: PaneName
  view: EditorView
  rows: Rows
}

/** Editors that are not yet in the document: there they are measured and drawn. */
export interface Panes {
  dom: HTMLElement
  panes: Pane[]
  /** To be called when they are in the document. */
  start: () => void
  destroy: () => void
}

const base = [cspNonce(), EditorState.readOnly.of(true), EditorState.lineSeparator.of('\n')]

/** An editor of one text. */
export async function openOne(text: PaneText, slices: Slices): Promise<Panes> {
  const furniture = new Compartment()
  await slices.step()
  const view = new EditorView({ doc: text.doc, extensions: [base, text.folded, furniture.of([])] })
  await slices.step()
  view.dispatch({ effects: furniture.reconfigure(text.extensions) })
  const panes = [{ name: text.name, view, rows: text.rows }]
  return { dom: view.dom, panes, start: () => undefined, destroy: () => view.destroy() }
}

/**
 * Editors of two texts side by side. Made at once they would halt the window for more than 50 ms: they begin bare, and
 * are furnished one after the other.
 */
export async function openTwo(
  before: PaneText,
  after: PaneText,
  lines: UnifiedLines,
  slices: Slices
): Promise<Panes> {
  const furniture = new Compartment()
  const extensionsOf = (text: PaneText): Extension => [base, text.folded, furniture.of([])]
  await slices.step()
  const merge = openMergeView(
    {
      a: { doc: before.doc, extensions: extensionsOf(before) },
      b: { doc: after.doc, extensions: extensionsOf(after) },
      gutter: false,
      highlightChanges: false
    },
    chunksOf(lines.hunks, before.doc, after.doc)
  )
  const alignment = alignOncePerFrame(merge)
  await slices.step()
  merge.a.dispatch({ effects: furniture.reconfigure(before.extensions) })
  await slices.step()
  merge.b.dispatch({ effects: furniture.reconfigure(after.extensions) })
  const panes = [
    { name: after.name, view: merge.b, rows: after.rows },
    { name: before.name, view: merge.a, rows: before.rows }
  ]
  function destroy(): void {
    alignment.stop()
    merge.destroy()
  }
  return { dom: merge.dom, panes, start: alignment.start, destroy }
}
