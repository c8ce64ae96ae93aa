/** Words that every screen shares. Counts come twice: as a number, and as it is written. */
export const common = {
  screens: 'Screens',
  views: { history: 'History', compare: 'Compare', gateways: 'Gateways', settings: 'Settings' },
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  copied: 'Copied',
  clearSearch: 'Clear search',
  loading: 'Loading…',
  narrower: 'Narrower',
  wider: 'Wider',
  more: 'More',

  /** Times are when this app looked, not when the service acted. */
  between: (from: string, to: string) => `between ${from} and ${to}`,
  seenAt: (at: string) => `seen ${at}`,
  since: (at: string) => `since ${at}`,
  /** Two whole sentences, one after the other. */
  sentences: (first: string, second: string) => `${first} ${second}`,
  /** A text, and the same said more exactly. */
  withDetail: (text: string, more: string) => `${text} (${more})`,
  /** What something is, and its value. */
  labelled: (label: string, value: string) => `${label}: ${value}`,

  demo: 'Demo',
  demoMark: 'Demo gateway',
  demoText: 'Simulated inside this app. Nothing here comes from Huawei Cloud.',

  watching: (n: number, shown: string) => (n === 1 ? 'Watching 1 task' : `Watching ${shown} tasks`),
  watchingNothing: 'Not watching any task',
  gatewayStopped: (name: string) => `${name}: polling stopped`,
  gatewaysStopped: (n: number) => `${n} gateways stopped polling`,
  offline: 'No network. Everything kept here can still be read.',
  storageTrouble: 'Answers cannot be stored',
  answersWaiting: (n: number, shown: string) =>
    n === 1
      ? '1 answer waits in memory and is stored as soon as that is possible; keep the app open until then.'
      : `${shown} answers wait in memory and are stored as soon as that is possible; keep the app open until then.`,

  leaving: {
    title: (n: number, shown: string) =>
      n === 1 ? 'Keep watching 1 task?' : `Keep watching ${shown} tasks?`,
    text: 'The app can go on asking without a window. If you quit, nothing is asked until the next start, and the time between is kept as a gap.',
    told: 'You are told when a task ends.',
    tray: 'To come back, use the icon in the tray.',
    trayOrStart:
      'To come back, use the icon in the tray or, if your desktop shows none, start the app again.',
    dock: 'To come back, use the icon in the Dock or in the menu bar.',
    remember: 'Do not ask again',
    rememberText: 'You can change this in Settings.',
    background: 'Keep watching',
    quit: 'Quit'
  },
  crashed: {
    title: 'The window keeps crashing',
    text: 'What was kept is safe, and tasks are still being watched. Load the window again, or quit and start the app anew.',
    reload: 'Load again',
    quit: 'Quit'
  },
  quitting: {
    title: 'Waiting for an answer before quitting',
    text: (seconds: string) =>
      `An import or export has been sent, and only its answer names the task. The app waits for it at most ${seconds}, then quits.`,
    now: 'Quit now'
  },

  palette: {
    open: 'Commands',
    label: 'Go to a screen, find a task, run a command',
    results: 'Results',
    goTo: 'Go to',
    tasks: 'Tasks',
    commands: 'Commands',
    nothing: 'Nothing found'
  },
  commands: {
    'tasks.add': 'Add tasks…',
    'start.import': 'Start import…',
    'start.export': 'Start export…',
    'view.history': 'History',
    'view.compare': 'Compare',
    'view.gateways': 'Gateways',
    'view.settings': 'Settings',
    find: 'Find',
    'document.save': 'Save swagger…',
    'task.checkNow': 'Check the task now',
    'change.next': 'Next change',
    'change.previous': 'Previous change',
    'comparison.switchView': 'Compare by meaning or as texts'
  },

  fatal: {
    title: 'The ledger could not be opened',
    noAnswer: 'The app did not start completely',
    folder: 'Data folder',
    openFolder: 'Open data folder',
    version: 'Version'
  },

  welcome: {
    title: 'Every answer of your import and export tasks, kept',
    lines: {
      keep: 'Asks API Gateway for the state of each task and keeps every answer, byte for byte.',
      explain: 'Shows what was created, updated, refused or ignored, and what to do about it.',
      compare: 'Compares two imports, and saves exported swagger files exactly as they came.'
    },
    tryDemo: 'Try the demo gateway',
    tryDemoText: 'Runs inside this app, needs no account and no network.',
    starting: 'Starting…',
    addGateway: 'Add your gateway'
  }
}
