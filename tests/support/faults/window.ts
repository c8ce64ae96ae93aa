import type { Locator, Page } from '@playwright/test'
import type { Api, Input, Method, Output } from '@shared/contract'
import type { SnapshotDetail } from '@shared/contract/snapshot'
import { expect } from '../electron-app'
import { request } from '../gateway-journey'

interface Window {
  api: Api
  /** First snapshot of each task, in the order in which they came. */
  firstAnswers: Map<number, number>
}

/**
 * From now on the first answer of every task is noted, and its polling paused where it would go on, so that this
 * answer stays the latest.
 */
export async function holdFirstAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const window = globalThis as unknown as Window
    window.firstAnswers = new Map()
    window.api.on('snapshot.added', ({ taskId, snapshotId }) => {
      if (window.firstAnswers.has(taskId)) return
      window.firstAnswers.set(taskId, snapshotId)
      void window.api.request('snapshots.get', { id: snapshotId }).then((snapshot) => {
        const goesOn = ['retry', 'wait', 'continue']
        if (snapshot.ok && goesOn.includes(snapshot.value.action)) {
          void window.api.request('tasks.pause', { id: taskId })
        }
      })
    })
  })
}

/** The first answer of that task; waits until there is one. */
export async function firstAnswer(page: Page, taskId: number, timeout: number): Promise<SnapshotDetail> {
  const found = await page.waitForFunction(
    (id) => (globalThis as unknown as Window).firstAnswers.get(id),
    taskId,
    { timeout }
  )
  return request(page, 'snapshots.get', { id: Number(await found.jsonValue()) })
}

/** Asks main what the window would ask, as a function to hand on. */
export function requestIn(page: Page) {
  return <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => request(page, method, input)
}

export interface Screen {
  tasks: string
  detail: string
  tabs: { result: string; findings: string }
}

/**
 * Goes down the list of tasks with the keyboard until all of `names` have been shown, whatever else stands in between;
 * from its end once more from the top, since a task with news moves up meanwhile.
 * For each of them, waits until the detail says everything that `wordsOf` wants.
 */
export async function walkTasks(
  page: Page,
  screen: Screen,
  tab: 'result' | 'findings',
  names: readonly string[],
  wordsOf: (name: string) => readonly string[]
): Promise<void> {
  const left = new Set(names)
  const list = page.getByRole('region', { name: screen.tasks }).getByRole('listbox')
  const detail = page.getByRole('region', { name: screen.detail })
  await list.focus()
  await list.press('Home')
  await detail.getByRole('tab', { name: screen.tabs[tab] }).click()
  await list.focus()
  for (let last = ''; left.size > 0; await list.press((await isAtEnd(list)) ? 'Home' : 'ArrowDown')) {
    await expect(headingOf(detail), `after “${last}”; left: ${[...left].join(', ')}`).not.toHaveText(last)
    last = (await headingOf(detail).textContent()) ?? ''
    if (!left.delete(last)) continue
    await expect
      .poll(() => missing(detail, last, wordsOf(last)), { message: last, intervals: [20, 50, 100] })
      .toEqual([])
  }
}

async function isAtEnd(list: Locator): Promise<boolean> {
  const chosen = list.getByRole('option', { selected: true })
  const [place, size] = await Promise.all([
    chosen.getAttribute('aria-posinset'),
    chosen.getAttribute('aria-setsize')
  ])
  return place === size
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Which of the words the region does not show, for the task of that name. */
async function missing(detail: Locator, name: string, words: readonly string[]): Promise<string[]> {
  const all = plain(await detail.innerText())
  if ((await headingOf(detail).textContent()) !== name) return ['another task']
  return words.filter((text) => !all.includes(plain(text)))
}

function headingOf(detail: Locator): Locator {
  return detail.getByRole('heading', { level: 2 }).first()
}
