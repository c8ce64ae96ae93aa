import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A virtual screen of its own. `stop` may be called more than once. */
export interface Screen {
  /** What a process needs in its environment to show its windows there. */
  readonly env: { readonly DISPLAY: string; readonly XAUTHORITY: string }
  readonly stop: () => void
}

/** Starts Xvfb on a free display that only holders of a fresh cookie may open. Throws with Xvfb's words. */
export async function startScreen(): Promise<Screen> {
  const folder = mkdtempSync(join(tmpdir(), 'apig-ledger-screen-'))
  const cookie = join(folder, 'cookie')
  writeFileSync(cookie, authorityFile(randomBytes(16)), { mode: 0o600 })
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-auth', cookie, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] }
  )
  const stop = (): void => {
    xvfb.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { env: { DISPLAY: `:${await displayNumber(xvfb)}`, XAUTHORITY: cookie }, stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** Xvfb writes the number it took to file descriptor 3 once it is ready for clients. */
function displayNumber(xvfb: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    xvfb.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    ;(xvfb.stdio[3] as Readable).setEncoding('utf8').once('data', (text: string) => resolve(Number(text)))
    xvfb.once('error', reject)
    xvfb.once('exit', () => reject(new Error(`Xvfb did not start\n${complaint}`)))
  })
}

/** One Xauthority entry of the "any host, any display" family: the display's number is not known beforehand. */
function authorityFile(cookie: Uint8Array): Buffer {
  const field = (content: string | Uint8Array): Buffer => {
    const bytes = Buffer.from(content)
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  }
  const anyFamily = Buffer.from([0xff, 0xff])
  return Buffer.concat([anyFamily, field(''), field(''), field('MIT-MAGIC-COOKIE-1'), field(cookie)])
}
