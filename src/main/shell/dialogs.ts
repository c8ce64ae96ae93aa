import { dialog, shell, type BrowserWindow, type SaveDialogOptions } from 'electron'
import { basename, join } from 'node:path'

/** Asks where to save; null when the person cancels. Starts in the folder of the last save. */
export function createSavePathChooser(
  parent: () => BrowserWindow | null,
  downloads: string
): (fileName: string) => Promise<string | null> {
  let folder = downloads
  return async (fileName) => {
    const options: SaveDialogOptions = {
      defaultPath: join(folder, fileName),
      properties: ['createDirectory', 'showOverwriteConfirmation']
    }
    const window = parent()
    const answer =
      window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
    if (answer.canceled || answer.filePath === '') return null
    folder = answer.filePath.slice(0, -basename(answer.filePath).length)
    return answer.filePath
  }
}

/** Shows the file selected in the system's file manager. */
export function showInFolder(path: string): void {
  shell.showItemInFolder(path)
}

/** Opens a folder in the system's file manager; false when the system cannot. */
export async function openFolder(path: string): Promise<boolean> {
  return (await shell.openPath(path)) === ''
}
