import { Menu, nativeImage, Tray } from 'electron'
import type { Messages } from '@shared/i18n/en'

export interface TrayWords {
  menu: Messages['menu']
  /** How many tasks are watched, as a sentence. */
  watching: string
  /** The same as a number; null: none. */
  count: string | null
}

/** Points a side. */
const iconSize = { darwin: 18, win32: 16 } as Record<string, number | undefined>
const otherIconSize = 22

/**
 * The app's icon in the system's tray while there is no window. Some Linux desktops have no tray and do not say so: the
 * app is found by starting it again, too.
 */
export class BackgroundTray {
  #tray: Tray | null = null
  #words: TrayWords | null = null
  readonly #icon: string
  readonly #run: { open: () => void; quit: () => void }
  readonly #onFault: (cause: unknown) => void

  constructor(icon: string, run: { open: () => void; quit: () => void }, onFault: (cause: unknown) => void) {
    this.#icon = icon
    this.#run = run
    this.#onFault = onFault
  }

  /** What it says from now on. */
  say(words: TrayWords): void {
    this.#words = words
    this.#fill()
  }

  show(): void {
    if (this.#tray !== null) return
    try {
      const size = iconSize[process.platform] ?? otherIconSize
      this.#tray = new Tray(nativeImage.createFromPath(this.#icon).resize({ width: size, height: size }))
    } catch (cause) {
      this.#onFault(cause)
      return
    }
    // On a Mac a click opens the menu.
    if (process.platform !== 'darwin') this.#tray.on('click', this.#run.open)
    this.#fill()
  }

  hide(): void {
    this.#tray?.destroy()
    this.#tray = null
  }

  #fill(): void {
    if (this.#tray === null || this.#words === null) return
    const { menu, watching, count } = this.#words
    this.#tray.setToolTip(`APIG Ledger · ${watching}`)
    if (process.platform === 'darwin') this.#tray.setTitle(count ?? '')
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: watching, enabled: false },
        { type: 'separator' },
        { label: menu.open, click: this.#run.open },
        { label: menu.quit, click: this.#run.quit }
      ])
    )
  }
}
