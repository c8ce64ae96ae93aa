/** The Compare screen's last part: why APIs and whole imports failed, over all imports. Counts come twice: as a number, and as written. */
export const failedApis = {
  causes: 'Causes',
  cause: 'Cause',
  filter: 'Filter by code, text or API',
  gateway: 'Gateway',
  anyGateway: 'All gateways',
  count: (shown: string, total: string) => `${shown} of ${total} causes`,
  failures: (n: number, shown: string) => (n === 1 ? '1 failure' : `${shown} failures`),
  apis: (n: number, shown: string) => (n === 1 ? '1 API' : `${shown} APIs`),
  imports: (n: number, shown: string) => (n === 1 ? '1 import' : `${shown} imports`),
  whole: (n: number, shown: string) => (n === 1 ? '1 whole import' : `${shown} whole imports`),
  wholeImport: 'Whole import',
  lastSeenAt: (at: string) => `last seen ${at}`,

  first: 'Failed first',
  last: 'Failed last',
  often: 'How often',
  oftenText: (failures: string, imports: string) => `${failures} in ${imports}`,
  both: (failures: string, whole: string) => `${failures} and ${whole}`,
  copyText: 'Copy the service’s text',
  open: 'Open import',

  part: 'What belongs to this cause',
  parts: { apis: 'APIs', runs: 'Imports' },
  groupedText:
    'Same error code, and the same text but for names, paths, ids and numbers. The newest text is shown.',

  reading: (done: string, total: string) => `Reading the results kept so far: ${done} of ${total} answers`,
  failed: 'The failures could not be read',
  rowsFailed: 'The rows could not be read',
  empty: 'Nothing has failed so far',
  emptyText:
    'When an import fails as a whole or reports APIs that failed, that appears here, grouped by cause.',
  noMatch: 'No cause matches',
  clearFilter: 'Clear the filter'
}
