import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** Refuses every request but the file that it is told to open, and writes down what was asked for. */
const main = `
const { app, BrowserWindow, session } = require('electron')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')
const start = pathToFileURL(join(__dirname, 'start.html')).href
globalThis.asked = []
globalThis.opened = start
void app.whenReady().then(() => {
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const isOpened = url === globalThis.opened || url.startsWith('devtools:')
    if (!isOpened) globalThis.asked.push(url)
    answer({ cancel: !isOpened })
  })
  globalThis.window = new BrowserWindow({ width: 1100, height: 900 })
  void globalThis.window.loadURL(start)
})
`

/** An Electron that is nothing but a window without a network: for files that must need nothing but themselves. */
export class BareWindow {
  readonly #app: ElectronApplication
  readonly #page: Page
  readonly #folder: string
  readonly #said: string[] = []

  private constructor(app: ElectronApplication, page: Page, folder: string) {
    this.#app = app
    this.#page = page
    this.#folder = folder
    page.on('console', (message) => this.#said.push(message.text()))
    page.on('pageerror', (error) => this.#said.push(error.message))
  }

  static async open(): Promise<BareWindow> {
    const folder = await mkdtemp(join(tmpdir(), 'apig-ledger-bare-'))
    const manifest = { name: 'bare-window', version: '0.0.0', main: 'main.cjs' }
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
    await writeFile(join(folder, 'main.cjs'), main)
    await writeFile(join(folder, 'start.html'), '<!doctype html><title>start</title>')
    const app = await _electron.launch({
      args: [folder, `--user-data-dir=${join(folder, 'data')}`, '--disable-gpu'],
      env: { ...(process.env as Record<string, string>), DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
      chromiumSandbox: process.env['ELECTRON_DISABLE_SANDBOX'] === undefined
    })
    return new BareWindow(app, await app.firstWindow(), folder)
  }

  /** Opens a file as a double click would. */
  async show(path: string): Promise<Page> {
    const url = pathToFileURL(path).href
    this.#said.length = 0
    await this.#app.evaluate((_, opened) => {
      Object.assign(globalThis, { opened, asked: [] })
    }, url)
    await this.#page.goto(url)
    return this.#page
  }

  /** What the file asked for since it was opened: addresses, and what the console said, refusals by its policy among it. */
  async asked(): Promise<string[]> {
    const asked = await this.#app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    return [...asked, ...this.#said]
  }

  async close(): Promise<void> {
    await this.#app.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
