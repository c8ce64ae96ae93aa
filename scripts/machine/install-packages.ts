import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { say } from './project.ts'
import { choosePackages, missingNeeds, offeredIn, type Need, type Purpose } from './system-packages.ts'

const libraryFolders = [
  ...(process.env['LD_LIBRARY_PATH'] ?? '').split(delimiter).filter(Boolean),
  ...(process.arch === 'arm64' ? ['/usr/lib/aarch64-linux-gnu'] : ['/usr/lib/x86_64-linux-gnu']),
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib'
]

function isThere(name: string): boolean {
  if (isAbsolute(name)) return existsSync(name)
  const folders = name.includes('.so') ? libraryFolders : (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, name)))
}

/** What a Linux machine lacks for a purpose; nothing on other systems. Costs a few file lookups. */
export function missingHere(purpose: Purpose): Need[] {
  return process.platform === 'linux' ? missingNeeds(purpose, isThere) : []
}

/**
 * Installs what is missing with apt-get, as root or through sudo when it asks for no password.
 * Throws with the exact command to run where it may not, and with apt-get's own words where it fails.
 * Where there is no apt-get the machine is left to its owner: it may keep its libraries in places of its own.
 */
export function installMissing(purpose: Purpose): void {
  const needs = missingHere(purpose)
  if (needs.length === 0) return
  if (!isThere('apt-get')) {
    say(
      `Not found: ${needs.map((need) => need.anyOf[0]).join(', ')}. If the app does not start, install them.`
    )
    return
  }

  const asRoot = process.getuid?.() === 0 ? [] : ['sudo']
  const allowed = asRoot.length === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  if (allowed) aptGet(asRoot, ['update'])
  const packages = choosePackages(needs, (name) => offered(needs).has(name))
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages]
  if (!allowed)
    throw new Error(
      `Some system packages are missing. Please run:\n\n  sudo apt-get update && sudo ${command.join(' ')}\n`
    )

  say(`Installing ${packages.join(' ')} (once)`)
  const failure = aptGet(asRoot, command.slice(1))
  const still = missingHere(purpose)
  if (still.length > 0) {
    throw new Error(
      `${failure}\nStill missing after ${command.join(' ')}: ${still.map((n) => n.anyOf[0]).join(', ')}`
    )
  }
}

/** Runs apt-get, waiting for another one to finish, and returns what it printed. */
function aptGet(asRoot: readonly string[], args: readonly string[]): string {
  const [command = '', ...rest] = [
    ...asRoot,
    ...['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300'],
    ...args
  ]
  const run = spawnSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  return `${run.stdout}${run.stderr}`
}

function offered(needs: readonly Need[]): Set<string> {
  const names = needs.flatMap((need) => need.packages)
  const run = spawnSync('apt-cache', ['policy', ...names], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' }
  })
  return offeredIn(run.stdout)
}
