/**
 * Brings a machine to where the app and its tests run: system packages on Debian and Ubuntu, an Electron, and
 * a better-sqlite3 that loads in it. Does nothing, at once and silently, when all is there.
 */
import { join } from 'node:path'
import { hasDisplay } from './machine/display.ts'
import { preparedElectron, prepareElectron } from './electron-runtime/prepare.ts'
import type { ElectronRuntime } from './electron-runtime/runtime.ts'
import { installMissing, missingHere } from './machine/install-packages.ts'
import { whileLocked } from './machine/lock.ts'
import { cacheFolder, say } from './machine/project.ts'

/** Sets the machine up as far as needed and returns the Electron to use. Throws with what the person has to do. */
export async function setUp(): Promise<ElectronRuntime> {
  const ready = preparedElectron()
  if (ready && missingHere({ hasDisplay, compiles: false }).length === 0) return ready
  return whileLocked(join(cacheFolder, 'lock'), () =>
    prepareElectron((compiles) => installMissing({ hasDisplay, compiles }))
  )
}

if (import.meta.main) {
  try {
    await setUp()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
