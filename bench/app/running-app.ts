import { spawn, type ChildProcess } from 'node:child_process'
import type { Page } from 'playwright'
import { connectTo, stopPackaged } from '../../tests/support/packaged-app'

/** The built app in `out/`, started without a test runner in between, so that what is measured is the app's own. */
export interface BenchApp {
  readonly pid: number
  readonly page: Page
  /** Where the main process's inspector listens. Throws unless it was started with `--inspect=0`. */
  inspectorUrl(): string
  /** Quits the way a person does, and waits until every process is gone. */
  stop(): Promise<void>
}

/**
 * Spawns the app on a user-data folder with the Electron that the environment names, and connects to its window.
 * `onSpawn` is called at the moment before.
 */
export async function startBenchApp(
  userData: string,
  { args = [], onSpawn }: { args?: readonly string[]; onSpawn?: () => void } = {}
): Promise<BenchApp> {
  const executable = process.env['ELECTRON_EXEC_PATH']
  if (executable === undefined) throw new Error('No Electron: use npm run bench')
  onSpawn?.()
  const child: ChildProcess = spawn(
    executable,
    [
      '.',
      '--remote-debugging-port=0',
      `--user-data-dir=${userData}`,
      '--lang=en-US',
      '--disable-gpu',
      ...args
    ],
    {
      env: { ...process.env, LANGUAGE: 'en_US', DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
      stdio: ['ignore', 'ignore', 'pipe']
    }
  )
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const { browser, page } = await connectTo(child)
  return {
    pid: child.pid ?? 0,
    page,
    inspectorUrl() {
      const [, url] = /Debugger listening on (ws:\S+)/.exec(said) ?? []
      if (url === undefined) throw new Error(`The inspector does not listen\n${said}`)
      return url
    },
    async stop() {
      await browser.close()
      await stopPackaged(child)
    }
  }
}
