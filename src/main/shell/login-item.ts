import { app } from 'electron'
import { autostartPath, refreshAutostart, setAutostart } from './autostart-file'

/** What the app is started with at login. */
const hiddenSwitch = '--hidden'

/** Whether this start, or a second one with these arguments, came from the login and not from a person. */
export function isFromLogin(args: readonly string[]): boolean {
  return (
    args.includes(hiddenSwitch) ||
    (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  )
}

/** Starts the app at login from now on, or no longer. Rejects with the system's error. */
export async function setOpenAtLogin(isOn: boolean): Promise<void> {
  if (process.platform === 'linux') {
    return setAutostart(autostartPath(process.env, app.getPath('home')), isOn ? command() : null)
  }
  const [path, ...args] = command()
  app.setLoginItemSettings({ openAtLogin: isOn, ...(path === undefined ? {} : { path, args }) })
}

/** On Linux: follows the app to where it is now. */
export async function refreshLoginItem(): Promise<void> {
  if (process.platform !== 'linux') return
  await refreshAutostart(autostartPath(process.env, app.getPath('home')), command())
}

/** An AppImage is mounted somewhere else each time: its own file is what stays. */
function command(): string[] {
  const start = [process.env['APPIMAGE'] ?? process.execPath]
  return [...start, ...(app.isPackaged ? [] : [app.getAppPath()]), hiddenSwitch]
}
