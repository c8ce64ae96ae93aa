import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** How the app is started. */
export interface LaunchOptions {
  /** The system's language, as the app will find it. */
  readonly systemLanguage: 'en-US' | 'zh-CN'
  /** Further command line arguments. */
  readonly launchArgs: readonly string[]
  /** Further environment variables. */
  readonly launchEnv: Readonly<Record<string, string>>
}

/** The built app in a real Electron, on a user-data folder of its own. */
export class RunningApp {
  /** The main process; another one after `restart`. */
  app!: ElectronApplication
  /** The first window; another one after `restart`. */
  page!: Page
  /** Errors that nothing in the window caught. */
  readonly uncaught: string[] = []
  readonly userData: string
  readonly #options: LaunchOptions
  readonly #printed: string[] = []
  #isRunning = false

  private constructor(userData: string, options: LaunchOptions) {
    this.userData = userData
    this.#options = options
  }

  /** Starts the app in `out/` with the Electron that the environment names. Throws when it shows no window. */
  static async launch(options: LaunchOptions): Promise<RunningApp> {
    const running = new RunningApp(await mkdtemp(join(tmpdir(), 'apig-ledger-run-')), options)
    await running.#start()
    return running
  }

  /** Quits the way a person does, if it still runs, and starts again on the same user-data folder. */
  async restart(): Promise<void> {
    await this.quit()
    await this.#start()
  }

  /** Quits the way a person does, if it still runs. */
  async quit(): Promise<void> {
    if (this.#isRunning) await this.app.close()
  }

  /** Ends every process of the app at once (SIGKILL). */
  async kill(): Promise<void> {
    const { pid } = this.app.process()
    if (pid === undefined || !this.#isRunning) return
    const closed = this.app.waitForEvent('close')
    // Playwright starts the app as the leader of a process group of its own, except on Windows.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    await closed
  }

  /** Quits and removes the user-data folder. */
  async dispose(): Promise<void> {
    await this.quit()
    await rm(this.userData, { recursive: true, force: true })
  }

  /** The main process's log file, then what both processes printed. */
  async log(): Promise<string> {
    const file = join(this.userData, 'logs', 'main.log')
    const mainLog = await readFile(file, 'utf8').catch(() => '(no main.log)\n')
    return `${mainLog}\n${this.#printed.join('\n')}`
  }

  /** A picture of the window, as PNG; undefined when there is none any more. */
  async screenshot(): Promise<Buffer | undefined> {
    return this.#isRunning && !this.page.isClosed() ? this.page.screenshot() : undefined
  }

  async #start(): Promise<void> {
    if (process.env['ELECTRON_EXEC_PATH'] === undefined) throw new Error('No Electron: use npm run test:e2e')
    const { systemLanguage, launchArgs, launchEnv } = this.#options
    this.app = await launchHeld({
      args: [
        '.',
        `--user-data-dir=${this.userData}`,
        `--lang=${systemLanguage}`,
        '--disable-gpu',
        ...launchArgs
      ],
      env: { ...environment(), LANGUAGE: systemLanguage.replace('-', '_'), ...launchEnv },
      // Playwright goes without the sandbox unless told otherwise.
      chromiumSandbox: process.env['ELECTRON_DISABLE_SANDBOX'] === undefined,
      timeout: 60_000
    })
    this.#isRunning = true
    this.app.on('close', () => (this.#isRunning = false))
    for (const stream of [this.app.process().stdout, this.app.process().stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#printed.push(`main: ${text.trimEnd()}`))
    }
    this.app.on('window', (page) => this.#listenTo(page))
    this.page = await this.app.firstWindow()
    await this.page.waitForLoadState('domcontentloaded')
  }

  #listenTo(page: Page): void {
    page.on('console', (message) => this.#printed.push(`window: ${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => this.uncaught.push(error.stack ?? error.message))
  }
}

/**
 * Launches Electron. Playwright holds it back until its debugger is attached, before the app may do anything; a Chromium
 * that dies by a segmentation fault in that moment is started once more, and that is said.
 */
async function launchHeld(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options)
  } catch (error) {
    if (!String(error).includes('signal=SIGSEGV')) throw error
    console.warn('Electron died before the app began; it is started once more')
    return _electron.launch(options)
  }
}

/** Our environment, without D-Bus, whose absence Chromium would complain about on and on. */
function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  return { ...Object.fromEntries(entries), DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
}
