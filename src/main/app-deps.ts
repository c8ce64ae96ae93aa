import type { AppInfo, Settings } from '@shared/contract/app'
import type { NetworkSettings } from './api/network-settings'
import type { OpenTransport } from './api/transport'
import type { Cipher } from './credentials/secret-store'
import type { Log } from './log'
import type { Limits } from './polling/scheduler'
import type { Emit } from './tasks/emit'
import type { EndNotice } from './tasks/end-notices'

/** Everything that differs between the desktop app and a test: no Electron in here. */
export interface AppDeps {
  about: Pick<AppInfo, 'version' | 'electron' | 'platform' | 'systemLanguage'>
  /** Holds the ledger and nothing else: a copy of it, made while the app is closed, is a ledger. */
  dataFolder: string
  migrationsFolder: string
  workers: { writer: URL; reader: URL; copier: URL }
  /** Where backups are kept; beside the data folder unless said otherwise, so that a copy of that stays one ledger. */
  backupFolder?: string
  credentialsFile: string
  cipher: Cipher
  /** A network session under a name of its own, with a gateway's settings. */
  openTransport: (name: string, settings: NetworkSettings) => OpenTransport
  chooseSavePath: (fileName: string) => Promise<string | null>
  /** Asks for a file with certificates; null when the person cancels. */
  chooseCertificateFile: () => Promise<string | null>
  /** Asks for a definition file to import; null when the person cancels. */
  chooseImportFile: () => Promise<string | null>
  /** Asks for files or a folder with saved answers; null when the person cancels. */
  chooseAnswerFiles: (what: 'files' | 'folder') => Promise<string[] | null>
  /** Tells the person through the system that tasks have ended. */
  notify: (notice: EndNotice) => void
  isWindowFocused: () => boolean
  showInFolder: (path: string) => void
  openFolder: (path: string) => Promise<boolean>
  emit: Emit
  /** Called at start and after every change. */
  onSettings: (settings: Settings) => void
  /** How many tasks are polled by themselves, whenever that changes. */
  onActive?: (count: number) => void
  /** How many starts have left whose answer is not there yet. */
  onStarting?: (count: number) => void
  /** What the person wants of tasks that are active while the window closes. */
  leave?: (how: 'background' | 'quit') => void
  /** Tells the system to start the app at login, or no longer; rejects when it refuses. */
  setOpenAtLogin?: (isOn: boolean) => Promise<void>
  log: Log
  /** For one request to a gateway, the last byte included; a minute unless said otherwise. */
  timeoutMs?: number
  /** How long quitting waits for the answer to a start; ten seconds unless said otherwise. */
  quitWaitMs?: number
  /** How fast gateways are asked; the defaults unless said otherwise. */
  limits?: Limits
}
