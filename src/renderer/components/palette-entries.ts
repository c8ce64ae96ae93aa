import type { Command, Output } from '@shared/contract'
import type { TaskRow } from '@shared/contract/task'
import type { I18n } from '../i18n.svelte'

interface PaletteCommand {
  command: Command
  shortcut?: string
}

/** Every command with its keys, as the palette lists them. The window listens for the same keys. */
export const paletteCommands: readonly PaletteCommand[] = [
  { command: 'view.history', shortcut: 'Mod+1' },
  { command: 'view.compare', shortcut: 'Mod+2' },
  { command: 'view.gateways', shortcut: 'Mod+3' },
  { command: 'view.settings', shortcut: 'Mod+4' },
  { command: 'tasks.add', shortcut: 'Mod+N' },
  { command: 'start.import' },
  { command: 'start.export' },
  { command: 'find', shortcut: 'Mod+F' },
  { command: 'document.save', shortcut: 'Mod+S' },
  { command: 'task.checkNow', shortcut: 'F5' },
  { command: 'change.next', shortcut: 'F7' },
  { command: 'change.previous', shortcut: 'Shift+F7' },
  { command: 'comparison.switchView', shortcut: 'T' }
]

export type PaletteEntry =
  | { kind: 'command'; key: string; label: string; command: Command; shortcut: string | undefined }
  | { kind: 'task'; key: string; label: string; isId: boolean; hint: string; taskId: number }
  | { kind: 'api'; key: string; label: string; hint: string; method: string; path: string }

type FoundApi = Output<'apis.find'>['rows'][number]

export interface PaletteGroup {
  label: string
  entries: PaletteEntry[]
}

/** What the palette lists for a text, in groups, without empty ones. Tasks and APIs come as they were found. */
export function paletteGroups(
  text: string,
  i18n: I18n,
  source: { commands: readonly PaletteCommand[]; tasks: readonly TaskRow[]; apis?: readonly FoundApi[] }
): PaletteGroup[] {
  const t = i18n.t.common
  const wanted = text.trim().toLowerCase()
  const commands = source.commands
    .map(({ command, shortcut }) => ({ command, shortcut, label: t.commands[command] }))
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map((entry): PaletteEntry => ({ kind: 'command', key: entry.command, ...entry }))
  const isView = (entry: PaletteEntry): boolean => entry.key.startsWith('view.')
  const tasks = source.tasks.map((task): PaletteEntry => {
    const type = i18n.word('task_type', task.task_type)
    return {
      kind: 'task',
      key: `task ${task.id}`,
      label: task.name || task.task_id,
      isId: task.name === '',
      hint: `${type} · ${i18n.word('task_status', task.task_status)}`,
      taskId: task.id
    }
  })
  const apis = (source.apis ?? []).map((api): PaletteEntry => {
    const [imports, failures, exports] = [api.imports, api.failures, api.exports].map((count) =>
      i18n.amounts.count(count)
    ) as [string, string, string]
    const label = `${api.method} ${api.path}`
    const hint = i18n.t.apiLife.seen(imports, failures, exports)
    return { kind: 'api', key: `api ${label}`, label, hint, method: api.method, path: api.path }
  })
  return [
    { label: t.palette.goTo, entries: commands.filter(isView) },
    { label: t.palette.commands, entries: commands.filter((entry) => !isView(entry)) },
    { label: t.palette.tasks, entries: tasks },
    { label: i18n.t.apiLife.known, entries: apis }
  ].filter((group) => group.entries.length > 0)
}
