import { chromium, type Browser, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const appName = 'APIG Ledger'

/** The folder that `npm run package:dir` fills below `release` (or `release/test-flag`), and what is in it. */
export function packagedPaths(release: string): { executable: string; asar: string } {
  if (process.platform === 'darwin') {
    const contents = join(
      release,
      process.arch === 'arm64' ? 'mac-arm64' : 'mac',
      `${appName}.app`,
      'Contents'
    )
    return { executable: join(contents, 'MacOS', appName), asar: join(contents, 'Resources', 'app.asar') }
  }
  const folder = join(release, process.platform === 'win32' ? 'win-unpacked' : 'linux-unpacked')
  const executable = process.platform === 'win32' ? `${appName}.exe` : 'apig-ledger'
  return { executable: join(folder, executable), asar: join(folder, 'resources', 'app.asar') }
}

/** Starts a packaged app with its debugging port open, on the given user-data folder. */
export function startPackaged(
  executable: string,
  userData: string,
  env: Record<string, string> = {}
): ChildProcess {
  // A package has no use for the variable by which an unpacked Electron learns that there is no sandbox.
  const sandbox = process.env['ELECTRON_DISABLE_SANDBOX'] === undefined ? [] : ['--no-sandbox']
  return spawn(
    executable,
    ['--remote-debugging-port=0', `--user-data-dir=${userData}`, '--lang=en-US', '--disable-gpu', ...sandbox],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] }
  )
}

/** The window of an app that prints its debugging port. Throws when the app ends before it does. */
export async function connectTo(app: ChildProcess): Promise<{ browser: Browser; page: Page }> {
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    app.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const listening = /DevTools listening on (ws:\S+)/.exec(said)
      if (listening?.[1] !== undefined) resolve(listening[1])
    })
    app.once('exit', () => reject(new Error(`The app ended\n${said}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The app has no window')
  return { browser, page: context.pages()[0] ?? (await context.waitForEvent('page')) }
}

/** Ends the app and waits until it is gone. */
export async function stopPackaged(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return
  const gone = once(app, 'exit')
  app.kill()
  await gone
}
