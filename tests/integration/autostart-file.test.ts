import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { autostartPath, refreshAutostart, setAutostart } from '../../src/main/shell/autostart-file'
import { temporaryFolder } from '../support/ledger'

const command = ['/opt/APIG Ledger/apig-ledger', '--hidden']

/** Undoes the two layers of the Exec key the way a desktop does: the value's escapes, then the quoting. */
function wordsOf(text: string): string[] {
  const value = /^Exec=(.*)$/m.exec(text)?.[1] ?? ''
  const unescaped = value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
  return [...unescaped.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/g)].map(([, word = '']) =>
    word.replace(/\\([\s\S])/g, '$1').replaceAll('%%', '%')
  )
}

describe('the start at login on Linux', () => {
  it('is a file where XDG_CONFIG_HOME says, or below the home folder', () => {
    const below = (...parts: string[]) => join(...parts, 'autostart', 'apig-ledger.desktop')
    expect(autostartPath({ XDG_CONFIG_HOME: '/etc/own' }, '/home/a')).toBe(below('/etc/own'))
    expect(autostartPath({ XDG_CONFIG_HOME: '' }, '/home/a')).toBe(below('/home/a', '.config'))
    expect(autostartPath({ XDG_CONFIG_HOME: 'relative' }, '/home/a')).toBe(below('/home/a', '.config'))
    expect(autostartPath({}, '/home/a')).toBe(below('/home/a', '.config'))
  })

  it('is written whole into a folder that need not exist, and removed', async () => {
    const path = autostartPath({ XDG_CONFIG_HOME: join(temporaryFolder(), 'config') }, '/nowhere')
    await setAutostart(path, command)
    expect(readFileSync(path, 'utf8')).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=APIG Ledger',
        'Exec="/opt/APIG Ledger/apig-ledger" "--hidden"',
        'Terminal=false',
        ''
      ].join('\n')
    )
    expect(readdirSync(dirname(path))).toEqual(['apig-ledger.desktop'])
    await setAutostart(path, command)
    await setAutostart(path, null)
    await setAutostart(path, null)
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it('starts exactly the command, whatever is in its path', async () => {
    const path = autostartPath({ XDG_CONFIG_HOME: temporaryFolder() }, '/nowhere')
    const odd = ['/a b/"quoted"/$HOME/`id`/back\\slash/100%f/单/tab\there', '--hidden']
    await setAutostart(path, odd)
    const text = readFileSync(path, 'utf8')
    expect(wordsOf(text)).toEqual(odd)
    expect(text).toContain('\\\\$HOME')
    expect(text).toContain('100%%f')
    await refreshAutostart(path, odd)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('follows the app when it moves, and leaves alone what a person did', async () => {
    const path = autostartPath({ XDG_CONFIG_HOME: temporaryFolder() }, '/nowhere')
    await refreshAutostart(path, command)
    expect(existsSync(path)).toBe(false)
    await setAutostart(path, command)
    writeFileSync(path, `${readFileSync(path, 'utf8')}X-GNOME-Autostart-enabled=false\n`)
    await refreshAutostart(path, ["/new$&$'/apig-ledger", '--hidden'])
    const text = readFileSync(path, 'utf8')
    expect(wordsOf(text)).toEqual(["/new$&$'/apig-ledger", '--hidden'])
    expect(text).toContain('X-GNOME-Autostart-enabled=false')
    const before = statSync(path, { bigint: true }).mtimeNs
    await refreshAutostart(path, ["/new$&$'/apig-ledger", '--hidden'])
    expect(statSync(path, { bigint: true }).mtimeNs).toBe(before)
  })

  it('that cannot be written rejects and leaves nothing half done', async () => {
    const folder = temporaryFolder()
    const path = autostartPath({ XDG_CONFIG_HOME: folder }, '/nowhere')
    // A folder in the file's place: also root cannot rename a file over it.
    mkdirSync(join(path, 'in the way'), { recursive: true })
    await expect(setAutostart(path, command)).rejects.toThrow()
    expect(readdirSync(dirname(path))).toEqual(['apig-ledger.desktop'])
    chmodSync(folder, 0o700)
  })
})
