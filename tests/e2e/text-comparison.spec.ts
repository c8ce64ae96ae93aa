import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, openDocuments, orderDocuments } from '../support/exported-documents'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const words = {
  en: {
    ...{ changes: 'Changes', showLines: 'Show lines' },
    ...{ texts: 'Text comparison', status: '17 changed lines: all explained by 3 changes' },
    ...{ third: '3 of 4', noFurther: 'There is no further change in this direction' }
  },
  'zh-Hans': {
    ...{ changes: '变更', showLines: '查看对应行' },
    ...{ texts: '文本对比', status: '17 行有变化：全部由 3 项变更解释' },
    ...{ third: '3 / 4', noFurther: '这个方向没有更多变化了' }
  }
}

for (const language of ['en', 'zh-Hans'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ systemLanguage: language === 'en' ? 'en-US' : 'zh-CN' })
    test('a change leads to its lines, and the walk through the lines on into the next API', async ({
      ledger
    }) => {
      test.setTimeout(120_000)
      const { page } = ledger
      const t = words[language]
      await keepExports(page, gateway, orderDocuments())
      await openDocuments(page, language)
      const changes = page.getByRole('region', { name: t.changes, exact: true })
      await changes.getByRole('option').first().click()
      await changes.getByRole('button', { name: t.showLines }).click()
      const texts = page.getByRole('region', { name: t.texts })
      const marked = texts.locator('.cm-markedLine')
      await expect(marked.filter({ hasText: '"note"' })).toBeInViewport()
      await expect(texts.getByText(t.status)).toBeVisible()
      await expect(texts.getByText('GET /orders')).toBeVisible()
      await expect(texts.getByText(t.third)).toBeVisible()

      await page.keyboard.press('F7')
      await expect(texts.getByText('POST /orders')).toBeVisible()
      await expect(marked.filter({ hasText: 'dry_run' })).toBeInViewport()
      await page.keyboard.press('F7')
      await expect(page.getByText(t.noFurther)).toBeVisible()
      await page.keyboard.press('Shift+F7')
      await expect(texts.getByText('GET /orders')).toBeVisible()
      await page.keyboard.press('F7')

      await page.keyboard.press('t')
      await expect(texts).toBeHidden()
      await expect(changes).toContainText('/orders')
      await expect(changes.getByRole('option', { selected: true })).toContainText('dry_run')
      await page.keyboard.press('t')
      await expect(marked.filter({ hasText: 'dry_run' })).toBeInViewport()
    })
  })
}

test('a search reaches folded and removed lines, and what was unfolded stays so', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page, app } = ledger
  await keepExports(page, gateway, orderDocuments())
  await openDocuments(page)
  await page.getByText('Text', { exact: true }).click()
  const texts = page.getByRole('region', { name: 'Text comparison' })
  const lines = texts.locator('.cm-line')
  const folds = texts.getByRole('button', { name: /unchanged lines$/ })
  await expect(folds).not.toHaveCount(0)
  await expect(lines.filter({ hasText: '"/payments"' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+F')
  await page.keyboard.type('/PAYMENTS')
  await expect(texts.getByText('1 of 1', { exact: true })).toBeVisible()
  await expect(texts.locator('.cm-searchMatch-selected').first()).toBeInViewport()
  const field = texts.getByRole('searchbox', { name: 'Find in both texts' })
  await field.fill('"note"')
  await expect(texts.getByText('1 of 2', { exact: true })).toBeVisible()
  await expect(texts.locator('.cm-removedLine .cm-searchMatch-selected')).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(texts.getByText('2 of 2', { exact: true })).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  await expect(texts.getByText('1 of 2', { exact: true })).toBeVisible()
  await photograph(page, 'text-find')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)

  await texts.getByText('Unified').click()
  await texts.getByRole('textbox', { name: 'Both texts in one' }).press('ControlOrMeta+End')
  await expect(lines.filter({ hasText: '"/payments"' })).toHaveCount(1)
  const first = lines.filter({ hasText: '"listOrders"' })
  await expect(first).toHaveCount(0)
  await page.keyboard.press('F7')
  await expect(texts.locator('.cm-markedLine').first()).toBeInViewport()
  await folds.first().click()
  await expect(first).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+1')
  await page.keyboard.press('ControlOrMeta+2')
  await expect(first).toHaveCount(1)

  await page.keyboard.press('F7')
  await texts.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('menuitem', { name: 'Marked lines after' }).click()
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('    "version": "2026-11-01-09:00:00"')
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('dialog').getByRole('combobox').fill('next ch')
  await page.keyboard.press('Enter')
  await expect(texts.getByText('2 of 4', { exact: true })).toBeVisible()
})

test('lines that no change explains are listed, and an emptied view says why', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page } = ledger
  const [before] = orderDocuments()
  const reversed = Object.fromEntries(Object.entries(before).reverse())
  await keepExports(page, gateway, [before, reversed])
  await openDocuments(page)
  await page.keyboard.press('t')
  const texts = page.getByRole('region', { name: 'Text comparison' })
  await texts.getByRole('button', { name: /not explained/ }).click()
  const unexplained = page.getByRole('listbox', { name: /no listed change explains/ })
  await unexplained.getByRole('option').last().click()
  await photograph(page, 'text-unexplained')
  await page.keyboard.press('Escape')
  await expect(texts.locator('.cm-markedLine').first()).toBeInViewport()

  await texts.getByText('Ignore order').click()
  await expect(texts.getByText('The documents differ only in order')).toBeVisible()
  await photograph(page, 'text-order-ignored')
  await texts.getByRole('button', { name: 'Ignore nothing' }).click()
  await expect(texts.locator('.cm-removedLine, .cm-addedLine').first()).toBeVisible()
})

test('the screen of two texts', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page, app } = ledger
  await keepExports(page, gateway, orderDocuments())
  await openDocuments(page)
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
