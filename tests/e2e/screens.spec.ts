import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { sampleInstances, sampleTasks } from '../../src/demo-gateway/tasks/vendor-samples'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import { photograph, resize } from '../support/photographs'
import { closeWindow } from '../support/tray'

const taskOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name })
const isFinal = (page: Page, taskId: number): Promise<void> =>
  expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt, { timeout: 60_000 })
    .toBeGreaterThan(0)
const tabOf = (page: Page, name: string) => page.getByRole('tab', { name })

test('every screen is accessible in both languages and both themes; pictures are left', async ({
  ledger
}) => {
  test.setTimeout(240_000)
  const { page, app } = ledger
  await page.getByRole('heading', { level: 1 }).waitFor()
  await photograph(page, 'welcome')
  // What needs no finished task is photographed while the tasks run.
  await request(page, 'demo.start', undefined)
  const first = await request(page, 'demo.run', { task_type: 'import_api' })
  const exported = await request(page, 'demo.run', { task_type: 'export_api' })
  await page.keyboard.press('ControlOrMeta+4')
  await photograph(page, 'settings')
  await closeWindow(ledger)
  await page.getByRole('dialog', { name: /^Keep watching/ }).waitFor()
  await photograph(page, 'leaving')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+3')
  await photograph(page, 'gateways')
  await isFinal(page, first.taskId)
  const second = await request(page, 'demo.run', { task_type: 'import_api' })
  await isFinal(page, exported.taskId)
  await page.keyboard.press('ControlOrMeta+1')
  await taskOf(page, 'order-service').click()
  await photograph(page, 'export')
  await tabOf(page, 'Document').click()
  await page.locator('.cm-content span').first().waitFor()
  await photograph(page, 'document')
  await tabOf(page, 'Raw response').click()
  await page.locator('.cm-content span').first().waitFor()
  await photograph(page, 'raw')
  await tabOf(page, 'Findings').click()
  const findings = page.getByRole('tabpanel').getByRole('listitem')
  await expect(findings).not.toHaveCount(0)
  // Known habits of the service are not drawn as warnings.
  await expect(findings.locator('.warning, .alarm')).toHaveCount(0)
  await photograph(page, 'findings')
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox').fill('o')
  await page.getByRole('dialog').getByRole('option', { name: 'order-service' }).waitFor()
  await photograph(page, 'palette')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Search tasks' }).fill('no such task')
  await page.getByText('No task matches').waitFor()
  await photograph(page, 'search-empty')
  await page.getByRole('searchbox', { name: 'Search tasks' }).fill('')
  await isFinal(page, second.taskId)
  await taskOf(page, 'member-center-v2.json').click()
  await photograph(page, 'history')
  await resize(app, 960, 640)
  await photograph(page, 'history-960x640')
  await resize(app, 1920, 1080)
  await photograph(page, 'history-1920x1080')
  await resize(app, 1360, 860)
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('table', { name: 'What happened to each API' }).waitFor()
  await expect(page.getByRole('main').getByText('Nothing here comes from Huawei Cloud.')).toBeVisible()
  await photograph(page, 'compare')
})

test.describe('with a gateway of its own', () => {
  let gateway: DemoGateway

  test.beforeEach(async () => {
    gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
  })
  test.afterEach(() => gateway.close())

  test('errors, forms and dialogs are accessible in both languages and both themes', async ({
    ledger: { page }
  }) => {
    test.setTimeout(240_000)
    const unreadable = 'c'.repeat(32)
    gateway.control.answerWith('html-200', { task_id: unreadable, times: 1000 })
    const failing = sampleInstances.find(({ status }) => status === 500)
    const [sample] = sampleTasks
    if (failing === undefined || sample === undefined) throw new Error('the vendor shows samples')
    const id = await addGateway(page, gateway)
    await addTasks(page, id, [unreadable])
    await taskOf(page, unreadable).click()
    await page.getByText('This answer cannot be read').waitFor()
    await photograph(page, 'error-unreadable')
    await tabOf(page, 'Findings').click()
    await expect(page.getByRole('tabpanel').locator('.warning')).not.toHaveCount(0)
    await photograph(page, 'findings-warning')
    await tabOf(page, 'Result').click()
    await addTasks(page, await addGateway(page, gateway, failing.instance_id), ['5'.repeat(32)])
    await taskOf(page, '5'.repeat(32)).click()
    await page.getByRole('region', { name: 'Detail' }).getByText(failing.failure.error_code).waitFor()
    await photograph(page, 'error-500')
    gateway.control.revokeToken(gateway.token)
    await addTasks(page, id, [sample.task_id])
    await taskOf(page, sample.task_id).click()
    await page.getByText('stopped polling all of its tasks').waitFor()
    await photograph(page, 'error-refused-token')

    await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Open gateway' }).click()
    await page.getByText('Polling stopped at').waitFor()
    await photograph(page, 'gateway-stopped')
    await page.getByRole('button', { name: 'Remove gateway' }).click()
    await page.getByRole('dialog').waitFor()
    await photograph(page, 'confirm-remove')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('form').getByRole('button', { name: 'Remove gateway' })).toBeFocused()

    await page.getByRole('button', { name: 'Add gateway' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await page.getByRole('textbox', { name: 'Endpoint' }).fill('https://apig.example.com/v2/')
    await page.getByRole('textbox', { name: 'Instance ID' }).fill('a b')
    await page.getByRole('textbox', { name: 'Access key ID (AK)' }).fill('not a key')
    await page.getByRole('button', { name: 'Add gateway' }).last().click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await photograph(page, 'gateway-form')
    await page.getByRole('textbox', { name: 'Name' }).fill('Plain')
    await page.getByRole('textbox', { name: 'Endpoint' }).fill('http://apig.example.com')
    await page.getByRole('textbox', { name: 'Project ID' }).fill(gateway.project_id)
    await page.getByRole('textbox', { name: 'Instance ID' }).fill(gateway.instance_id)
    await page.getByRole('textbox', { name: 'Access key ID (AK)' }).fill('')
    await page.getByRole('button', { name: 'Add gateway' }).last().click()
    await expect(page.getByText('https:// is required')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Endpoint' })).toBeFocused()
  })

  test('names, paths and lists of any size stay in their places', async ({ ledger: { page, app } }) => {
    const failure = Array.from({ length: 10_000 }, (_, index) => ({
      method: 'GET',
      path: index === 0 ? `/${'long'.repeat(500)}` : `/apis/${index}`,
      error_code: 'APIG.3023',
      error_msg: index === 0 ? 'word '.repeat(400) : 'The VPC channel does not exist'
    }))
    const task_id = gateway.control.addTask({
      task_status: 'succeed',
      task_type: 'import_api',
      task_result: JSON.stringify({ success: [], failure, ignore: [] })
    })
    const [taskId = 0] = await addTasks(page, await addGateway(page, gateway), [task_id])
    await isFinal(page, taskId)
    await request(page, 'tasks.describe', { id: taskId, name: 'n'.repeat(200), note: 'note '.repeat(400) })
    await taskOf(page, 'nnnn').click()
    await page.getByRole('option', { name: 'longlong' }).click()
    await resize(app, 960, 640)
    await photograph(page, 'huge')
    const list = page.getByRole('region', { name: 'Detail' }).getByRole('listbox')
    await list.press('End')
    await expect(list.getByRole('option', { selected: true })).toContainText('/apis/9999')
    await page.keyboard.press('ControlOrMeta+2')
    await photograph(page, 'compare-one')
  })
})
