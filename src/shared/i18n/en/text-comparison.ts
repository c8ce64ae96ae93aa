/** Two documents compared as texts. */
export const textComparison = {
  title: 'Text comparison',
  beforeText: 'Text before',
  afterText: 'Text after',
  unifiedText: 'Both texts in one',
  layout: 'How the texts stand',
  ignoreOrder: 'Ignore order',
  ignoreWhitespace: 'Ignore spaces',
  wrap: 'Wrap lines',
  unchanged: (lines: number, count: string) =>
    lines === 1 ? '1 unchanged line' : `${count} unchanged lines`,

  comparing: 'Comparing the texts line by line…',
  loading: (percent: string) => `Loading the texts: ${percent}`,
  failed: 'The texts could not be compared',
  same: 'The two documents are the same, byte for byte',
  hidden: {
    notation: 'The documents say the same',
    order: 'The documents differ only in order',
    whitespace: 'The documents differ only in spaces',
    order_and_whitespace: 'The documents differ only in order and spaces'
  },
  hiddenTexts: {
    notation: 'They only differ in how the file is written: indentation, line breaks, JSON or YAML.',
    order: 'Order is ignored at the moment, so no line is left that differs.',
    whitespace: 'Spaces are ignored at the moment, so no line is left that differs.',
    order_and_whitespace: 'Both are ignored at the moment, so no line is left that differs.'
  },
  showAll: 'Ignore nothing',

  changedLines: (lines: number, count: string) => (lines === 1 ? '1 changed line' : `${count} changed lines`),
  explained: (count: string, changes: number, changeCount: string) =>
    changes === 1 ? `${count} explained by 1 change` : `${count} explained by ${changeCount} changes`,
  allExplained: (changes: number, changeCount: string) =>
    changes === 1 ? 'all explained by 1 change' : `all explained by ${changeCount} changes`,
  onlyPunctuation: (count: string) => `${count} differ only in commas and brackets`,
  notExplained: (count: string) => `${count} not explained`,
  unexplainedTitle: 'Changed lines that no listed change explains',
  linesBefore: (count: number, lines: string) =>
    count === 1 ? `Before, line ${lines}` : `Before, lines ${lines}`,
  linesAfter: (count: number, lines: string) =>
    count === 1 ? `After, line ${lines}` : `After, lines ${lines}`,

  nextChange: 'Next change',
  previousChange: 'Previous change',
  noMoreChanges: 'There is no further change in this direction',
  place: (index: string, total: string) => `${index} of ${total}`,

  find: 'Find in both texts',
  nextMatch: 'Next match',
  previousMatch: 'Previous match',
  noMatch: 'Not found',
  atMost: (count: string) => `only the first ${count} can be visited`,
  closeFind: 'Close the search',

  copy: 'Copy',
  copyBefore: 'Marked lines before',
  copyAfter: 'Marked lines after',

  largeTitle: 'These documents are very long',
  largeText:
    'Only the changed lines are shown, with three lines around each. To read all of it, save the report or both documents.',
  saveBefore: 'Save before…',
  saveAfter: 'Save after…',
  saved: (path: string) => `Document saved: ${path}`,
  hunks: 'Changed lines',
  noLines: 'This change stands on no lines of the documents',
  onlyUnified: 'Texts that differ in so many places are shown as one, not side by side.',
  uncoloured: 'Long texts are shown without colours for names and values.'
}
