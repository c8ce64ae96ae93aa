import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildProgram } from '../build-program'
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
  const app = join(folder, 'electron-app')
  await buildProgram({
    entry: 'bench/polling/electron-app/main.ts',
    ...{ folder: app, fileName: 'main.js' },
    external: ['electron', 'better-sqlite3']
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
