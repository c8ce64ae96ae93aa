import type { Page } from '@playwright/test'
import { generatedPair } from '../../bench/diff/generated-pair'
import { bigExport } from '../../src/demo-gateway/seed/big-export'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, openDocuments } from '../support/exported-documents'
import type { RunningApp } from '../support/launch-app'
import { recordTasks } from '../support/window-tasks'

/**
 * In milliseconds of processor time. The goal is 50, and what was measured stays below 40; whoever shares the core and
 * its caches slows even that down.
 */
const longestTask = 75

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const textsOf = (page: Page) => page.getByRole('region', { name: 'Text comparison' })
const changedIn = (page: Page) => textsOf(page).locator('.cm-removedLine, .cm-addedLine').first()

/** Does something while the window is watched; the longest tasks are kept with the test. */
async function staysAwake({ app }: RunningApp, what: string, act: () => Promise<void>): Promise<void> {
  const tasks = await recordTasks(app, act)
  const body = JSON.stringify(tasks.slice(0, 8))
  await test.info().attach(what, { body, contentType: 'application/json' })
  expect(tasks.length, what).toBeGreaterThan(10)
  expect.soft(tasks[0], what).toBeLessThan(longestTask)
}

/** Presses a key the way it repeats when it is held down. */
async function hold(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key, { delay: 15 })
}

test('the window answers whatever one does with two texts of twelve megabytes', async ({ ledger }) => {
  test.setTimeout(240_000)
  const { page } = ledger
  const texts = textsOf(page)
  const { before, after } = generatedPair(4000)
  await keepExports(page, gateway, [before, after])
  await staysAwake(ledger, 'meaning', () => openDocuments(page))
  await staysAwake(ledger, 'opened', async () => {
    await page.getByText('Text', { exact: true }).click()
    await expect(changedIn(page)).toBeVisible({ timeout: 60_000 })
  })
  await staysAwake(ledger, 'walked', async () => {
    await hold(page, 'F7', 60)
    await expect(texts.getByText(/^60 of /)).toBeVisible()
    await expect(texts.locator('.cm-markedLine').first()).toBeInViewport()
  })
  await staysAwake(ledger, 'scrolled', async () => {
    await texts.getByRole('textbox', { name: 'Text after' }).hover()
    for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, 3000)
    await expect(texts.locator('.cm-markedLine')).toHaveCount(0)
  })
  await staysAwake(ledger, 'switched', async () => {
    await hold(page, 't', 20)
    await expect(changedIn(page)).toBeVisible()
  })
  await staysAwake(ledger, 'found', async () => {
    await page.keyboard.press('ControlOrMeta+F')
    await page.keyboard.type('"API_quota')
    await expect(texts.getByText(/^1 of /)).toBeVisible({ timeout: 30_000 })
    await hold(page, 'Enter', 20)
    await expect(texts.getByText(/^21 of /)).toBeVisible()
    await expect(texts.locator('.cm-searchMatch-selected').first()).toBeInViewport()
    await page.keyboard.press('Escape')
  })
  await staysAwake(ledger, 'unified', async () => {
    await texts.getByText('Unified').click()
    await expect(texts.getByRole('textbox', { name: 'Both texts in one' })).toBeVisible({ timeout: 60_000 })
  })
  await staysAwake(ledger, 'side by side', async () => {
    await texts.getByText('Side by side').click()
    await expect(texts.getByRole('textbox', { name: 'Text before' })).toBeVisible({ timeout: 60_000 })
  })
  await staysAwake(ledger, 'ignored', async () => {
    await texts.getByText('Ignore order').click()
    await texts.getByText('Ignore spaces').click()
    await expect(changedIn(page)).toBeVisible({ timeout: 60_000 })
  })
})

test('thousands of places in one text do not halt the window', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page } = ledger
  const { Comment } = bigExport(12)
  const changed = Comment.replaceAll('"maxLength": 64', '"maxLength": 32')
  await keepExports(page, gateway, [JSON.parse(Comment) as object, JSON.parse(changed) as object])
  await openDocuments(page)
  await staysAwake(ledger, 'opened', async () => {
    await page.getByText('Text', { exact: true }).click()
    await expect(changedIn(page)).toBeVisible({ timeout: 60_000 })
  })
  await staysAwake(ledger, 'switched', async () => {
    await hold(page, 't', 20)
    await expect(changedIn(page)).toBeVisible()
  })
})

test('Escape ends the waiting for two long texts, which can be compared later', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page } = ledger
  const { before, after } = generatedPair(4000)
  await keepExports(page, gateway, [before, after])
  await openDocuments(page)
  await page.keyboard.press('t')
  await expect(textsOf(page).getByRole('button', { name: 'Stop waiting' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(textsOf(page).getByText('The comparison was left')).toBeVisible()
  await textsOf(page).getByRole('button', { name: 'Compare' }).click()
  await expect(changedIn(page)).toBeVisible({ timeout: 60_000 })
})

test('only the pair chosen last is shown, however often one changes it while texts are on their way', async ({
  ledger
}) => {
  test.setTimeout(120_000)
  const { page } = ledger
  const { before, after } = generatedPair(2000)
  await keepExports(page, gateway, [before, after])
  await openDocuments(page)
  await page.keyboard.press('t')
  await expect(changedIn(page)).toBeVisible({ timeout: 60_000 })
  const swap = page.getByRole('button', { name: 'Swap before and after' })
  for (const pause of [0, 120, 400, 0, 250]) {
    await swap.click()
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), pause)
  }
  const [earlier, later] = [textsOf(page).locator('.cm-merge-a'), textsOf(page).locator('.cm-merge-b')]
  await expect(earlier.locator('.cm-removedLine').first()).toContainText('2026-11-01', { timeout: 60_000 })
  await expect(later.locator('.cm-addedLine').first()).toContainText('2026-10-01')
  await expect(textsOf(page).locator('.cm-mergeView')).toHaveCount(1)
})
