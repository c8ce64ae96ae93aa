import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const text = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: 'var(--size-small)', lineHeight: '1.55' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-gutters': {
    border: 'none',
    backgroundColor: 'transparent',
    color: 'var(--text-faint)',
    userSelect: 'none'
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 4px 0 12px' },
  '.cm-foldGutter .cm-gutterElement': { width: '14px', textAlign: 'center', cursor: 'default' },
  '.cm-foldPlaceholder': {
    margin: '0 2px',
    padding: '0 5px',
    border: 'none',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--neutral-fill)',
    color: 'var(--text-soft)'
  },
  '.cm-specialChar': { color: 'var(--bad)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--selected-quiet)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--focus)' }
})

const searchPanel = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)', fontFamily: 'var(--font-ui)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 6px',
    padding: '6px 36px 6px 12px',
    fontSize: 'var(--size-small)'
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    margin: '0',
    fontSize: 'var(--size-small)'
  },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0' },
  // What nobody needs in a text that cannot be changed would only break the line.
  '.cm-panel.cm-search [name=select], .cm-panel.cm-search label:has([name=word])': { display: 'none' },
  '.cm-panel.cm-search [name=close]': {
    top: '6px',
    right: '8px',
    width: '24px',
    height: '24px',
    color: 'var(--text-soft)',
    fontSize: '16px'
  },
  '.cm-textfield': {
    flex: '1 1 120px',
    minWidth: '80px',
    minHeight: '26px',
    margin: '0',
    padding: '2px 8px',
    border: '1px solid var(--control-line)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--pane)',
    fontSize: 'var(--size-small)'
  },
  '.cm-textfield:focus': { borderColor: 'var(--focus)', outline: '1px solid var(--focus)' },
  '.cm-button': {
    minHeight: '26px',
    margin: '0',
    padding: '0 9px',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    backgroundImage: 'none',
    color: 'inherit',
    fontSize: 'var(--size-small)'
  },
  '.cm-button:active': { backgroundColor: 'var(--pressed)', backgroundImage: 'none' }
})

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-name)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword, tags.atom], color: 'var(--code-value)' },
  {
    tag: [tags.comment, tags.meta, tags.punctuation, tags.separator, tags.bracket],
    color: 'var(--code-quiet)'
  },
  { tag: tags.invalid, color: 'var(--code-wrong)' }
])

/** The window's own look; every colour is a custom property, so a change of theme needs no new editor. */
export const look: Extension = [text, searchPanel, syntaxHighlighting(colours)]
