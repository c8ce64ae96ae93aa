import type { Page } from '@playwright/test'
import { generatedPair } from '../../bench/diff/generated-pair'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, orderDocuments } from '../support/exported-documents'
import { photograph, resize } from '../support/photographs'
import { recordPauses } from '../support/window-pauses'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

/** Compares the two exports that are kept. */
async function openDocuments(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('tab', { name: 'Documents' }).click()
  await page.getByRole('button', { name: /^Before/ }).click()
  await page.getByRole('listbox', { name: 'Before' }).getByRole('option').first().click()
}

test('a change leads to its lines, and the walk through the lines on into the next API', async ({
  ledger
}) => {
  test.setTimeout(180_000)
  const { page, app } = ledger
  await keepExports(page, gateway, orderDocuments())
  await openDocuments(page)
  const changes = page.getByRole('region', { name: 'Changes' })
  await changes.getByRole('option').first().click()
  await photograph(page, 'text-meaning')
  await page.keyboard.press('t')
  const texts = page.getByRole('region', { name: 'Text comparison' })
  await expect(texts.locator('.cm-markedLine').first()).toBeVisible()
  await photograph(page, 'text-split')
  await resize(app, 960, 640)
  await photograph(page, 'text-split-960x640')
  await resize(app, 1280, 800)
  await texts.getByText('Unified').click()
  await photograph(page, 'text-unified')
})

test('two texts of twelve megabytes are laid side by side while the window stays awake', async ({
  ledger
}, info) => {
  test.setTimeout(180_000)
  const { page } = ledger
  const { before, after } = generatedPair(4000)
  await keepExports(page, gateway, [before, after])
  await openDocuments(page)
  await expect(page.getByText('Gravest change: Breaking')).toBeVisible({ timeout: 60_000 })
  const texts = page.getByRole('region', { name: 'Text comparison' })
  const startedAt = Date.now()
  const opening = await recordPauses(page, async () => {
    await page.getByText('Text', { exact: true }).click()
    await expect(texts.locator('.cm-removedLine, .cm-addedLine').first()).toBeVisible({ timeout: 60_000 })
  })
  const openedMs = Date.now() - startedAt
  const walking = await recordPauses(page, async () => {
    for (let step = 1; step <= 12; step += 1) {
      await page.keyboard.press('F7')
      await expect(texts.getByText(new RegExp(`^${step} of `))).toBeVisible()
    }
  })
  const pauses = { openedMs, opening, walking }
  console.log(JSON.stringify(pauses))
  await info.attach('pauses', { body: JSON.stringify(pauses), contentType: 'application/json' })
})
