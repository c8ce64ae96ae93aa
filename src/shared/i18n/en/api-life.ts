/** The history of one API. Counts come twice: as a number, and as it is written. */
export const apiLife = {
  title: 'History of an API',
  open: 'History of this API',
  of: (api: string) => `History of ${api}`,
  back: 'Back',
  backTo: (api: string) => `Back to the history of ${api}`,
  known: 'APIs',

  states: { in_export: 'In the export', not_in_export: 'Not in this export' },
  kinds: { import: 'Import', export: 'Export' },

  last: {
    lastSuccess: 'Last imported',
    lastFailure: 'Last failed',
    lastInExport: 'Last in an export'
  },
  never: 'Never seen here',
  endSeen: (state: string, when: string) => `${state} ${when}`,
  noLaterThan: (at: string) => `no later than ${at}`,

  place: 'Gateway and group',
  everywhere: 'All gateways and groups',
  anyGroup: (gateway: string) => `${gateway}, all groups`,
  inGroup: (gateway: string, group: string) => `${gateway}, group ${group}`,
  group: (id: string) => `group ${id}`,
  noGateway: 'No gateway',
  groupUnknown: 'group unknown',
  environment: (id: string) => `environment ${id}`,

  line: 'Line of time',
  imports: 'Imports',
  exports: 'Exports',
  markOne: (state: string, at: string) => `${state}, ${at}`,
  markSeveral: (shown: string, state: string, from: string, to: string) =>
    `${shown} close together, among them: ${state}, ${from} to ${to}`,
  gap: (from: string, to: string) => `The app was not running from ${from} to ${to}.`,
  gapMark: 'App not running',

  points: 'Runs and exported documents',
  count: (n: number, shown: string) => (n === 1 ? '1 entry' : `${shown} entries`),
  openRun: 'Open this answer',
  duplicate: (n: number) => `no. ${n} in this run`,
  notInRunText:
    'The result of this import into the same group does not name the API. That says nothing about whether it still exists.',
  notInExportText:
    'The document was exported from the same group and does not contain the API. Another environment, or what was asked for, may be the reason.',
  listMissingText:
    'The service did not send every list of this result, so the API may just not have been reported.',
  inExportText: 'The exported document contains the API.',
  operationId: 'operationId',
  task: 'Task',
  when: 'When',
  where: 'Where',

  similar: 'Same path with other parameter names:',
  similarText: 'Names of path parameters count here. These may be the same API.',
  progress: (done: string, total: string) =>
    `Reading what is kept for its APIs: ${done} of ${total} done. More may appear here.`,
  empty: 'Nothing is known of this API yet',
  emptyText: 'It appears here as soon as an import result or an exported document names it.',
  emptyPlace: 'Nothing is known of this API here',
  emptyPlaceText: 'It was seen at another gateway or in another group.',
  showEverywhere: 'Show all gateways and groups',
  failed: 'The history could not be read',
  seen: (imports: string, failures: string, exports: string) =>
    `imports ${imports}, failed ${failures}, exports ${exports}`
}
