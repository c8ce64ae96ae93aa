import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, orderDocuments } from '../support/exported-documents'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

test('a change leads to its rule, and another severity judges the documents anew', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page, app } = ledger
  await keepExports(page, gateway, orderDocuments())
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('tab', { name: 'Documents' }).click()
  await page.getByRole('button', { name: /^Before/ }).click()
  await page.getByRole('listbox', { name: 'Before' }).getByRole('option').first().click()
  await expect(page.getByText('Gravest change: Breaking')).toBeVisible()

  const changes = page.getByRole('region', { name: 'Changes', exact: true })
  await page.getByRole('button', { name: 'All changes' }).click()
  await changes.getByRole('option').filter({ hasText: 'note' }).click()
  const opener = page.getByRole('button', { name: 'Severity of this rule…' })
  await opener.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Rules for comparing documents' })
  const chosen = dialog.getByRole('option', { selected: true })
  await expect(chosen).toContainText('Breaking')
  await dialog.getByRole('radio', { name: 'Documentation' }).check()
  await expect(chosen).toContainText('my own')
  await expect(dialog.getByText('1 rule has a severity of your own')).toBeVisible()
  await photograph(page, 'rules')
  await resize(app, 960, 640)
  await expect(chosen).toBeInViewport()
  await photograph(page, 'rules-960x640')
  await resize(app, 1280, 800)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('Gravest change: Compatible')).toBeVisible()
  await expect(changes.getByRole('option', { selected: true })).toContainText('note')
  await expect(opener).toBeFocused()
  await expect(page.getByRole('button', { name: '1 rule has a severity of your own' })).toBeVisible()
  await photograph(page, 'documents-judged')
  await resize(app, 960, 640)
  await photograph(page, 'documents-judged-960x640')
  const beyond = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.detail-pane'))`
  expect(await page.evaluate<number>(beyond)).toBe(0)
  await resize(app, 1280, 800)

  await page.keyboard.press('ControlOrMeta+4')
  await photograph(page, 'settings-comparing')
  await page.getByRole('button', { name: 'Rules and severities…' }).click()
  await dialog.getByRole('switch', { name: 'Only my own' }).click()
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'All as in the profile' }).click()
  await expect(dialog.getByText('No rule has a severity of your own')).toBeVisible()
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'All as in the profile' }).click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 rule has a severity of your own')).toBeVisible()
  await ledger.restart()
  await ledger.page.keyboard.press('ControlOrMeta+4')
  await expect(ledger.page.getByText('1 rule has a severity of your own')).toBeVisible()
})
