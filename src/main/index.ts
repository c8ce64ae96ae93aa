import { app, nativeTheme, powerMonitor, session, type BrowserWindow } from 'electron'
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
import { surviveCrashes } from './shell/crashed-window'
import {
  createCertificateFileChooser,
  createImportFileChooser,
  createSavePathChooser,
  openFolder,
  showInFolder
} from './shell/dialogs'
import { createAnswerFilesChooser, serveDroppedFiles } from './shell/dropped-files'
import { sendEvent, serveRequests } from './shell/ipc'
import { lockDown } from './shell/lockdown'
import { closingOf, staysHidden } from './shell/closing'
import { isFromLogin, refreshLoginItem, setOpenAtLogin } from './shell/login-item'
import { setMenu } from './shell/menu'
import { createNetTransport } from './shell/net-transport'
import { showNotification } from './shell/notifications'
import { BackgroundTray } from './shell/tray'
import { dropUnsafeSwitches } from './shell/unsafe-switches'
import { loadPage, openWindow } from './shell/window'

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
  dropUnsafeSwitches(app.commandLine)
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
  let language = systemLanguage
  let active = 0
  let starting = 0
  let whenClosed: Settings['whenClosed'] = 'ask'
  let isQuitting = false
  const icon = join(app.getAppPath(), 'resources/icon.png')
  const tray = new BackgroundTray(icon, { open: bringToFront, quit: () => app.quit() }, (cause) => {
    log.error('there is no tray', cause)
  })

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
    workers: {
      writer: worker('ledger-writer'),
      reader: worker('ledger-reader'),
      copier: worker('ledger-copier')
    },
    backupFolder: join(userData, 'backups'),
    credentialsFile: join(userData, 'credentials.json'),
    cipher: systemCipher,
    openTransport: createNetTransport,
    chooseCertificateFile: createCertificateFileChooser(() => window),
    chooseSavePath: testSavePath ?? createSavePathChooser(() => window, app.getPath('downloads')),
    chooseImportFile: createImportFileChooser(() => window),
    chooseAnswerFiles: createAnswerFilesChooser(() => window),
    notify: (notice) => showNotification(notice, () => showTask(notice.taskId)),
    isWindowFocused: () => window?.isFocused() ?? false,
    showInFolder,
    openFolder,
    emit: (event, payload) => sendEvent(window, event, payload),
    onSettings: applySettings,
    onActive(count) {
      active = count
      sayInTray()
    },
    onStarting: (count) => (starting = count),
    leave,
    setOpenAtLogin,
    log
  })

  function applySettings(settings: Settings): void {
    nativeTheme.themeSource = settings.theme
    whenClosed = settings.whenClosed
    language = settings.language === 'system' ? systemLanguage : settings.language
    sayInTray()
    setMenu(messagesFor(language).menu, (command) => sendEvent(window, 'command.run', { command }), {
      isMac: process.platform === 'darwin',
      withDevTools: !app.isPackaged,
      isReady: true
    })
  }

  function showTask(taskId: number): void {
    const isThere = window !== null
    bringToFront()
    const show = (): void => sendEvent(window, 'task.show', { taskId })
    if (isThere) show()
    else window?.webContents.once('did-finish-load', show)
  }

  function sayInTray(): void {
    const { menu, common } = messagesFor(language)
    const count = active.toLocaleString(language)
    const watching = active === 0 ? common.watchingNothing : common.watching(active, count)
    tray.say({ menu, watching, count: active === 0 ? null : count })
  }

  /** Ends what closing the window has begun. */
  function leave(how: 'background' | 'quit'): void {
    if (how === 'quit') return app.quit()
    tray.show()
    window?.hide()
  }

  function bringToFront(): void {
    tray.hide()
    if (window === null) return showWindow()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  function showWindow(isHidden = false): void {
    let isResponsive = true
    const opened = openWindow({
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      placeFile: join(userData, 'window.json'),
      devServer,
      icon: process.platform === 'linux' ? icon : undefined,
      isHidden
    })
    window = opened
    surviveCrashes(opened, {
      load: () => loadPage(opened, devServer),
      words: () => messagesFor(language).common.crashed,
      quit: () => app.quit(),
      report: (message, facts) => log.warn(message, facts)
    })
    opened.on('unresponsive', () => (isResponsive = false))
    opened.on('responsive', () => (isResponsive = true))
    // The system ends the session: there is no time for questions.
    opened.on('session-end', () => (isQuitting = true))
    opened.on('close', (event) => {
      const canAsk = isResponsive && !opened.webContents.isCrashed()
      const quittingWaits = starting > 0 && process.platform !== 'darwin'
      const how = closingOf({ isQuitting, active, quittingWaits, whenClosed, canAsk })
      if (how === 'close') return
      event.preventDefault()
      if (how !== 'ask') return leave(how)
      // A minimized window can be closed, too.
      bringToFront()
      sendEvent(opened, 'window.leaving', { active })
    })
    opened.on('closed', () => (window = null))
  }

  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'))
  lockDown(app, session.defaultSession, devServer)
  serveRequests(core.answer, devServer)
  serveDroppedFiles(core.offerFiles, devServer)
  const isQuietStart = isFromLogin(process.argv)
  showWindow(isQuietStart)
  void core.start().then(() => {
    if (!isQuietStart || window?.isVisible() === true) return
    if (staysHidden({ active, whenClosed })) tray.show()
    else bringToFront()
  })
  refreshLoginItem().catch((cause: unknown) => log.error('the start at login was not corrected', cause))
  powerMonitor.on('suspend', () => void core.sleep())
  powerMonitor.on('resume', () => void core.wake())

  app.on('second-instance', (_event, args) => {
    if (!isFromLogin(args)) bringToFront()
  })
  app.on('activate', bringToFront)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let isStopped = false
  app.on('before-quit', (event) => {
    isQuitting = true
    if (isStopped) return
    event.preventDefault()
    void core.stop().finally(() => {
      isStopped = true
      app.quit()
    })
  })
}
