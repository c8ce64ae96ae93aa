/** The catalogue of rules that documents are compared by. */
export const ruleCatalogue = {
  title: 'Rules for comparing documents',
  open: 'Rules and severities…',
  change: 'Severity of this rule…',
  settings: 'Comparing documents',
  settingsText: 'For whom changes are judged, and how grave each kind of change is.',
  own: (count: number, shown: string) =>
    count === 0
      ? 'All rules as in the profile'
      : count === 1
        ? '1 rule has a severity of your own'
        : `${shown} rules have a severity of your own`,
  newer: (count: number, shown: string) =>
    count === 1
      ? 'One more is for a rule of a newer version. It is kept.'
      : `${shown} more are for rules of a newer version. They are kept.`,
  profile: 'Judged for',
  search: 'Search rules',
  group: 'About',
  groups: {
    endpoints: 'APIs and addresses',
    parameters: 'Parameters',
    bodies: 'Bodies and media types',
    request_data: 'Data in requests',
    responses: 'Statuses and headers',
    response_data: 'Data in responses',
    security: 'Authentication',
    gateway: 'Gateway',
    document: 'The document itself'
  },
  allGroups: 'All rules',
  ownOnly: 'Only my own',
  count: (shown: string, total: string) => `${shown} of ${total}`,
  list: 'Rules',
  none: 'No rule matches',
  noneOwn: 'No rule has a severity of your own',
  clear: 'Clear the filter',
  mine: 'my own',
  severity: 'Severity',
  asProfile: 'As in the profile',
  byProfile: 'In the profiles',
  resetAll: 'All as in the profile',
  resetDone: (count: number, shown: string) =>
    count === 1 ? '1 severity taken back.' : `${shown} severities taken back.`,
  undo: 'Undo',
  failed: 'The rules could not be read'
}
