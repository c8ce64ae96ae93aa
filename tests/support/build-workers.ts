import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where the built entries are; the ending says "module" where no package.json does. */
export const workersFolder = new URL('../../node_modules/.cache/apig-ledger/workers/', import.meta.url)

const entries = {
  'ledger-writer': 'src/main/ledger/writer.ts',
  'ledger-reader': 'src/main/ledger/reader.ts',
  'ledger-copier': 'src/main/ledger/copier.ts',
  'writing-child': 'tests/support/writing-child.ts',
  'restoring-child': 'tests/support/restoring-child.ts'
}

/** Vitest's global setup: worker threads and child processes cannot run TypeScript with the app's import paths. */
export async function setup(): Promise<void> {
  mkdirSync(workersFolder, { recursive: true })
  await Promise.all(Object.entries(entries).map(([name, entry]) => buildEntry(name, entry)))
}

async function buildEntry(name: string, entry: string): Promise<void> {
  const built = await build({
    configFile: false,
    root: at('.'),
    logLevel: 'warn',
    resolve: { alias: { '@domain': at('src/domain'), '@shared': at('src/shared') } },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: at(entry), target: 'node20.18', write: false, minify: false }
  })
  if (!('output' in built) || built.output.length !== 1) throw new Error(`${entry} is not one file`)
  const file = new URL(`${name}.mjs`, workersFolder)
  // Another run of the tests may be reading the file.
  const unfinished = new URL(`${name}.${process.pid}.part`, workersFolder)
  writeFileSync(unfinished, built.output[0].code)
  renameSync(unfinished, file)
}
