import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { cp, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cacheFolder, commandFile, inPackage, manifestOf } from '../machine/project.ts'
import { outputOf } from '../machine/processes.ts'
import type { ElectronRuntime } from './runtime.ts'

/*
 * better-sqlite3 brings bindings built for Node-API 10, which Electron has from version 35 on; an older one dies on
 * loading them. For such an Electron the binding is compiled once as an "experimental" Node-API module, the only
 * other kind that may keep references to strings. The result loads in Node 24 as well.
 */
const firstWithNodeApi10 = 35

const placed = inPackage('better-sqlite3', 'build', 'Release', 'better_sqlite3.node')

function compiledBinding(): string {
  const { version } = manifestOf('better-sqlite3')
  return join(cacheFolder, `better-sqlite3-${version}-experimental-${process.platform}-${process.arch}.node`)
}

/** Whether what better-sqlite3 brings does not load in this Electron. */
export function needsCompiledBinding(electron: Pick<ElectronRuntime, 'version'>): boolean {
  return Number.parseInt(electron.version) < firstWithNodeApi10
}

/** Whether a compiler is needed before this Electron can open a database. */
export function mustCompile(electron: Pick<ElectronRuntime, 'version'>): boolean {
  return needsCompiledBinding(electron) && !existsSync(compiledBinding())
}

/** Whether better-sqlite3, as it is in node_modules now, loads in this Electron. Reads two small files. */
export function bindingFits(electron: ElectronRuntime): boolean {
  if (!needsCompiledBinding(electron)) return !existsSync(placed)
  const compiled = compiledBinding()
  return existsSync(placed) && existsSync(compiled) && readFileSync(placed).equals(readFileSync(compiled))
}

/** Puts the compiled binding where better-sqlite3 prefers it over its prebuilt ones, or takes it away. */
export function placeBinding(electron: ElectronRuntime): void {
  if (!needsCompiledBinding(electron)) return rmSync(placed, { force: true })
  const incoming = `${placed}.${process.pid}`
  mkdirSync(dirname(placed), { recursive: true })
  copyFileSync(compiledBinding(), incoming)
  renameSync(incoming, placed)
}

/**
 * Compiles the binding into the cache; takes one to two minutes of two cores and needs python3, make and g++.
 * `work` is an empty folder on the same disk. Throws with the compiler's output.
 */
export async function compileBinding(work: string): Promise<void> {
  const source = join(work, 'node_modules', 'better-sqlite3')
  const isSource = (path: string): boolean => !/[/\\](build|prebuilds)$/.test(path)
  await cp(inPackage('better-sqlite3'), source, { recursive: true, filter: isSource })
  await cp(inPackage('node-addon-api'), join(work, 'node_modules', 'node-addon-api'), { recursive: true })
  const nodeHeaders = inPackage(`node-${process.platform}-${process.arch}`)
  await outputOf(
    process.execPath,
    [
      commandFile('node-gyp'),
      ...['rebuild', '--release', '--force_build=1', '-j', 'max', `--nodedir=${nodeHeaders}`]
    ],
    // The package's own -DNAPI_VERSION=10 comes earlier on the compiler's line, so this wins.
    { cwd: source, env: { ...process.env, CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL' } }
  )
  await rename(join(source, 'build', 'Release', 'better_sqlite3.node'), compiledBinding())
}
