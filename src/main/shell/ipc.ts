import { ipcMain, type BrowserWindow } from 'electron'
import type { Events } from '@shared/contract'
import { err, type Result } from '@shared/result'
import { appOrigin } from './app-protocol'

/**
 * One request channel. Only the top frame of a page of ours is answered: `senderFrame.origin` is compared because
 * `new URL('app://ui').origin` is the string 'null'.
 */
export function serveRequests(
  answer: (method: unknown, input: unknown) => Promise<Result<unknown>>,
  devServer: string | undefined
): void {
  const origins = [appOrigin, ...(devServer === undefined ? [] : [new URL(devServer).origin])]
  ipcMain.handle('request', (event, method: unknown, input: unknown) => {
    const frame = event.senderFrame
    if (frame === null || frame.parent !== null || !origins.includes(frame.origin)) {
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
