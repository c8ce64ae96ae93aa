/** The Settings screen. */
export const settings = {
  title: 'Settings',
  language: 'Language',
  languages: { system: 'As the system', en: 'English', 'zh-Hans': '简体中文' },
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },

  whenClosed: 'Closing the window',
  whenClosedText: 'While tasks are not finished yet.',
  whenClosedChoices: { ask: 'Ask', background: 'Keep watching', quit: 'Quit' },
  atLogin: 'Login',
  openAtLogin: 'Start when I log in',

  data: 'Data folder',
  dataText: 'The whole ledger is in this folder. Credentials are saved outside it, so no copy carries them.',
  openFolder: 'Open folder',
  copyPath: 'Copy path',

  about: 'About',
  version: 'Version',
  runtime: 'Electron',
  platform: 'System',
  secrets: 'Credentials',
  secretsKept: 'encrypted by this system',
  secretsNotKept: 'this run only (no keyring on this system)',
  licence: 'Licence',
  copyVersions: 'Copy version details',
  failed: 'The settings could not be saved.'
}
