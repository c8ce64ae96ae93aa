import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import { photograph, resize } from '../support/photographs'
import { recordPauses } from '../support/window-pauses'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

/** Lets the app follow an import that ended so, and waits for its end. */
async function addEnded(page: Page, gatewayId: number, result: object | string): Promise<void> {
  const task_result = typeof result === 'string' ? result : JSON.stringify(result)
  const task_id = gateway.control.addTask({ task_status: 'succeed', task_type: 'import_api', task_result })
  const [taskId = 0] = await addTasks(page, gatewayId, [task_id])
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt)
    .toBeGreaterThan(0)
}

const longPath = `/0/${'a-very-long-part-of-a-path/'.repeat(73)}{id}`
const emoji = '/0/订单中心/😀🎉/查询{订单号}'
const many = Array.from({ length: 4000 }, (_, n) => `/v1/orders/${n}`)
const paths = [emoji, longPath, ...many]

const created = (path: string) => ({ id: 'a'.repeat(32), method: 'DELETE', path, action: 'create' })
const failed = (path: string) => ({
  ...{ method: 'DELETE', path, error_code: 'APIG.3301' },
  error_msg: `The API ${path} already exists, an API with the same path does`
})

/** Two imports of 4,002 APIs: all were created, then all failed. */
async function addBoth(page: Page): Promise<void> {
  const gatewayId = await addGateway(page, gateway)
  const group_id = 'f'.repeat(32)
  await addEnded(page, gatewayId, { group_id, success: paths.map(created), failure: [], ignore: [] })
  await addEnded(page, gatewayId, { group_id, success: [], failure: paths.map(failed), ignore: [] })
}

test('4,002 APIs that all ended otherwise, with names that are hard to show, in a narrow window', async ({
  ledger: { page, app }
}) => {
  test.setTimeout(240_000)
  await addBoth(page)
  expect(longPath.length).toBeGreaterThan(1900)
  await resize(app, 960, 640)
  const matrix = page.getByRole('table', { name: 'What happened to each API' })
  const apis = page.getByRole('region', { name: 'APIs' })
  const list = apis.getByRole('listbox')
  const pauses = await recordPauses(page, async () => {
    await page.keyboard.press('ControlOrMeta+2')
    await matrix.getByRole('button', { name: '4,002: Created → Failed' }).click()
    await expect(apis.getByRole('status')).toHaveText('4,002 of 4,002 APIs')
    await list.focus()
    await page.keyboard.press('End')
    await expect(list.getByRole('option', { selected: true })).toContainText('/v1/orders/999')
    await page.keyboard.press('Home')
    await expect(list.getByRole('option', { selected: true })).toContainText('/0/a-very-long')
  })
  test.info().annotations.push({ type: 'pauses', description: JSON.stringify(pauses) })

  // By the keyboard alone: the row, its detail to the end, its history, and back.
  await photograph(page, 'odd-imports-long-path-960x640')
  const detail = page.getByRole('group', { name: 'Entry' })
  await expect(detail).toContainText(longPath)
  await expect(detail.getByRole('region', { name: 'Before' })).toBeInViewport()
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toContainText(emoji)
  await photograph(page, 'odd-imports-emoji-960x640')
  await list.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('l')
  const life = page.getByRole('region', { name: /^History of DELETE \/0\/a-very/ })
  await expect(life.getByText('Last failed')).toBeInViewport()
  await expect(life.getByRole('button', { name: 'Back' })).toBeInViewport()
  await expect(life.getByRole('heading', { level: 1 })).toContainText(longPath)
  await photograph(page, 'odd-imports-life-960x640')
  await page.keyboard.press('Escape')
  await expect(list.getByRole('option', { selected: true })).toContainText('/0/a-very-long')

  await page.getByRole('tab', { name: 'Failures' }).click()
  const causes = page.getByRole('region', { name: 'Causes' }).getByRole('option')
  await expect(causes).toHaveCount(1)
  await expect(causes).toContainText('4,002 APIs')
  await causes.click()
  await photograph(page, 'odd-imports-failures-960x640')
})

test('a result that nobody can read is no failure, an error in its place is one', async ({
  ledger: { page, app }
}) => {
  test.setTimeout(180_000)
  const gatewayId = await addGateway(page, gateway)
  const error = { error_code: 'APIG.3201', error_msg: 'The API group name already exists' }
  await addEnded(page, gatewayId, { group_id: 'g', success: paths.slice(0, 3).map(created), failure: [] })
  await addEnded(page, gatewayId, 'done, more or less')
  await resize(app, 960, 640)
  await page.keyboard.press('ControlOrMeta+2')
  const after = page.getByRole('button', { name: 'After:' })
  await expect(after).toContainText('No result that can be read')
  await expect(page.getByText('Proposed: the latest earlier import of the same gateway.')).toBeVisible()
  await expect(page.getByText('The group of at least one import is unknown')).toBeVisible()
  await expect(page.getByText('“not in this run” may also mean “not reported”')).toBeVisible()
  await photograph(page, 'odd-imports-unread-960x640')
  await page.getByRole('tab', { name: 'Failures' }).click()
  await expect(page.getByText('Nothing has failed so far')).toBeVisible()
  await addEnded(page, gatewayId, error)
  const causes = page.getByRole('region', { name: 'Causes' }).getByRole('option')
  await expect(causes).toContainText('1 whole import')
  await expect(causes).toContainText('APIG.3201')
})

test('the window may close while two imports are compared; nothing is lost', async ({ ledger }) => {
  test.setTimeout(180_000)
  await addBoth(ledger.page)
  const closed = ledger.app.waitForEvent('close')
  await ledger.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    // In one go: the comparison is asked for and the window closes before it is answered.
    void window?.webContents.executeJavaScript(
      "for (const [before, after] of [[1, 2], [2, 1]]) window.api.request('imports.compare', { before, after }); 0"
    )
    window?.close()
  })
  await closed
  await ledger.restart()
  await ledger.page.keyboard.press('ControlOrMeta+2')
  await expect(ledger.page.getByRole('button', { name: '4,002: Created → Failed' })).toBeVisible()
  expect(await ledger.log()).not.toMatch(/unhandled|uncaught/i)
})
