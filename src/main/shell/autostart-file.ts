import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'

/**
 * Where a Linux desktop looks for what it starts at login (XDG autostart specification). A relative XDG_CONFIG_HOME is
 * ignored, as the base directory specification asks for.
 */
export function autostartPath(env: NodeJS.ProcessEnv, home: string): string {
  const config = env['XDG_CONFIG_HOME'] ?? ''
  return join(isAbsolute(config) ? config : join(home, '.config'), 'autostart', 'apig-ledger.desktop')
}

/** Makes the desktop start `command` at login, or no longer. The file is whole or unchanged. Rejects with the system's error. */
export async function setAutostart(path: string, command: readonly string[] | null): Promise<void> {
  if (command === null) {
    await rm(path, { force: true })
    return
  }
  await mkdir(dirname(path), { recursive: true })
  await replace(path, desktopEntry(command))
}

/**
 * Corrects the command where the file is still there: the app may have moved since. What a person or the desktop changed
 * in it, or that somebody removed it, stands.
 */
export async function refreshAutostart(path: string, command: readonly string[]): Promise<void> {
  const kept = await readFile(path, 'utf8').catch(() => null)
  // A replacer function: a dollar sign in the command is no pattern.
  const fresh = kept?.replace(/^Exec=.*$/m, () => `Exec=${execLine(command)}`)
  if (fresh !== undefined && fresh !== kept) await replace(path, fresh)
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.part`
  try {
    await writeFile(temporary, text, { flush: true })
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw cause
  }
}

function desktopEntry(command: readonly string[]): string {
  const lines = ['Type=Application', 'Name=APIG Ledger', `Exec=${execLine(command)}`, 'Terminal=false']
  return ['[Desktop Entry]', ...lines, ''].join('\n')
}

/**
 * Every argument quoted; percent signs doubled, since `%` opens a field code; and, because a value is unescaped before
 * its quoting is read, every backslash doubled again (Desktop Entry specification, "The Exec key").
 */
function execLine(command: readonly string[]): string {
  const quoted = command.map((word) => `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`)
  return quoted.join(' ').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
