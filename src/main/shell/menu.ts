import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Command } from '@shared/contract'
import type { Messages } from '@shared/i18n/en'

/** Sets the native menu in the person's language; called again when the language changes. */
export function setMenu(
  words: Messages['menu'],
  run: (command: Command) => void,
  options: { isMac: boolean; withDevTools: boolean; isReady: boolean }
): void {
  const command = (label: string, name: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    // The window handles the keys itself, so that a key acts once and works where a menu bar is hidden.
    registerAccelerator: false,
    enabled: options.isReady,
    click: () => run(name)
  })
  const template: MenuItemConstructorOptions[] = [
    ...(options.isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.file,
      submenu: [
        command(words.addTasks, 'tasks.add', 'CmdOrCtrl+N'),
        command(words.startImport, 'start.import'),
        command(words.startExport, 'start.export'),
        command(words.saveDocument, 'document.save', 'CmdOrCtrl+S'),
        { type: 'separator' },
        options.isMac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit }
      ]
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
        { type: 'separator' },
        command(words.find, 'find', 'CmdOrCtrl+F')
      ]
    },
    {
      label: words.view,
      submenu: [
        command(words.history, 'view.history', 'CmdOrCtrl+1'),
        command(words.compare, 'view.compare', 'CmdOrCtrl+2'),
        command(words.gateways, 'view.gateways', 'CmdOrCtrl+3'),
        command(words.settings, 'view.settings', 'CmdOrCtrl+4'),
        { type: 'separator' },
        command(words.checkNow, 'task.checkNow', 'F5'),
        { type: 'separator' },
        { role: 'resetZoom', label: words.resetZoom },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(options.withDevTools ? [{ role: 'toggleDevTools' } as const] : [])
      ]
    }
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
