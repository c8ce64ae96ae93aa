import { spawn, type SpawnOptions } from 'node:child_process'
import { constants } from 'node:os'

/** How a process ended. */
export interface End {
  /** Its exit code; 128 + n when signal n ended it. */
  readonly code: number
  /** What it printed on those of its two streams that are pipes. */
  readonly output: string
}

/**
 * Runs a command to its end, passing on the signals that ask this process to end. Throws when the command cannot
 * start or is aborted through `options.signal`.
 */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions
): Promise<End> {
  const child = spawn(command, args, options)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  // A terminal sends Ctrl-C to the child as well; twice would be taken for impatience.
  const interrupt = (): void => void (process.stdin.isTTY || child.kill('SIGINT'))
  const terminate = (): void => void child.kill('SIGTERM')
  process.on('SIGINT', interrupt).on('SIGTERM', terminate)
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
    })
    return { code, output }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', terminate)
  }
}

/** What a command prints. Throws, with that text, when it does not exit with 0. */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {}
): Promise<string> {
  const { code, output } = await runToEnd(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed\n${output}`)
  return output
}
