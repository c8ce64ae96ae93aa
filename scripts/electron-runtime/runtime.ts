import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, inPackage, manifestOf } from '../machine/project.ts'
import { standIn } from './stand-in.ts'

/** An Electron that is on this machine, complete. */
export interface ElectronRuntime {
  readonly executable: string
  /** The folder an official zip unpacks to; `executable` is somewhere inside. */
  readonly dist: string
  readonly version: string
  /** Named by the environment, downloaded by the electron package, or the stand-in from the npm registry. */
  readonly source: 'given' | 'official' | 'stand-in'
}

/** Which Electron the person wants: `official` and `npm` each rule the other out. */
export type Preference = 'any' | 'official' | 'npm'

/** The stand-in exists for one platform only. */
export const standInFits = process.platform === 'linux' && process.arch === 'x64'

/** Reads ELECTRON_RUNTIME; throws on a value that means nothing here. */
export function preference(): Preference {
  const wish = process.env['ELECTRON_RUNTIME'] || 'any'
  if (wish === 'any' || wish === 'official' || (wish === 'npm' && standInFits)) return wish
  throw new Error(`ELECTRON_RUNTIME is "${wish}": use official${standInFits ? ', npm' : ''} or leave it out`)
}

/** Where the stand-in is kept; the version is part of the name, so that a new pin never meets an old copy. */
export const standInFolder = join(cacheFolder, `electron-${standIn.electronVersion}-linux-x64`)

const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
  'electron'

/**
 * The Electron to use, when it is already here: the one the environment names, else the downloaded one,
 * else the stand-in. Touches nothing and asks no network. Throws when the environment names one that is not there.
 */
export function findElectron(): ElectronRuntime | undefined {
  return givenElectron() ?? officialElectron() ?? standInElectron()
}

function givenElectron(): ElectronRuntime | undefined {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const executable = process.env['ELECTRON_EXEC_PATH'] || (folder && join(folder, executableName))
  if (!executable) return undefined
  if (!existsSync(executable)) throw new Error(`There is no Electron at ${executable}`)
  const native = join(executableName)
  const dist = executable.endsWith(native) ? executable.slice(0, -native.length - 1) : dirname(executable)
  return { executable, dist, version: versionIn(dist) ?? 'unknown', source: 'given' }
}

function officialElectron(): ElectronRuntime | undefined {
  if (preference() === 'npm') return undefined
  const dist = inPackage('electron', 'dist')
  const executable = join(dist, executableName)
  const { version } = manifestOf('electron')
  // The installer writes path.txt last: without it the folder is a half of one.
  const complete = versionIn(dist) === version && existsSync(inPackage('electron', 'path.txt'))
  return complete && existsSync(executable) ? { executable, dist, version, source: 'official' } : undefined
}

function standInElectron(): ElectronRuntime | undefined {
  if (!standInFits || preference() === 'official') return undefined
  const executable = join(standInFolder, executableName)
  if (!existsSync(executable)) return undefined
  return { executable, dist: standInFolder, version: standIn.electronVersion, source: 'stand-in' }
}

function versionIn(dist: string): string | undefined {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return undefined
  }
}

/** One line that says which Electron runs. */
export function describeElectron({ version, source, dist }: ElectronRuntime): string {
  if (source === 'official') return `Electron ${version}`
  if (source === 'given') return `Electron ${version} from ${dist}`
  const wanted = manifestOf('electron').version
  return `Electron ${version}, standing in for ${wanted} (ELECTRON_RUNTIME=official tries that one again)`
}
