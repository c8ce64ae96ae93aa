import { formatName } from '../format-name'

/** The Compare screen's second part: two exported documents. What is said by code stands in `documents`. */
export const documentComparison = {
  choose: 'Choose an export',
  noRun: 'No export matches',
  noExports: 'No exported documents to compare yet',
  noExportsText:
    'Every export that succeeds is kept with its document. Two of them can be compared here, offline.',
  oneExport: 'Only one exported document so far',
  oneExportText: 'It can be compared as soon as a second export has succeeded.',
  proposed: 'Proposed: the latest earlier export of the same group.',
  noProposal: 'No earlier export of the same group is known here. Choose one to compare with.',
  chooseTwo: 'Choose two exports',
  chooseTwoText: 'Choose the earlier one on the left and the later one on the right.',
  failed: 'The documents could not be compared',
  /** While it takes long, and once it was left. */
  waiting: {
    comparing: 'Comparing the two documents',
    stop: 'Stop waiting',
    stopped: 'The comparison was left',
    compareAgain: 'Compare'
  },
  notComparable: 'These two cannot be compared by what they mean',
  first: 'Before you read on',
  inBoth: 'Compare what both contain',
  inBothOn: (added: string, removed: string) =>
    `Only what both documents contain is compared. APIs left out: ${added} only after, ${removed} only before.`,
  showAll: 'Compare everything',
  same: 'The two documents are the same, byte for byte',
  nothing: 'Nothing that counts has changed',
  gravest: (severity: string) => `Gravest change: ${severity}`,
  formats: (before: string, after: string) => `${formatName(before)} and ${formatName(after)}`,
  noiseHidden: (count: number, shown: string) =>
    count === 1
      ? '1 difference says nothing about the APIs'
      : `${shown} differences say nothing about the APIs`,
  showNoise: 'Show them',
  endpoints: 'APIs',
  filter: 'Filter by method, path or operationId',
  view: 'Which APIs',
  views: { changes: 'Changed', all: 'All' },
  anySeverity: 'Any severity',
  severity: 'Severity',
  documentView: 'How the documents are compared',
  documentViews: { meaning: 'Meaning', text: 'Text' },
  showLines: 'Show lines',
  ofAll: 'All changes',
  ofAllText: 'Every change once, also those of the document itself',
  count: (shown: string, total: string) => `${shown} of ${total}`,
  noEndpoint: 'No API matches',
  clearFilter: 'Clear the filter',
  noneChanged: 'No API changed',
  showEvery: 'Show all APIs',
  rowsFailed: 'The rows could not be read',
  changes: 'Changes',
  changeCount: (count: number, shown: string) => (count === 1 ? '1 change' : `${shown} changes`),
  noChange: 'No changes here',
  alsoAt: (count: number, shown: string) => (count === 1 ? 'At 1 API' : `At ${shown} APIs`),
  ofDocument: 'Of the document itself',
  isNoise: 'Does not count',
  previousChange: 'Previous change',
  nextChange: 'Next change',
  whereBefore: 'Where before',
  whereAfter: 'Where after',
  why: 'Why it matters'
}
