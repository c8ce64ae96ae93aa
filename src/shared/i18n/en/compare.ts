/** The Compare screen, and its first part: two imports, API by API. */
export const compare = {
  title: 'Compare',
  tabs: { imports: 'Imports', documents: 'Documents', taken: 'Did it take?', failures: 'Failures' },
  before: 'Before',
  after: 'After',
  choose: 'Choose an import',
  searchRuns: 'Search by name, task, group or time',
  noRun: 'No import matches',
  swap: 'Swap before and after',
  group: (id: string) => `group ${id}`,
  groupAsked: (id: string) => `group asked for ${id}`,
  groupUnknown: 'group unknown',
  runFailed: 'The whole task failed',
  runUnread: 'No result that can be read',
  comparing: 'Comparing the two imports',

  proposed: {
    same_group_before: 'Proposed: the latest earlier import into the same group.',
    same_requested_group_before:
      'Proposed: the latest earlier import into the same group, as far as what was asked for tells.',
    same_gateway_before:
      'Proposed: the latest earlier import of the same gateway. None into the same group is known here.'
  },
  noProposal: 'No earlier import of the same gateway is known here. Choose one to compare with.',

  cautions: {
    different_gateway: 'The two imports went to different gateways or projects.',
    different_group: 'The two imports went into different API groups.',
    unknown_group: 'The group of at least one import is unknown, so it may be another one.',
    different_options: 'The two imports were started with different options.',
    list_not_reported:
      'A list is missing from at least one result: “not in this run” may also mean “not reported”.',
    order_reversed: 'The import on the left is the later one.',
    same_body: 'Both results are the same, byte for byte.'
  },

  matrix: 'What happened to each API',
  matrixText: 'Rows: before. Columns: after. Choose a number to see its APIs.',
  total: 'Total',
  cell: (shown: string, before: string, after: string) => `${shown}: ${before} → ${after}`,
  rowTotal: (shown: string, before: string) => `${shown}: before ${before}`,
  columnTotal: (shown: string, after: string) => `${shown}: after ${after}`,
  everything: (shown: string) => `${shown}: all APIs`,

  transitionsLabel: 'What is new',
  transitions: {
    newly_failing: 'Newly failing',
    recovered: 'Recovered',
    still_failing: 'Still failing',
    error_changed: 'Error changed',
    newly_ignored: 'Newly ignored',
    newly_in_run: 'Newly in this run',
    not_in_run: 'Not in this run'
  },
  severalLists: 'In two lists at once',
  lists: { success: 'Success', failure: 'Failure', ignore: 'Ignored' },
  inSeveralLists: (side: string, n: number, shown: string) =>
    n === 1
      ? `${side}: 1 API stands in more than one list of the result.`
      : `${side}: ${shown} APIs stand in more than one list of the result.`,
  listedAs: (side: string, lists: string) => `${side}: the result names it in several lists (${lists}).`,
  listedMark: 'two lists',
  otherEntry: 'The import names this API, but in fewer entries: its other rows show them.',

  options: 'Options',
  optionsUnknown: 'not known',
  optionsUnknownText:
    'Options are known of imports that were started here. The service does not tell them afterwards.',
  optionsDiffer: 'different',

  notInRunText: 'The import did not name this API. That says nothing about whether it still exists.',

  changedOnly: 'Changed only',
  filter: 'Filter by method, path, code or text',
  count: (shown: string, total: string) => `${shown} of ${total} APIs`,
  clearView: 'Show all',
  rows: 'APIs',
  changed: 'changed',
  unchanged: 'unchanged',
  duplicate: (n: number) => `no. ${n} of the same method and path`,
  nextChange: 'Next change',
  previousChange: 'Previous change',

  sameState: 'Same state, another API ID.',
  sameFailure: 'Failed both times, with another error.',

  failed: 'The imports could not be compared',
  rowsFailed: 'The changes could not be read',
  noImports: 'No import to compare yet',
  noImportsText: 'Two finished imports are needed. They appear here as soon as their results are observed.',
  oneImport: 'One import so far',
  oneImportText: 'Comparing needs two. The next finished import appears here by itself.',
  chooseTwo: 'Choose two imports',
  chooseTwoText: 'Choose what to compare above.',
  noChanges: 'Nothing changed',
  noChangesText: (shown: string) => `All ${shown} APIs ended the same way in both imports.`,
  noMatch: 'No API matches',
  noMatchText: 'Nothing fits the filter.',
  showUnchanged: 'Show unchanged ones too'
}
