/** The Settings screen. */
export const settings = {
  title: 'Settings',
  language: 'Language',
  languages: { system: 'As the system', en: 'English', 'zh-Hans': '简体中文' },
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },

  data: 'Data folder',
  dataText: 'The whole ledger is in this folder. Tokens are kept outside it, so no copy carries one.',
  openFolder: 'Open folder',
  copyPath: 'Copy path',
  backup: 'Backup',
  backupText:
    'Close the app, then copy the whole folder. A copy made while the app runs may lack the latest answers.',

  about: 'About',
  version: 'Version',
  runtime: 'Electron',
  platform: 'System',
  secrets: 'Tokens',
  secretsKept: 'encrypted by this system',
  secretsNotKept: 'this run only (no keyring on this system)',
  licence: 'Licence',
  copyVersions: 'Copy version details',
  failed: 'The settings could not be saved.'
}
