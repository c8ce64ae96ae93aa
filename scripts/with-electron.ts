/**
 * node scripts/with-electron.ts <command> [arguments]
 *
 * Runs a command with the Electron of this machine set up for it, on a virtual screen where there is no other.
 * The command is `electron`, `node`, or the name of an installed package with a command of the same name.
 * Signals are passed on; the exit code is the command's.
 */
import { hasDisplay } from './machine/display.ts'
import { electronEnvironment } from './electron-runtime/environment.ts'
import { describeElectron, type ElectronRuntime } from './electron-runtime/runtime.ts'
import { runToEnd } from './machine/processes.ts'
import { commandFile, projectRoot, say } from './machine/project.ts'
import { setUp } from './setup.ts'
import { startScreen } from './machine/xvfb.ts'

/** Runs `command` to its end and returns its exit code, 128 + n when signal n ended it. */
export async function runWithElectron(
  electron: ElectronRuntime,
  command: string,
  args: readonly string[]
): Promise<number> {
  const screen = hasDisplay ? undefined : await startScreen()
  try {
    const [file, ...first] = commandLine(electron, command)
    const { code } = await runToEnd(file, [...first, ...args], {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ...electronEnvironment(electron), ...screen?.env }
    })
    return code
  } finally {
    screen?.stop()
  }
}

function commandLine(electron: ElectronRuntime, command: string): [string, ...string[]] {
  if (command === 'electron') return [electron.executable]
  if (command === 'node') return [process.execPath]
  return [process.execPath, commandFile(command)]
}

if (import.meta.main) {
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined)
    throw new Error('Which command? node scripts/with-electron.ts <command> [arguments]')
  try {
    const electron = await setUp()
    if (process.env['ELECTRON_EXEC_PATH'] === undefined) say(describeElectron(electron))
    process.exitCode = await runWithElectron(electron, command, args)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
