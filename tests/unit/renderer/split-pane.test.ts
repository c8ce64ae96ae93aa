import { createRawSnippet, flushSync, mount, unmount } from 'svelte'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import SplitPane from '../../../src/renderer/ui/SplitPane.svelte'

const pane = createRawSnippet(() => ({ render: () => '<p>pane</p>' }))
let split: ReturnType<typeof mount> | null = null

function show(sized: 'first' | 'second' = 'first'): HTMLElement {
  const props = {
    id: 'test',
    label: 'Tasks',
    narrowerLabel: 'Narrower',
    widerLabel: 'Wider',
    initial: 300,
    min: 200,
    minOther: 400,
    sized,
    first: pane,
    second: pane
  }
  split = mount(SplitPane, { target: document.body, props })
  flushSync()
  const element = document.querySelector<HTMLElement>('[role=separator]')
  if (!element) throw new Error('no divider')
  return element
}

function press(divider: HTMLElement, key: string): string | null {
  divider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  flushSync()
  return divider.getAttribute('aria-valuenow')
}

// There is no layout here: every element says that it is this wide.
const clientWidth = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'clientWidth')
beforeAll(() =>
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 1000, configurable: true })
)
afterAll(() => clientWidth && Object.defineProperty(HTMLElement.prototype, 'clientWidth', clientWidth))
beforeEach(() => window.localStorage.clear())
afterEach(async () => {
  if (split) await unmount(split)
  split = null
})

describe('SplitPane', () => {
  it('names its size and its limits', () => {
    const divider = show()
    expect(divider.getAttribute('aria-label')).toBe('Tasks')
    expect(divider.getAttribute('aria-valuenow')).toBe('300')
    expect(divider.getAttribute('aria-valuemin')).toBe('200')
  })

  it('moves by keys between its limits, and remembers', () => {
    const divider = show()
    expect(press(divider, 'ArrowRight')).toBe('316')
    expect(window.localStorage.getItem('split.test')).toBe('316')
    expect(press(divider, 'End')).toBe('600')
    expect(press(divider, 'ArrowRight')).toBe('600')
    expect(press(divider, 'Home')).toBe('200')
    expect(press(divider, 'Enter')).toBe('300')
  })

  it('moves the other way when it sizes the second pane', () => {
    expect(press(show('second'), 'ArrowRight')).toBe('284')
  })

  it('can be moved by clicks alone, and put back with a double click', () => {
    const divider = show()
    document.querySelector<HTMLElement>('[aria-label=Wider]')?.click()
    flushSync()
    expect(divider.getAttribute('aria-valuenow')).toBe('364')
    divider.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    flushSync()
    expect(divider.getAttribute('aria-valuenow')).toBe('300')
  })

  it('is as wide as it was left', () => {
    window.localStorage.setItem('split.test', '260')
    expect(show().getAttribute('aria-valuenow')).toBe('260')
  })

  it('takes its first size when what was kept makes no sense', () => {
    window.localStorage.setItem('split.test', 'wide')
    expect(show().getAttribute('aria-valuenow')).toBe('300')
  })
})
