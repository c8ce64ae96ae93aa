import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import type { Served } from './served'

/** What the program in `electron-app/` is told, as JSON in a file that its environment names. */
export interface ElectronTask {
  folder: string
  served: Served
  rounds: number
  concurrent: number
}

/**
 * Polls a second in a real Electron main process, through the transport of the app there, and what a bare loop does
 * through the same one. `folder` takes the built program and its ledgers.
 */
export async function throughElectron(
  folder: string,
  served: Served,
  rounds: number,
  concurrent: number
): Promise<Record<string, number>> {
  const electron = process.env['ELECTRON_EXEC_PATH']
  if (electron === undefined) throw new Error('No Electron: use npm run bench')
  const root = process.cwd()
  const app = join(folder, 'electron-app')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: { '@domain': join(root, 'src/domain'), '@shared': join(root, 'src/shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'bench/polling/electron-app/main.ts'),
      outDir: app,
      emptyOutDir: true,
      target: 'node20.18',
      rollupOptions: {
        external: ['electron', 'better-sqlite3'],
        output: { entryFileNames: 'main.js' }
      }
    }
  })
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({ name: 'bench', version: '0.0.0', type: 'module', main: 'main.js' })
  )
  const task: ElectronTask = { folder, served, rounds, concurrent }
  const file = join(folder, 'electron-task.json')
  writeFileSync(file, JSON.stringify(task))
  const { stdout, stderr } = await promisify(execFile)(
    electron,
    [app, '--disable-gpu', `--user-data-dir=${join(folder, 'user-data')}`],
    { env: { ...process.env, BENCH_TASK: file }, timeout: 300_000 }
  )
  const line = stdout.split('\n').find((each) => each.startsWith('{'))
  if (line === undefined) throw new Error(`Electron printed no figure:\n${stdout}\n${stderr}`)
  return JSON.parse(line) as Record<string, number>
}
