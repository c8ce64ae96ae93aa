/** The Gateways screen: connection profiles, and the state of their polling. */
export const gateways = {
  title: 'Gateways',
  list: 'Gateways',
  add: 'Add gateway',
  failed: 'The gateways could not be read',
  none: 'No gateway yet',
  noneText: 'Add the gateway whose tasks you want to watch, or try the demo gateway first.',

  polling: {
    idle: 'Nothing to watch',
    active: (n: number, shown: string) => (n === 1 ? 'Watching 1 task' : `Watching ${shown} tasks`),
    stopped: 'Polling stopped'
  },
  taskCount: (n: number, shown: string) =>
    n === 1 ? '1 task in the ledger' : `${shown} tasks in the ledger`,
  stoppedAt: (at: string) => `Polling stopped at ${at}`,
  stoppedText: 'Nothing is asked of this gateway until you resume.',
  resume: 'Resume polling',
  resumed: 'Polling goes on.',

  tokenField: 'Token (X-Auth-Token)',
  tokenHint: 'Several thousand characters. Line breaks and spaces are taken out. It is never shown again.',
  howTo: 'How to get a token',
  howToSteps: {
    request: 'Send this request with the name and password of an IAM user:',
    header: 'Take the value of the response header X-Subject-Token: that is the token.',
    validity: 'It is valid for 24 hours and for the one project named in the request.',
    account: 'A HUAWEI ID itself gets no token; create an IAM user for it.'
  },
  copyRequest: 'Copy request',

  connection: 'Connection',
  name: 'Name',
  nameHint: 'Any name you like.',
  endpoint: 'Endpoint',
  endpointHint:
    'https://apig.{region}.myhuaweicloud.com, e.g. https://apig.cn-north-4.myhuaweicloud.com. Other domains (Huawei Cloud Stack, Open Telekom Cloud) work too. Pasting the address of a whole request fills in the fields below.',
  projectId: 'Project ID',
  projectHint:
    'Console, top right: your name → My Credentials → API Credentials. The project of the region above.',
  instanceId: 'Instance ID',
  instanceHint: 'API Gateway console → your gateway → Gateway Information → Instance ID.',
  save: 'Save changes',
  saved: 'Changes saved.',
  discard: 'Discard',
  create: 'Add gateway',
  created: (name: string) => `${name} was added.`,
  filledFromAddress: 'Endpoint, project and instance were taken from the address.',
  problems: {
    required: 'This is required.',
    tooLong: (limit: number) => `At most ${limit} characters.`,
    noScheme: 'Begin with https://, and write the host after it.',
    notHost: 'Only the host belongs here, without a path: https://apig.cn-north-4.myhuaweicloud.com',
    notAddress: 'This is not an address.',
    httpsRequired: 'https:// is required, except for this computer itself.',
    refused: 'This was not accepted. Check it.',
    idForm: 'An ID has no spaces and none of / ? # %'
  },
  cautions: {
    plainHttp: 'Without https requests travel unencrypted.',
    unusualId: 'Usually 32 hexadecimal digits.'
  },

  test: 'Test connection',
  testing: 'Testing…',
  testNeedsSave: 'Save the changes first; the test uses what is saved.',
  testLocked: 'The access key is locked. Test again when the countdown is over.',
  worksAgain: 'Polling is still stopped. It can be resumed now.',
  tookText: (duration: string) => `answered in ${duration}`,
  serverSaid: 'The service says:',

  remove: 'Remove gateway',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (n: number, shown: string) =>
    `Its settings and its credentials are removed and its polling ends. ${
      n === 0 ? 'The history' : n === 1 ? 'The history of its task' : `The history of its ${shown} tasks`
    } stays.`,
  removed: (name: string) => `${name} was removed. Its history stays.`,

  demo: 'Demo gateway',
  demoText:
    'A simulated API Gateway inside this app. It imports and exports for real, in memory, with the answers the documentation shows, and needs no network and no credentials.',
  demoStart: 'Start demo gateway',
  demoStarting: 'Starting…',
  demoImport: 'Run an import',
  demoExport: 'Run an export',
  demoRunning: 'Sending…',
  demoOpen: 'Show the task',
  demoRan: { import_api: 'An import is running.', export_api: 'An export is running.' }
}
