import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
import { appOrigin } from './app-protocol'

interface WindowPlace {
  bounds: Rectangle
  isMaximized: boolean
}

/** Opens the one window where it was last time, if that place is still on a screen. */
export function openWindow(options: {
  preload: string
  placeFile: string
  devServer: string | undefined
  icon: string | undefined
  /** Nobody asked for a window yet. */
  isHidden: boolean
}): BrowserWindow {
  const place = readPlace(options.placeFile)
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    ...place?.bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1c1f' : '#ffffff',
    ...(options.icon === undefined ? {} : { icon: options.icon }),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false
    }
  })
  if (place?.isMaximized === true) window.maximize()
  if (!options.isHidden) window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writePlace(options.placeFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() })
  })
  loadPage(window, options.devServer)
  return window
}

/** Loads the app's page; what becomes of it, the window's events tell. */
export function loadPage(window: BrowserWindow, devServer: string | undefined): void {
  // Rejected when the page's process ends meanwhile.
  window.loadURL(devServer ?? `${appOrigin}/index.html`).catch(() => undefined)
}

function readPlace(file: string): WindowPlace | null {
  try {
    const place = JSON.parse(readFileSync(file, 'utf8')) as WindowPlace
    return isOnScreen(place.bounds) ? place : null
  } catch {
    return null
  }
}

function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place))
  } catch {
    // The window opens in its default place next time.
  }
}

function isOnScreen({ x, y, width, height }: Rectangle): boolean {
  if (![x, y, width, height].every(Number.isFinite)) return false
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y)
    return overlapX >= 200 && overlapY >= 100
  })
}
