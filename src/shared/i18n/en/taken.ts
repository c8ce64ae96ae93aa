import type { DifferenceOrigin, NotComparable, Taken, ThreeWayFinding } from '@domain/imports/did-it-take'
import type { TakenCaution } from '@domain/imports/three-way-cautions'

const states: Record<Taken, string> = {
  as_sent: 'There as it was sent',
  different: 'There, but different',
  not_in_export: 'Not in the export',
  not_comparable: 'There, not comparable'
}

const stateTexts: Record<Taken, string> = {
  as_sent: 'The next export says what the file said, as far as an import takes it over.',
  different: 'The next export says something else than the file.',
  not_in_export: 'The next export does not name it. That says nothing about whether the API still exists.',
  not_comparable: 'It is in the next export, but nothing says what was sent.'
}

const notComparable: Record<NotComparable, string> = {
  no_file: 'The file that was sent is not known here. Choose it above to compare.',
  not_in_file: 'The file does not hold this method and path.'
}

const findings: Record<ThreeWayFinding, string> = {
  ours: 'Changed by this import',
  not_taken: 'Not taken over',
  elsewhere: 'Changed elsewhere',
  lost: 'Missing afterwards'
}

const findingTexts: Record<ThreeWayFinding, string> = {
  ours: 'The file says something else than the export before, or brings the API.',
  not_taken: 'The next export still says what the export before said, not what the file asks for.',
  elsewhere:
    'The next export says what neither the file nor the export before said: somebody changed it, in the console for example.',
  lost: 'It was in the file or in the export before and is not in the next export. That says nothing about whether the API still exists.'
}

const origins: Record<DifferenceOrigin, string> = {
  not_taken: 'Not taken over: as in the export before',
  changed_elsewhere: 'Changed elsewhere: neither in the file nor in the export before',
  unknown: 'No export before tells where this comes from'
}

const cautions: Record<TakenCaution, string> = {
  different_gateway: 'The next export comes from another gateway or project than the import.',
  different_group: 'The next export is of another API group than the import.',
  unknown_group: 'The group of the import or of the next export is not known, so they may differ.',
  export_before_import:
    'The next export began before the import had ended: it may show the group as it was before.',
  export_start_unknown:
    'When the next export began is not known: it may show the group as it was before the import.',
  import_start_unknown:
    'When the import began is not known: the export before may have been written while it was running.',
  published_only:
    'The next export holds what is published in its environment, and an import publishes nothing: what is not published yet is missing in it, or old.',
  unpublished_only:
    'The next export holds only what is not published as it stands: what was published before it is missing in it.',
  define_unknown:
    'What the next export was asked for is not known: it may hold only what is published, or only a part of each API.',
  policies_left_out:
    'The next export leaves out throttling, access control and custom authorizers: they are not compared.',
  backends_left_out: 'The next export leaves out backends and policies: they are not compared.',
  some_apis: 'The next export was asked for some APIs of the group only: the others are missing in it.',
  mock_mode: 'The import was asked to give every API a mock backend: the file’s backends were not asked for.',
  simple_mode: 'The import was a simple one: what the file says about backends may have been left out.',
  no_success_list: 'The import sent no list of its successes, so nobody can tell what it claims to have done.'
}

