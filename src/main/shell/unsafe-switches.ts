import type { CommandLine } from 'electron'

/** Chromium's switches that would undo what the app promises, for every gateway at once. */
const unsafe = [
  // Certificate errors pass.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  // Every header of every request goes to a file, tokens and passwords among them.
  'log-net-log'
]

/** Takes them away, whoever started the app with them. Call it before the app is ready: the network reads them then. */
export function dropUnsafeSwitches(commandLine: CommandLine): void {
  for (const name of unsafe) commandLine.removeSwitch(name)
}
