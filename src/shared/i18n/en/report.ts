/** Saved reports of comparisons. */
export const report = {
  documentsTitle: 'Comparison of two documents',
  runsTitle: 'Comparison of two imports',
  before: 'Before',
  after: 'After',
  facts: {
    name: 'Name',
    task: 'Task',
    seen: 'Seen (UTC)',
    sha256: 'SHA-256',
    format: 'Format',
    define: 'Exported',
    group: 'API group',
    environment: 'Environment',
    gateway: 'Gateway',
    options: 'Options'
  },
  unknown: 'unknown',
  profile: 'Judged for',
  own: 'Own severities',
  made: 'Report made (UTC)',
  masked:
    'Addresses of backends, constants sent to them and credentials are masked: “[masked n]”. The same number stands for the same value.',
  runsMasked:
    'Credentials and the hosts of addresses in the server’s texts are masked: “[masked n]”. The same number stands for the same value.',
  raw: 'Nothing is masked: this report may hold addresses of backends and credentials.',
  first: 'Before you read on',
  summary: 'Summary',
  severity: 'Severity',
  count: 'Changes',
  change: 'Change',
  where: 'Where',
  endpoint: 'API',
  noChanges: 'No changes.',

  ofDocument: 'The document itself',
  shared: 'Changes that several APIs share',
  sharedBy: (n: number, shown: string) => (n === 1 ? 'Counts at 1 API' : `Counts at ${shown} APIs`),
  sharedOnly: 'Changed only by shared changes',
  sharedMark: (shown: string) => `Shared changes ${shown}`,
  more: (n: number, shown: string) => (n === 1 ? 'and 1 more' : `and ${shown} more`),
  removed: 'Not in the later document',
  added: 'New in the later document',
  changed: 'Changed APIs',
  unchanged: (n: number, shown: string) => (n === 1 ? '1 API is unchanged.' : `${shown} APIs are unchanged.`),
  previously: (name: string) => `Before: ${name}`,
  hidden: 'Hidden at first',
  hiddenText:
    'These differences say nothing about the APIs. They are counted, but do not decide the severity.',
  languages: 'Language',
  show: 'Show',
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',

  matrix: 'What happened to each API',
  matrixText: 'Rows: before. Columns: after.',
  apis: 'API',
  changedCount: (n: number, shown: string) => (n === 1 ? '1 API changed' : `${shown} APIs changed`),
  notInRun:
    '“Not in this run” means that the import did not name the API. It says nothing about whether it still exists.',
  duplicate: (shown: string) => `(no. ${shown} of the same method and path)`
}