/** The Compare screen's third part: whether an import took, by the exports around it and the file it sent. */
export const taken = {
  import: 'Import',
  next: 'Next export',
  previous: 'Export before',
  chooseImport: 'Choose an import',
  chooseExport: 'Choose an export',
  noImport: 'No import matches',
  noExport: 'No export matches',
  withoutPrevious: 'Without an export before',
  proposed: 'Proposed: the first export of the group after the import, and the last before it.',
  proposedNext: 'Proposed: the first export of the group after the import. None before it is known here.',

  file: 'File sent',
  fileSent: 'kept when the import was started',
  fileChosen: 'chosen now, read but not kept',
  fileUnknown: 'Not known here: only whether APIs are there can be told.',
  chooseFile: 'Choose the file…',
  chooseOther: 'Other file…',
  fileGone: 'The chosen file is not held any more. Choose it again.',
  backToSent: 'Use the file sent',

  showImport: 'Show import',
  compareExports: 'Compare both exports',

  first: 'Before you read on',
  otherImports: (count: number, shown: string) =>
    count === 1
      ? '1 other import of the group ended in between: what it did looks like a change made elsewhere.'
      : `${shown} other imports of the group ended in between: what they did looks like changes made elsewhere.`,
  cautions,

  summary: 'What became of it',
  successes: (count: number, shown: string) =>
    count === 1
      ? 'Of 1 API that the import reported as done'
      : `Of ${shown} APIs that the import reported as done`,
  states,
  stateTexts,
  notComparable,
  threeWay: 'Export before, file, next export',
  threeWayText: 'Of all APIs in any of them',
  noPrevious: 'Without an export before, nobody can tell what this import changed, or what others did.',
  noFile:
    'Without the file, nobody can tell what this import changed. Changes made elsewhere are told only of APIs that the import did not report as done.',
  findings,
  findingTexts,
  filterBy: (shown: string, label: string) => `${label}: ${shown}`,
  asFarAs: (after: string, next: string) =>
    `As far as these exports tell. The end of the import was observed ${after}, the end of the next export ${next}.`,
  notCompared:
    'Not compared, since an import does not take it over: responses, bodies, media types, host and servers, the document’s title, description and version. What nobody knows of, such as the definition of a custom authorizer, is named at each API.',
  unknown: (members: string) =>
    `Not known whether it was taken over, since nobody says what an import does with it: ${members}.`,

  apis: 'APIs',
  filter: 'Filter by method or path',
  count: (shown: string, total: string) => `${shown} of ${total} APIs`,
  previousOdd: 'Previous API that is not as it should be',
  nextOdd: 'Next API that is not as it should be',
  noMatch: 'No API matches',
  noMatchText: 'Nothing fits the filter.',
  noApis: 'No API in any of them',
  noApisText: 'Neither the import’s result nor the documents name one.',
  clearFilter: 'Show all',
  duplicate: (n: number) => `no. ${n} of the same method and path`,
  rowsFailed: 'The APIs could not be read',

  reported: {
    success: 'Reported as done',
    failure: 'Reported as failed',
    ignore: 'Reported as ignored',
    none: 'Not named by the import'
  },
  failedWith: (code: string) => `Reported as failed (${code})`,
  presence: 'Found in',
  inBefore: 'Export before',
  inFile: 'File',
  inNext: 'Next export',
  isIn: 'there',
  isNotIn: 'not there',
  noDocument: 'none to look into',

  ours: (count: number, shown: string) =>
    count === 1 ? '1 change of this import' : `${shown} changes of this import`,
  oursText: 'From the export before to the file.',
  broughtByImport: 'The import brought this API: it was not in the export before.',
  differences: (count: number, shown: string) => (count === 1 ? '1 difference' : `${shown} differences`),
  differencesFromFile: 'From the file to the next export.',
  differencesFromBefore: 'From the export before to the next export; the import did not touch this API.',
  appeared:
    'It was not in the export before, and the import did not report it as done: it came from elsewhere.',
  origins,
  why: 'Why it matters',
  whereFile: 'Where in the file',
  whereBefore: 'Where before',
  whereNext: 'Where after',
  firstShown: (shown: string) => `Only the first ${shown} are shown.`,

  /** While it takes long, and once it was left. */
  waiting: {
    comparing: 'Comparing the import, the file and the exports',
    stop: 'Stop waiting',
    stopped: 'The comparison was left',
    compareAgain: 'Compare'
  },
  failed: 'The outcome of the import could not be read',
  noImports: 'No import to check yet',
  noImportsText: 'A finished import appears here as soon as its result is observed.',
  noNext: 'No export of the group since this import',
  noNextText: (dev: string) =>
    `What an import left behind shows in an export of its group. An import publishes nothing: choose “${dev}”, or publish first.`,
  noNextUnknown:
    'The group of this import is not known, so no export can be proposed. Choose one above, or export the group.',
  startExport: 'Start export…',
  notComparableTitle: 'These documents cannot be compared by what they mean'
}
