/** Whether this computer's shortcuts use the Command key. */
export const isMac = /mac/i.test(navigator.platform)

const symbols: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Escape: 'esc' }

/** The keys as this system writes them: `Mod+K` is `⌘K` on a Mac and `Ctrl+K` elsewhere. */
export function shortcutLabel(keys: string, mac: boolean = isMac): string {
  const parts = keys.split('+')
  if (mac) return parts.map((part) => symbols[part] ?? part).join('')
  return parts.map((part) => ({ Mod: 'Ctrl', Escape: 'Esc' })[part] ?? part).join('+')
}

/** The value of `aria-keyshortcuts` for the keys. */
export function shortcutAria(keys: string, mac: boolean = isMac): string {
  return keys.replace('Mod', mac ? 'Meta' : 'Control')
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether the event is exactly these keys; other modifiers must be up. */
export function isShortcut(event: Pressed, keys: string, mac: boolean = isMac): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.shiftKey === wants('Shift') &&
    event.altKey === wants('Alt') &&
    event.metaKey === (mac && wants('Mod')) &&
    event.ctrlKey === (!mac && wants('Mod'))
  )
}
