import type { MenuItem, Tray } from 'electron'
import type { RunningApp } from './launch-app'

/** What main's tray was told to show. */
interface Seen {
  tip: string
  labels: string[]
  click: (label: string) => void
}

/** Lets main remember what its tray shows: nobody can look at the tray of a virtual screen. */
export async function watchTray({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ Tray: Native }) => {
    const { setContextMenu, setToolTip, destroy } = Native.prototype
    const seen: { tray: Partial<Seen> | null } = { tray: null }
    Object.assign(globalThis, { seen })
    Native.prototype.setToolTip = function (this: Tray, tip) {
      seen.tray = { ...seen.tray, tip }
      setToolTip.call(this, tip)
    }
    Native.prototype.setContextMenu = function (this: Tray, menu) {
      const items: MenuItem[] = menu?.items ?? []
      const labels = items.filter(({ type }) => type === 'normal').map(({ label }) => label)
      const click = (label: string): void => {
        items.find((item) => item.label === label)?.click()
      }
      seen.tray = { ...seen.tray, labels, click }
      setContextMenu.call(this, menu)
    }
    Native.prototype.destroy = function (this: Tray) {
      seen.tray = null
      destroy.call(this)
    }
  })
}

/** What the tray shows; null: there is none. */
export const trayOf = ({ app }: RunningApp): Promise<{ tip: string; labels: string[] } | null> =>
  app.evaluate(() => {
    const { tray } = (globalThis as unknown as { seen: { tray: Seen | null } }).seen
    return tray === null ? null : { tip: tray.tip, labels: tray.labels }
  })

/** Clicks an entry of the tray's menu. */
export const clickInTray = ({ app }: RunningApp, label: string): Promise<void> =>
  app.evaluate((_, chosen) => {
    const { tray } = (globalThis as unknown as { seen: { tray: Seen | null } }).seen
    // Once the answer is back: quitting ends the connection that it comes through.
    setImmediate(() => tray?.click(chosen))
  }, label)

/** As the button in the title bar does. */
export const closeWindow = ({ app }: RunningApp): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close())
  })

/** Whether a person can see the window. */
export const isShown = ({ app }: RunningApp): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))
