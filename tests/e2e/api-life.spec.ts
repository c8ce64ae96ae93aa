import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/electron-app'
import { request } from '../support/gateway-journey'
import { photograph, resize } from '../support/photographs'

const isFinal = (page: Page, taskId: number): Promise<void> =>
  expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt, { timeout: 60_000 })
    .toBeGreaterThan(0)

/** Two imports and an export of the demo gateway, all of them finished. */
async function runDemo(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await request(page, 'demo.start', undefined)
  const first = await request(page, 'demo.run', { task_type: 'import_api' })
  const exported = await request(page, 'demo.run', { task_type: 'export_api' })
  await isFinal(page, first.taskId)
  const second = await request(page, 'demo.run', { task_type: 'import_api' })
  await isFinal(page, second.taskId)
  await isFinal(page, exported.taskId)
}

/** Opens the newest import, which shows its failures first, and chooses one of them. */
async function chooseFailure(page: Page): Promise<Locator> {
  await page.getByRole('region', { name: 'Tasks' }).getByRole('option').first().click()
  const row = page.getByRole('region', { name: 'Detail' }).getByRole('option').first()
  await row.click()
  return row
}

test('from a row to the history of its API, on to a run, and back to where one was', async ({ ledger }) => {
  test.setTimeout(180_000)
  const { page, app } = ledger
  await runDemo(page)
  const row = await chooseFailure(page)
  await page.keyboard.press('l')
  const life = page.getByRole('region', { name: /^History of / })
  await expect(life.getByRole('heading', { level: 1 })).toContainText('/')
  await expect(life.getByText('Last failed')).toBeVisible()
  await expect(life.getByText(/between .* and /).first()).toBeVisible()
  const points = life.getByRole('listbox', { name: /^Runs and exported documents/ })
  await expect(points).toBeFocused()
  await expect(points.getByRole('option', { name: 'Failed' })).not.toHaveCount(0)
  expect(await life.locator('.mark').count()).toBeGreaterThan(0)

  await page.keyboard.press('End')
  await expect(points.getByRole('option', { selected: true })).toHaveCount(1)
  const chosen = await points.getByRole('option', { selected: true }).textContent()
  await photograph(page, 'api-life')
  await resize(app, 960, 640)
  await photograph(page, 'api-life-narrow')
  await resize(app, 1280, 800)
  await points.focus()
  await page.keyboard.press('Enter')
  await expect(life).toBeHidden()
  await expect(page.getByRole('tree', { name: 'Timeline' })).toBeVisible()
  await page.getByRole('button', { name: /^Back to the history of / }).click()
  await expect(points.getByRole('option', { selected: true })).toHaveText(chosen ?? '')
  await page.keyboard.press('Escape')
  await expect(life).toBeHidden()
  await expect(row).toBeVisible()
  await expect(page.getByRole('button', { name: /^Back to the history of / })).toHaveCount(0)
})

test('Escape goes back to the very row that the history was opened from', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page } = ledger
  await runDemo(page)
  const row = await chooseFailure(page)
  await page.keyboard.press('l')
  await expect(row).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(row).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('region', { name: 'Detail' }).getByRole('listbox')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+2')
  const changes = page.getByRole('region', { name: 'APIs' }).getByRole('option')
  await changes.first().click()
  await page.getByRole('button', { name: /^History of this API/ }).click()
  await expect(page.getByRole('region', { name: /^History of / })).toBeVisible()
  // What lies under the history does not move.
  await page.keyboard.press('F7')
  await page.keyboard.press('Escape')
  await expect(changes.first()).toHaveAttribute('aria-selected', 'true')
})

test.describe('in Chinese', () => {
  test.use({ systemLanguage: 'zh-CN' })
  test('an API is found by its path, and its history leads to a run', async ({ ledger }) => {
    test.setTimeout(120_000)
    const { page } = ledger
    await runDemo(page)
    const { rows } = await request(page, 'apis.find', { text: '', offset: 0, limit: 50 })
    const api = rows.find(({ failures }) => failures > 0)
    await page.keyboard.press('ControlOrMeta+K')
    await page.getByRole('combobox').fill(api?.path ?? '')
    const name = `${api?.method} ${api?.path}`
    await page.getByRole('dialog').getByRole('option', { name }).first().click()
    const life = page.getByRole('region', { name: `${name} 的历史` })
    await expect(life.getByText('最近一次失败')).toBeVisible()
    const points = life.getByRole('listbox', { name: /^导入任务和导出文档/ })
    await points.getByRole('option', { name: '失败' }).first().dblclick()
    await expect(page.getByRole('button', { name: `返回 ${name} 的历史` })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(points.getByRole('option', { selected: true })).toContainText('失败')
  })
})
