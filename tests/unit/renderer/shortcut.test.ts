import { describe, expect, it } from 'vitest'
import { isShortcut, shortcutAria, shortcutLabel } from '../../../src/renderer/ui/shortcut'

const pressed = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>> = {}
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held
})

describe('shortcuts', () => {
  it('are written as the system writes them', () => {
    expect(shortcutLabel('Mod+Shift+K', false)).toBe('Ctrl+Shift+K')
    expect(shortcutLabel('Mod+Shift+K', true)).toBe('⌘⇧K')
    expect(shortcutAria('Mod+K', false)).toBe('Control+K')
    expect(shortcutAria('Mod+K', true)).toBe('Meta+K')
  })

  it('are exactly their keys', () => {
    expect(isShortcut(pressed('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true)
    expect(isShortcut(pressed('K', { ctrlKey: true, shiftKey: true }), 'Mod+K', false)).toBe(false)
    expect(isShortcut(pressed('k', { metaKey: true }), 'Mod+K', false)).toBe(false)
    expect(isShortcut(pressed('k', { metaKey: true }), 'Mod+K', true)).toBe(true)
    expect(isShortcut(pressed('F5'), 'F5', false)).toBe(true)
    expect(isShortcut(pressed('F5', { ctrlKey: true }), 'F5', false)).toBe(false)
  })
})
