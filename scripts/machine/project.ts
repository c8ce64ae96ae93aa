import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The project's root folder. */
export const projectRoot = resolve(import.meta.dirname, '..', '..')

/** Where things that outlive `node_modules` are kept: an Electron stand-in and a compiled SQLite binding. */
export const cacheFolder = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'apig-ledger-toolchain'
)

/** The absolute path of a file inside an installed package; does not check that it exists. */
export function inPackage(packageName: string, ...path: string[]): string {
  return join(projectRoot, 'node_modules', packageName, ...path)
}

interface Manifest {
  readonly version: string
  readonly bin?: string | Readonly<Record<string, string>>
}

/** The manifest of an installed package; throws when the package is not installed. */
export function manifestOf(packageName: string): Manifest {
  return JSON.parse(readFileSync(inPackage(packageName, 'package.json'), 'utf8')) as Manifest
}

/** The JavaScript file behind a package's command, to be run with `process.execPath` on every platform. */
export function commandFile(packageName: string, command = packageName): string {
  const { bin } = manifestOf(packageName)
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (file === undefined) throw new Error(`${packageName} has no command named ${command}`)
  return inPackage(packageName, file)
}

/** One line about what the scripts are doing, kept off standard output. */
export function say(line: string): void {
  console.error(line)
}
