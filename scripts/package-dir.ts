/**
 * npm run package:dir: builds the app and packs it into a folder under `release/`, with the Electron of this machine.
 * With `-- --test-flag` the package, under `release/test-flag/`, lets itself be driven over its debugging port.
 */
import { build, Platform, type Configuration } from 'electron-builder'
import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeElectron, type ElectronRuntime } from './electron-runtime/runtime.ts'
import { needsCompiledBinding } from './electron-runtime/sqlite-binding.ts'
import { outputOf } from './machine/processes.ts'
import { commandFile, projectRoot, say } from './machine/project.ts'
import { setUp } from './setup.ts'

const testFlag = process.argv.includes('--test-flag')
/** A build of its own for the flagged package, so that `out/` never holds a build that must not be shipped. */
const built = join(projectRoot, testFlag ? 'release/test-flag/build' : 'out')

async function buildApp(): Promise<void> {
  await outputOf(process.execPath, [commandFile('electron-vite'), 'build', '--outDir', built], {
    cwd: projectRoot,
    env: { ...process.env, APIG_LEDGER_TEST_BUILD: testFlag ? '1' : '' }
  })
}

/** electron-builder.yml, with what depends on this machine and on the flag. */
function configuration(electron: ElectronRuntime): Configuration {
  const config = load(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')) as Configuration
  const files = [config.files ?? []].flat()
  return {
    ...config,
    electronVersion: electron.version,
    electronDist: electron.dist,
    directories: { ...config.directories, output: testFlag ? 'release/test-flag' : 'release' },
    files: [
      ...files.filter((pattern) => pattern !== 'out/**'),
      { from: built, to: 'out' },
      ...(needsCompiledBinding(electron) ? ['!node_modules/better-sqlite3/prebuilds'] : [])
    ]
  }
}

const electron = await setUp()
say(describeElectron(electron))
await buildApp()
await build({ targets: Platform.current().createTarget('dir'), config: configuration(electron) })
