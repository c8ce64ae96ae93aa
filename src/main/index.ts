import { app, nativeTheme, session, type BrowserWindow } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { matchLanguage } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'
import type { Settings } from '@shared/contract/app'
import { createApp } from './app'
import { createLog } from './log'
import { registerAppScheme, serveApp } from './shell/app-protocol'
import { systemCipher } from './shell/cipher'
import { createSavePathChooser, openFolder, showInFolder } from './shell/dialogs'
import { sendEvent, serveRequests } from './shell/ipc'
import { lockDown } from './shell/lockdown'
import { setMenu } from './shell/menu'
import { createNetTransport } from './shell/net-transport'
import { openWindow } from './shell/window'

/** Set at build time; true only in builds made for tests. */
declare const __ALLOW_REMOTE_DEBUGGING__: boolean

/** In builds made for tests only: takes the place of the native dialog, which nothing but a hand can use. */
const testSaveFolder = __ALLOW_REMOTE_DEBUGGING__ ? process.env['APIG_LEDGER_TEST_SAVE_FOLDER'] : undefined
const testSavePath =
  testSaveFolder === undefined ? undefined : async (fileName: string) => join(testSaveFolder, fileName)

const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe']
const isDebuggingRefused = app.isPackaged && !__ALLOW_REMOTE_DEBUGGING__

if (isDebuggingRefused && debuggingSwitches.some((name) => app.commandLine.hasSwitch(name))) {
  // No fuse covers this switch, and whoever drives the window over it reads everything that the window may read.
  process.stderr.write('This build refuses remote debugging.\n')
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  registerAppScheme()
  // Chromium refuses its own sandbox for root; that case is for containers and tests.
  if (!app.commandLine.hasSwitch('no-sandbox') && process.env['ELECTRON_DISABLE_SANDBOX'] === undefined) {
    app.enableSandbox()
  }
  // Not `await`: Electron holds `ready` back until an ES module entry has settled.
  void app.whenReady().then(start)
}

function start(): void {
  const userData = app.getPath('userData')
  const dataFolder = join(userData, 'ledger')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const log = createLog(join(userData, 'logs'))
  const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const systemLanguage = matchLanguage([...app.getPreferredSystemLanguages(), app.getLocale()])
  let window: BrowserWindow | null = null

  const worker = (name: string): URL => pathToFileURL(join(import.meta.dirname, `${name}.js`))
  const core = createApp({
    about: {
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
      systemLanguage
    },
    dataFolder,
    migrationsFolder: join(app.getAppPath(), 'drizzle'),
    workers: { writer: worker('ledger-writer'), reader: worker('ledger-reader') },
    credentialsFile: join(userData, 'credentials.json'),
    cipher: systemCipher,
    transportFor: createNetTransport,
    chooseSavePath: testSavePath ?? createSavePathChooser(() => window, app.getPath('downloads')),
    showInFolder,
    openFolder,
    emit: (event, payload) => sendEvent(window, event, payload),
    onSettings: applySettings,
    log
  })

  function applySettings({ language, theme }: Settings): void {
    nativeTheme.themeSource = theme
    const words = messagesFor(language === 'system' ? systemLanguage : language).menu
    setMenu(words, (command) => sendEvent(window, 'command.run', { command }), {
      isMac: process.platform === 'darwin',
      withDevTools: !app.isPackaged,
      isReady: true
    })
  }

  function showWindow(): void {
    window = openWindow({
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      placeFile: join(userData, 'window.json'),
      devServer,
      icon: process.platform === 'linux' ? join(app.getAppPath(), 'resources/icon.png') : undefined
    })
    window.on('closed', () => (window = null))
  }

  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'))
  lockDown(app, session.defaultSession, devServer)
  serveRequests(core.answer, devServer)
  showWindow()
  void core.start()

  app.on('second-instance', () => {
    if (window === null) return showWindow()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('activate', () => {
    if (window === null) showWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let isStopped = false
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void core.stop().finally(() => {
      isStopped = true
      app.quit()
    })
  })
}
