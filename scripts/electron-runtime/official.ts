import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage } from '../machine/project.ts'
import { outputOf } from '../machine/processes.ts'

/** A download that brings no new byte for this long is given up. */
const stallMs = 20_000

/**
 * Runs the electron package's own installer, which honours ELECTRON_MIRROR and npm's electron_* settings, uses
 * Electron's download cache and checks the file against the checksums in the package. Throws with its output.
 */
export async function downloadOfficial(): Promise<void> {
  try {
    await outputOf(process.execPath, [inPackage('electron', 'install.js')])
  } catch (cause) {
    const help =
      'ELECTRON_MIRROR names another place to get it from, ELECTRON_EXEC_PATH an Electron that is here already.'
    throw new Error(`Electron could not be downloaded. ${help}\n${String(cause)}`, { cause })
  }
}

/** The same, but given up when it stalls. `work` is an empty folder for the unfinished download. */
export async function tryOfficial(work: string): Promise<void> {
  const stalled = new AbortController()
  const watched = [work, inPackage('electron', 'dist')]
  let size = 0
  let grewAt = Date.now()
  const watch = setInterval(() => {
    const now = watched.reduce((sum, folder) => sum + sizeOf(folder), 0)
    if (now > size) grewAt = Date.now()
    size = now
    if (Date.now() - grewAt > stallMs) stalled.abort(new Error(`no data for ${stallMs / 1000} s`))
  }, 1000)
  try {
    await outputOf(process.execPath, [inPackage('electron', 'install.js')], {
      signal: stalled.signal,
      env: { ...process.env, TMPDIR: work }
    })
  } finally {
    clearInterval(watch)
  }
}

function sizeOf(folder: string): number {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return entries.reduce((sum, entry) => sum + statSync(join(folder, entry)).size, 0)
  } catch {
    return 0 // Not made yet, or changed while we looked.
  }
}
