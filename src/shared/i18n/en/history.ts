/** The History screen: tasks, and what was observed of one of them. */
export const history = {
  tasks: 'Tasks',
  timeline: 'Timeline',
  detail: 'Detail',
  search: 'Search tasks',
  filter: 'Filter',
  clearFilter: 'Clear filter',
  addTasks: 'Add tasks',
  gateway: 'Gateway',
  type: 'Type',
  status: 'Status',
  group: 'API group',
  anyGateway: 'All gateways',
  anyType: 'All types',
  anyStatus: 'All statuses',
  anyGroup: 'All groups',

  countAll: (n: number, shown: string) => (n === 1 ? '1 task' : `${shown} tasks`),
  countOf: (shown: string, total: string) => `${shown} of ${total} tasks`,
  noTasks: 'No tasks yet',
  noTasksText: 'Paste the task IDs that an asynchronous import or export answered with.',
  noMatch: 'No task matches',
  noMatchText: 'Nothing fits the filter and the search text.',
  pickTask: 'No task selected',
  pickTaskText: 'Choose one on the left to see every answer that was observed.',
  tasksFailed: 'The tasks could not be listed',
  timelineFailed: 'The timeline could not be read',
  notObserved: 'Nothing observed yet',
  notObservedText: 'The first answer appears here as soon as the service gives one.',
  noGateway: 'From a file',

  success: 'succeeded',
  failure: 'failed',
  ignore: 'ignored',
  lastObserved: (at: string) => `Last answer seen ${at}`,

  checkNow: 'Check now',
  checking: 'Checking…',
  pause: 'Pause polling of this task',
  resume: 'Resume polling of this task',
  copyTaskId: 'Copy task ID',
  openGateway: 'Open gateway',

  isPaused: 'Paused by you. Nothing is asked until you resume.',
  isFinal: (at: string) => `Final state, reached ${at}. Polling ended.`,
  isStopped: 'Polling of this task stopped.',
  isUnattached: 'This task belongs to no gateway here, so nothing can be asked.',
  isGatewayStopped: (name: string) => `${name} stopped polling all of its tasks.`,

  created: 'Task accepted',
  httpError: (status: number) => `HTTP ${status}`,
  stateUnreadable: 'Not understood',
  bodyChanged: 'content changed',
  equalAnswers: (n: number, shown: string) => (n === 1 ? '1 answer' : `${shown} equal answers`),
  firstAndLast: (first: string, last: string) => `first seen ${first}\nlast seen ${last}`,
  findings: (n: number, shown: string) => (n === 1 ? '1 finding' : `${shown} findings`),
  findingsText: 'What this answer does and the documentation does not say',
  showAnswers: 'Show single answers',
  hideAnswers: 'Hide single answers',
  moreAnswers: (n: number, shown: string) => (n === 1 ? 'Show 1 more' : `Show more (${shown} left)`),
  took: (duration: string) => `took ${duration}`,

  gaps: {
    app_closed: 'App closed',
    app_ended_unexpectedly: 'App ended unexpectedly',
    paused: 'Paused',
    gateway_stopped: 'Gateway stopped'
  },
  gapText: 'Nobody looked. What happened in between is not known.',

  /** A failed request in two or three words, for a line of the timeline. */
  failures: {
    dns: 'Name not resolved',
    refused: 'Connection refused',
    unreachable: 'Host unreachable',
    offline: 'No network',
    timeout: 'No answer in time',
    tls: 'Certificate not trusted',
    proxy: 'Proxy failed',
    reset: 'Connection closed early',
    truncated: 'Answer incomplete',
    too_large: 'Answer too large',
    redirect_refused: 'Redirect not followed',
    protocol: 'Not valid HTTP',
    blocked_port: 'Port blocked',
    aborted: 'Given up',
    unknown: 'Request failed'
  },

  add: {
    title: 'Add tasks',
    gateway: 'Gateway',
    ids: 'Task IDs',
    idsHint: 'One per line. Whole answers and request addresses work too: the ID is taken out of them.',
    understood: (n: number, shown: string) => (n === 1 ? '1 task ID' : `${shown} task IDs`),
    repeated: (n: number) => (n === 1 ? '1 repeated' : `${n} repeated`),
    unclear: (n: number) => (n === 1 ? '1 line without a task ID' : `${n} lines without a task ID`),
    line: (n: number) => `Line ${n}`,
    unusual: 'not the usual 32 hexadecimal digits',
    impossible: (id: string) => `“${id}” cannot be a task ID.`,
    tooMany: (limit: string) => `At most ${limit} at a time.`,
    submit: (n: number) => (n > 1 ? `Add ${n} tasks` : 'Add task'),
    noGateways: 'Add a gateway first: a task ID alone does not say which gateway to ask.',
    done: (added: number, known: number) =>
      known === 0
        ? added === 1
          ? '1 task added.'
          : `${added} tasks added.`
        : `${added} added, ${known} known before.`
  }
}
