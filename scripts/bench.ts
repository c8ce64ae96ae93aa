/**
 * npm run bench [-- name… [argument…]]: runs `bench/*.bench.ts` one after the other, all of them or those named. What
 * follows the names is for the benches, as JSON in BENCH_ARGUMENTS.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { electronEnvironment } from './electron-runtime/environment.ts'
import { describeElectron } from './electron-runtime/runtime.ts'
import { hasDisplay } from './machine/display.ts'
import { projectRoot, say } from './machine/project.ts'
import { startScreen } from './machine/xvfb.ts'
import { setUp } from './setup.ts'

const suffix = '.bench.ts'
const folder = join(projectRoot, 'bench')
const given = process.argv.slice(2)
const known = readdirSync(folder)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
const named = given.findIndex((name) => !known.includes(name))
const names = named === -1 ? given : given.slice(0, named)
const rest = given.slice(names.length)
// One name at least, or the first argument was meant as one.
if (names.length === 0 && rest.length > 0)
  throw new Error(`No bench is named ${rest[0]}: ${known.join(', ')}`)
process.env['BENCH_ARGUMENTS'] = JSON.stringify(rest)
const chosen = names.length === 0 ? known : names

const electron = await setUp()
say(describeElectron(electron))
const screen = hasDisplay ? undefined : await startScreen()
Object.assign(process.env, electronEnvironment(electron), screen?.env)
const alias = { '@domain': join(projectRoot, 'src/domain'), '@shared': join(projectRoot, 'src/shared') }
try {
  // Through Vite, which resolves imports in `src` the way the app's build does.
  for (const name of chosen)
    await runnerImport(join(folder, `${name}${suffix}`), { configFile: false, resolve: { alias } })
} finally {
  screen?.stop()
}
