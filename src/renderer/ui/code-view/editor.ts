import { json } from '@codemirror/lang-json'
import { yaml } from '@codemirror/lang-yaml'
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension, type TransactionSpec } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { look } from './theme'

export type CodeLanguage = 'json' | 'yaml'

export interface CodeOptions {
  text: string
  /** null: no syntax colours and no folding. */
  language: CodeLanguage | null
  /** The accessible name of the text. */
  label: string
  /** CodeMirror's English phrases to ours. */
  phrases: Record<string, string>
  /** A line to go to, counted from 1; a new object goes there again. */
  place?: { line: number } | null
}

/** A read-only text on the screen. */
export interface CodeEditor {
  update(options: CodeOptions): void
  openSearch(): void
  destroy(): void
}

/** Puts an empty read-only editor into `parent`. Only this module loads CodeMirror: import it lazily. */
export function openEditor(parent: HTMLElement, first: CodeOptions): CodeEditor {
  const language = new Compartment()
  const words = new Compartment()
  let shown = { ...first, text: '' }
  let wanted = first
  let reached: { line: number } | null = null
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        cspNonce(),
        EditorState.readOnly.of(true),
        // Offsets stay those of the text: a carriage return is a character of its line, not half of a break.
        EditorState.lineSeparator.of('\n'),
        EditorView.lineWrapping,
        lineNumbers(),
        highlightSpecialChars(),
        highlightSelectionMatches(),
        search({ top: true }),
        keymap.of([...documentKeys, ...searchKeymap, ...foldKeymap]),
        look,
        language.of(languageOf(first.language)),
        words.of(wordsOf(first))
      ]
    })
  })

  function show(): void {
    const effects = []
    if (wanted.language !== shown.language) effects.push(language.reconfigure(languageOf(wanted.language)))
    if (wanted.label !== shown.label || wanted.phrases !== shown.phrases)
      effects.push(words.reconfigure(wordsOf(wanted)))
    view.dispatch({ effects, ...replacement(shown.text, wanted.text) })
    shown = wanted
    goTo(wanted.place ?? null)
  }

  /** Selects the line and brings it into view; a line that is not there yet is waited for. */
  function goTo(place: { line: number } | null): void {
    if (place === null || place === reached || place.line > view.state.doc.lines) return
    reached = place
    const { from, to } = view.state.doc.line(Math.max(1, place.line))
    const effects = EditorView.scrollIntoView(from, { y: 'center' })
    view.dispatch({ selection: { anchor: from, head: to }, effects })
    // A selection is only drawn in the text that has the focus.
    view.focus()
  }

  // The text comes after the first layout: an editor that has not measured itself yet draws a line of
  // megabytes whole (measured: 1,000 ms instead of 100 for 2 MB in one line).
  let frame = requestAnimationFrame(() => {
    frame = 0
    show()
  })
  return {
    update(next) {
      wanted = next
      if (frame === 0) show()
    },
    openSearch: () => openSearchPanel(view),
    destroy() {
      cancelAnimationFrame(frame)
      view.destroy()
    }
  }
}

/** A text that grew keeps its scroll position and selection; any other starts at the top. */
function replacement(before: string, after: string): TransactionSpec {
  if (after === before) return {}
  if (before !== '' && after.startsWith(before))
    return { changes: { from: before.length, insert: after.slice(before.length) } }
  return {
    changes: { from: 0, to: before.length, insert: after },
    selection: { anchor: 0 },
    scrollIntoView: true
  }
}

function languageOf(language: CodeLanguage | null): Extension {
  if (language === null) return []
  return [language === 'json' ? json() : yaml(), codeFolding(), foldGutter()]
}

function wordsOf({ label, phrases }: CodeOptions): Extension {
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' })
  ]
}

/** Only drawn lines are in the page, so the browser's own "select all" and "to the end" would fall short. */
export const documentKeys = [
  { key: 'Mod-a', run: (view: EditorView) => select(view, 0, view.state.doc.length) },
  { key: 'Mod-Home', mac: 'Cmd-ArrowUp', run: (view: EditorView) => select(view, 0) },
  {
    key: 'Mod-End',
    mac: 'Cmd-ArrowDown',
    run: (view: EditorView) => select(view, view.state.doc.length)
  }
]

function select(view: EditorView, anchor: number, head = anchor): boolean {
  view.dispatch({ selection: { anchor, head }, scrollIntoView: anchor === head })
  return true
}

/** CodeMirror writes its rules into a <style> element, which the content security policy refuses without this. */
export function cspNonce(): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content
  return nonce === undefined || nonce === '' ? [] : EditorView.cspNonce.of(nonce)
}
