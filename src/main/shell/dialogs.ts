import { dialog, shell, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
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

/** Asks for a definition file to import; null when the person cancels. */
export function createImportFileChooser(parent: () => BrowserWindow | null): () => Promise<string | null> {
  return async () => {
    const options: OpenDialogOptions = {
      properties: ['openFile'],
      filters: [
        { name: 'Swagger / OpenAPI', extensions: ['json', 'yaml', 'yml'] },
        { name: '*', extensions: ['*'] }
      ]
    }
    const window = parent()
    const answer =
      window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }
}

/** Asks for a file with certificates of authorities; null when the person cancels. */
export function createCertificateFileChooser(
  parent: () => BrowserWindow | null
): () => Promise<string | null> {
  return async () => {
    const options: OpenDialogOptions = {
      properties: ['openFile'],
      filters: [
        { name: 'PEM, DER', extensions: ['pem', 'crt', 'cer', 'der', 'ca-bundle'] },
        { name: '*', extensions: ['*'] }
      ]
    }
    const window = parent()
    const answer =
      window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
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
