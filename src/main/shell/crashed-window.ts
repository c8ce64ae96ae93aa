import { dialog, type BrowserWindow } from 'electron'
import type { Messages } from '@shared/i18n/en'

/** Two crashes within this time are no accident: loading the page again by itself could go on for ever. */
const soonMs = 60_000

/**
 * Keeps a window from staying blank when its page's process ends: `load` loads the page again, once; when it soon ends
 * again, the person decides, as soon as they see the window. What main does goes on meanwhile.
 */
export function surviveCrashes(
  window: BrowserWindow,
  deps: {
    load: () => void
    words: () => Messages['common']['crashed']
    quit: () => void
    /** Told of every such end, in words for the log. */
    report: (message: string, facts?: Record<string, unknown>) => void
  }
): void {
  const { load, words, quit, report } = deps
  let last = -Infinity

  async function ask(): Promise<void> {
    const t: Messages['common']['crashed'] = words()
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: t.title,
      detail: t.text,
      buttons: [t.reload, t.quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true
    })
    if (response !== 0) quit()
    else if (!window.isDestroyed()) load()
  }

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    report('the window’s page has ended', { reason, exitCode })
    const now = performance.now()
    const isAgain = now - last < soonMs
    last = now
    // Not within the event: the contents are still being taken down.
    setImmediate(() => {
      if (window.isDestroyed()) return
      if (!isAgain) load()
      else if (window.isVisible()) void ask()
      else window.once('show', () => void ask())
    })
  })
  window.webContents.on('unresponsive', () => report('the window does not respond'))
}
