import { dialog, ipcMain, type BrowserWindow, type OpenDialogOptions } from 'electron'
import { isOurFrame } from './ipc'

/** More than these are not looked at: whoever has so many drops their folder. */
const mostPaths = 10_000

/** Answers the preload, which alone knows the paths of dropped files, with an opaque id for them. */
export function serveDroppedFiles(
  offer: (paths: readonly string[]) => string,
  devServer: string | undefined
): void {
  ipcMain.handle('files.offer', (event, paths: unknown) => {
    if (!isOurFrame(event.senderFrame, devServer) || !Array.isArray(paths)) return null
    const named = paths
      .filter((path) => typeof path === 'string' && path !== '')
      .slice(0, mostPaths) as string[]
    return named.length === 0 ? null : offer(named)
  })
}

/** Asks for saved answers, files or a folder: no system has one dialog for both. null: the person cancelled. */
export function createAnswerFilesChooser(
  parent: () => BrowserWindow | null
): (what: 'files' | 'folder') => Promise<string[] | null> {
  return async (what) => {
    const options: OpenDialogOptions = {
      properties: what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections']
    }
    const window = parent()
    const answer =
      window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
    return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths
  }
}
