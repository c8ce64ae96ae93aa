/** The Compare screen's last part: why APIs failed, over all imports. Counts come twice: as a number, and as written. */
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
  lastSeenAt: (at: string) => `last seen ${at}`,

  first: 'Failed first',
  last: 'Failed last',
  often: 'How often',
  oftenText: (failures: string, imports: string) => `${failures} in ${imports}`,
  copyText: 'Copy the service’s text',
  open: 'Open import',

  part: 'What belongs to this cause',
  parts: { apis: 'APIs', runs: 'Imports' },
  groupedText:
    'Same error code, and the same text but for names, paths, ids and numbers. The newest text is shown.',

  reading: (done: string, total: string) => `Reading the results kept so far: ${done} of ${total} answers`,
  failed: 'The failures could not be read',
  rowsFailed: 'The rows could not be read',
  empty: 'No API has failed so far',
  emptyText: 'When an import reports APIs that failed, they appear here, grouped by cause.',
  noMatch: 'No cause matches',
  clearFilter: 'Clear the filter'
}
