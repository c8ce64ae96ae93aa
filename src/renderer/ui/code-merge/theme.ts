import { EditorView } from '@codemirror/view'

const wordOf = (tone: string) => ({
  borderRadius: '2px',
  backgroundColor: `color-mix(in srgb, var(--${tone}) 10%, transparent)`,
  boxShadow: `inset 0 -2px 0 color-mix(in srgb, var(--${tone}) 55%, transparent)`
})

/** The look of what differs; every colour is one of the window's. */
export const mergeLook = EditorView.theme({
  // The merge view marks whole lines too, in colours of its own.
  '&.cm-merge-a .cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'transparent' },
  '&.cm-merge-a .cm-changedLine.cm-removedLine, .cm-removedLine': { backgroundColor: 'var(--bad-fill)' },
  '&.cm-merge-b .cm-changedLine.cm-addedLine, .cm-addedLine': { backgroundColor: 'var(--good-fill)' },
  '.cm-insertedLine, .cm-deletedLine': { textDecoration: 'none' },
  '.cm-removedLine .cm-changedWord': wordOf('bad'),
  '.cm-addedLine .cm-changedWord': wordOf('good'),
  '.cm-searchMatch, .cm-searchMatch *': { color: 'var(--text)' },
  '.cm-markedLine': { boxShadow: 'inset 3px 0 0 var(--accent)' },
  '.cm-signs': { width: '16px' },
  '.cm-signs .cm-gutterElement': { textAlign: 'center', color: 'var(--text-soft)' },
  '.cm-lineNumbers .cm-gutterElement': { whiteSpace: 'pre' },
  '.cm-mergeSpacer': {
    backgroundImage: 'repeating-linear-gradient(-45deg, transparent 0 6px, var(--neutral-fill) 6px 8px)'
  },
  '.cm-folded': { padding: '2px 0', backgroundColor: 'var(--sunken)', textAlign: 'center' },
  '.cm-folded button': {
    minHeight: '20px',
    padding: '0 10px',
    border: '0',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'transparent',
    color: 'var(--text-soft)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--size-tiny)'
  },
  '.cm-folded button:hover': { backgroundColor: 'var(--hover)', color: 'var(--text)' },
  '.cm-folded button:focus-visible': { outline: '2px solid var(--focus)', outlineOffset: '-2px' }
})
