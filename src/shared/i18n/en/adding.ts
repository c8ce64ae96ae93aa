/** Adding tasks by pasting or dropping whatever names them, and notices of ends. Counts come twice: number and text. */
export const adding = {
  title: 'Add tasks',
  paste: 'Paste anything that names tasks',
  pasteHint:
    'Task IDs, answers, addresses, curl commands, log lines. Headers and their secrets are not kept.',
  tooLong: 'That is more than five million characters. Save it as a file and open that.',
  gateway: 'Gateway',
  noGateway: 'None: only look at saved answers',
  openFiles: 'Open saved answers…',
  openFolder: 'Open a folder…',
  filesGiven: (n: number, shown: string) => (n === 1 ? '1 file' : `${shown} files`),
  removeFiles: 'Put files aside',

  reading: 'Reading…',
  readingFiles: (done: string, total: string) => `Reading file ${done} of ${total}`,
  adding: (done: string, total: string) => `Adding ${done} of ${total}`,
  nothingYet: 'Nothing to add yet',
  nothingYetText: 'What was understood appears here before anything is added. Files can be dropped anywhere.',
  nothingFound: 'No task was found in that',
  failed: 'That could not be read',

  understood: (n: number, shown: string) => (n === 1 ? '1 task understood' : `${shown} tasks understood`),
  knownAlready: (shown: string) => `${shown} known already`,
  notUnderstood: (n: number, shown: string) =>
    n === 1 ? '1 place not understood' : `${shown} places not understood`,
  more: (shown: string) => `${shown} more are not listed. Add these first.`,
  moreProblems: (shown: string) => `and ${shown} more`,
  rows: 'What was understood',
  problems: 'What was not understood',
  line: (shown: string) => `Line ${shown}`,
  takeUnusual: (n: number, shown: string) =>
    n === 1 ? 'Add the unusual ID, too' : `Add the ${shown} unusual IDs, too`,

  kinds: {
    task_id: 'Task ID',
    url: 'Address',
    curl: 'curl command',
    creation: 'Creation answer',
    answer: 'Answer',
    error_answer: 'Error answer'
  },
  answers: (n: number, shown: string) => (n === 1 ? '1 answer' : `${shown} answers`),
  targets: {
    place: 'No gateway for this place',
    file: 'No gateway, to look at',
    nowhere: 'Choose a gateway'
  },
  known: 'known already',
  read: 'file read already',
  warnings: {
    unusual: 'not the usual 32 hexadecimal digits',
    repeated: 'appears more than once',
    elsewhere: 'goes to the gateway that it names'
  },
  why: {
    no_task_id: 'No task ID in it',
    no_task_in_command: 'The command asks for no task',
    open_quote: 'A quote or bracket is not closed. What follows was not read.',
    answer_without_id: 'An answer that does not say of which task it is',
    error_without_task: 'An error that does not say of which task it is',
    is_document: 'An API definition, not an answer',
    unsendable_id: 'An ID that no request can carry',
    empty: 'Empty',
    not_answer: 'Not an answer, and names no task',
    html: 'A web page, not an answer',
    too_many: 'Names more than 10,000 tasks',
    too_large: 'Larger than 256 MB',
    not_read: 'Could not be read',
    changed: 'Has changed since the preview. Open it again.',
    limit_reached: 'Beyond 10,000 files or 2 GB. This and what follows was not read.'
  },

  newPlace: 'A place without a gateway here',
  newPlaceText: (project_id: string, instance_id: string) => `Project ${project_id}, instance ${instance_id}`,
  gatewayName: 'Name of the new gateway',
  endpoint: 'Endpoint',
  createGateway: 'Add gateway',
  created: (name: string) => `${name} was added. Give it credentials under Gateways.`,

  submit: (n: number, shown: string) => (n === 0 ? 'Add' : n === 1 ? 'Add 1' : `Add ${shown}`),
  done: (added: string, known: string, n: number, answers: string) =>
    `${added} added, ${known} known before, ${n === 1 ? '1 answer' : `${answers} answers`} kept.`,
  doneTasks: (added: string, known: string) => `${added} added, ${known} known before.`,
  doneProblems: (n: number, shown: string) =>
    n === 1 ? '1 file has changed and was left out.' : `${shown} files have changed and were left out.`,
  show: 'Show',

  drop: 'Drop files or folders to read the answers in them',
  dropUnknown: 'What was dropped is not on a disk. Save it as a file first.',

  fromFile: (name: string) => `from file ${name}`,
  fromPaste: 'from a pasted text',
  fileTime: (at: string) => `file’s time ${at}`,
  readAt: (at: string) => `read ${at}`,
  fileNote: 'When the service answered so is not known. The file’s time is when it was last changed.',
  fileHash: 'SHA-256 of the file',

  notifications: 'Notifications',
  notificationsOn: 'Tell when a watched task has ended',

  notices: {
    one: (type: string, state: string) => `${type}: ${state}`,
    many: (n: number) => `${n} tasks have ended`,
    times: (state: string, n: number) => `${state} ${n}`
  }
}
