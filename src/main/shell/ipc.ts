import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron'
import type { Events } from '@shared/contract'
import { err, type Result } from '@shared/result'
import { appOrigin } from './app-protocol'

/**
 * Whether a message comes from the top frame of a page of ours. Its `origin` is compared because
 * `new URL('app://ui').origin` is the string 'null'.
 */
export function isOurFrame(frame: WebFrameMain | null, devServer: string | undefined): boolean {
  const origins = [appOrigin, ...(devServer === undefined ? [] : [new URL(devServer).origin])]
  return frame !== null && frame.parent === null && origins.includes(frame.origin)
}

/** One request channel, for our own pages only. */
export function serveRequests(
  answer: (method: unknown, input: unknown) => Promise<Result<unknown>>,
  devServer: string | undefined
): void {
  ipcMain.handle('request', (event, method: unknown, input: unknown) => {
    if (!isOurFrame(event.senderFrame, devServer)) {
      return err('INVALID_INPUT', 'a request from a frame that is not ours')
    }
    return answer(method, input)
  })
}

/** Tells the window; a window that is gone misses nothing, as it asks for everything when it opens. */
export function sendEvent<E extends keyof Events>(
  window: BrowserWindow | null,
  event: E,
  payload: Events[E]
): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return
  window.webContents.send('event', event, payload)
}
