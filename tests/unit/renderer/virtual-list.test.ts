import { createRawSnippet, flushSync, mount, unmount, type ComponentProps } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import VirtualList from '../../../src/renderer/ui/VirtualList.svelte'

type Props = ComponentProps<typeof VirtualList>

const row = createRawSnippet((index: () => number) => ({ render: () => `<span>row ${index()}</span>` }))
let list: ReturnType<typeof mount> | null = null

function show(props: Partial<Props> & { count: number }): HTMLElement {
  list = mount(VirtualList, {
    target: document.body,
    props: { rowHeight: 20, label: 'Things', row, ...props }
  })
  flushSync()
  const element = document.querySelector<HTMLElement>('[aria-label=Things]')
  if (!element) throw new Error('no list')
  return element
}

function press(element: HTMLElement, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  flushSync()
}

afterEach(async () => {
  if (list) await unmount(list)
  list = null
})

describe('VirtualList', () => {
  it('draws few of many rows and says how many there are', () => {
    const element = show({ count: 1_000_000, selected: 0 })
    const options = [...element.querySelectorAll('[role=option]')]
    expect(options.length).toBeLessThan(60)
    expect(options[0]?.getAttribute('aria-setsize')).toBe('1000000')
    expect(options[0]?.getAttribute('aria-posinset')).toBe('1')
    expect(options.filter((option) => option.getAttribute('aria-selected') === 'true')).toHaveLength(1)
  })

  it('draws few of 500 rows of differing height, and reaches the last one', () => {
    const chosen: number[] = []
    const element = show({
      count: 500,
      rowHeight: (index: number) => (index % 25 === 0 ? 32 : 46),
      isHeading: (index: number) => index % 25 === 0,
      onselect: (index: number) => chosen.push(index)
    })
    press(element, 'End')
    expect(chosen).toEqual([499])
    expect(element.querySelectorAll('[role=option]').length).toBeLessThan(60)
    const space = element.querySelector<HTMLElement>('[role=presentation]')
    expect(space?.style.blockSize).toBe(`${20 * 32 + 480 * 46}px`)
  })

  it('asks for the rows that it draws', () => {
    const asked: [number, number][] = []
    show({ count: 1000, onview: (first: number, last: number) => asked.push([first, last]) })
    expect(asked[0]?.[0]).toBe(0)
    expect(asked[0]?.[1]).toBeGreaterThan(5)
  })

  it('moves by keys past headings, and names the active row', () => {
    const chosen: number[] = []
    const element = show({
      count: 8,
      isHeading: (index) => index === 0 || index === 2,
      onselect: (index: number) => chosen.push(index)
    })
    press(element, 'ArrowDown')
    press(element, 'ArrowDown')
    press(element, 'Home')
    press(element, 'End')
    expect(chosen).toEqual([1, 3, 1, 7])
    const active = element.getAttribute('aria-activedescendant')
    expect(document.getElementById(active ?? '')?.textContent).toContain('row 7')
    expect(element.querySelectorAll('[role=option]')).toHaveLength(6)
  })

  it('counts lines only, and the lines of an opened one by themselves', () => {
    const element = show({
      count: 7,
      isHeading: (index) => index === 0 || index === 5,
      tree: {
        levelOf: (index) => (index === 2 || index === 3 ? 2 : 1),
        isOpen: (index) => (index === 1 ? true : null),
        toggle: () => undefined
      }
    })
    const items = [...element.querySelectorAll('[role=treeitem]')]
    expect(items.map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '1', '2', '2', '3'])
    expect(items.map((item) => item.getAttribute('aria-setsize'))).toEqual(['3', '2', '2', '3', '3'])
  })

  it('takes a last scroll after it went away', async () => {
    const element = show({ count: 1000 })
    if (list) await unmount(list)
    list = null
    expect(() => element.dispatchEvent(new Event('scroll'))).not.toThrow()
  })

  it('activates with Enter and leaves keys with modifiers alone', () => {
    const activated: number[] = []
    const chosen: number[] = []
    const element = show({
      count: 5,
      selected: 2,
      onactivate: (index: number) => activated.push(index),
      onselect: (index: number) => chosen.push(index)
    })
    press(element, 'Enter')
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', ctrlKey: true }))
    expect(activated).toEqual([2])
    expect(chosen).toEqual([])
  })

  it('opens and closes the rows of a tree', () => {
    const toggled: number[] = []
    const element = show({
      count: 3,
      selected: 1,
      tree: {
        levelOf: (index) => (index === 2 ? 2 : 1),
        isOpen: (index) => (index === 1 ? false : null),
        toggle: (index: number) => toggled.push(index)
      }
    })
    press(element, 'ArrowLeft')
    press(element, 'ArrowRight')
    press(element, 'ArrowUp')
    press(element, 'ArrowRight')
    expect(toggled).toEqual([1])
    const items = [...element.querySelectorAll('[role=treeitem]')]
    expect(items.map((item) => item.getAttribute('aria-expanded'))).toEqual([null, 'false', null])
    expect(items.map((item) => item.getAttribute('aria-level'))).toEqual(['1', '1', '2'])
  })

  it('chooses the row that is clicked', () => {
    const chosen: number[] = []
    const element = show({ count: 5, onselect: (index: number) => chosen.push(index) })
    element.querySelectorAll<HTMLElement>('[role=option]')[3]?.click()
    expect(chosen).toEqual([3])
  })
})
