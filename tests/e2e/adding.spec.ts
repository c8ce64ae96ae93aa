import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { sampleTasks } from '../../src/demo-gateway/tasks/vendor-samples'
import { answerFixture } from '../support/async-task-fixtures'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import type { RunningApp } from '../support/launch-app'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const secret = 'MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8CAQExDTALBglghkgBZQMEAgEw'
const wire = ['import-waiting', 'import-processing', 'import-succeed', 'export-succeed', 'import-failed']
const errors = ['400', '401', '403', '404', '500'].map((status) => `error-${status}`)

/** The ten samples of the vendor's page, as somebody might have saved them. Returns the folder. */
function saveSamples(ledger: RunningApp): string {
  const folder = join(ledger.userData, 'saved answers')
  mkdirSync(join(folder, 'errors'), { recursive: true })
  for (const name of wire)
    writeFileSync(join(folder, `${name}.json`), answerFixture(`wire/${name}.json`).bytes)
  for (const name of errors)
    writeFileSync(join(folder, 'errors', `${name}.json`), answerFixture(`wire/${name}.json`).bytes)
  return folder
}

/** The next native dialog answers with these paths. */
async function answerDialog(ledger: RunningApp, filePaths: string[]): Promise<void> {
  await ledger.app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths })
  }, filePaths)
}

/** Every file of the app's folder, as one text. */
function everythingKept(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

/** Forty tasks of the server in the shapes that people have them in, and one line that is nothing. */
function fortyTasks(): string {
  const ids = Array.from({ length: 40 }, () =>
    gateway.control.addTask({ task_type: 'import_api', task_status: 'succeed', task_result: '' })
  )
  const { origin, project_id, instance_id } = gateway
  const url = (id: string): string =>
    `${origin}/v2/${project_id}/apigw/instances/${instance_id}/async-tasks/${id}`
  return [
    ...ids.slice(0, 10),
    'name,task_id,when',
    ...ids.slice(10, 20).map((id, n) => `"import, ${n}",${id},2026-03-01`),
    '',
    ...ids.slice(20, 25).map((id) => `{"task_id":"${id}"}`),
    ...ids.slice(25, 30).map((id) => `curl '${url(id)}' \\\n  -H 'X-Auth-Token: ${secret}'`),
    'this line names nothing',
    ...ids.slice(30, 35).map((id) => `2026-03-01 08:00:00 INFO accepted task=${id} group_id=${project_id}`),
    JSON.stringify(ids.slice(35), null, 2)
  ].join('\n')
}

const toast = (page: Page, text: string) => page.locator('.toast', { hasText: text })

/** As soon as the keys are heard: the list of gateways may come later. */
async function openByKeys(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+N')
    await expect(page.getByText('Nothing to add yet')).toBeVisible({ timeout: 200 })
  }).toPass()
}

/** Pastes from the system's clipboard, as a person does; typing ten thousand lines takes minutes. */
async function paste({ app, page }: RunningApp, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text)
  await page.getByLabel('Paste anything that names tasks').focus()
  await page.keyboard.press('Control+V')
}

test('forty ids pasted', async ({ ledger }) => {
  const { page } = ledger
  await addGateway(page, gateway)
  const dialog = page.getByRole('dialog', { name: 'Add tasks' })
  await page.reload()
  await openByKeys(page)
  expect(await accessibilityViolations(page)).toEqual([])
  await paste(ledger, fortyTasks())
  await expect(dialog.getByText('40 tasks understood')).toBeVisible()
  await expect(dialog.getByText('1 place not understood')).toBeVisible()
  await expect(dialog.getByText('No task ID in it')).toBeVisible()
  await expect(dialog.getByRole('option', { name: 'this line names nothing' })).toBeVisible()
  expect(await accessibilityViolations(page)).toEqual([])
  expect(gateway.requests.filter(({ url }) => url.includes('/async-tasks/'))).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(toast(page, '40 added, 0 known before.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Tasks' }).getByText('40 tasks')).toBeVisible()
  await toast(page, '40 added').getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('Succeeded').first()).toBeVisible()
  await ledger.quit()
  expect(everythingKept(ledger.userData)).not.toContain(secret)
})

test('a folder of saved responses opened with no gateway at all', async ({ ledger }) => {
  const { page } = ledger
  await answerDialog(ledger, [saveSamples(ledger)])
  await page.getByRole('button', { name: 'Open saved answers…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add tasks' })
  await dialog.getByRole('button', { name: 'Open a folder…' }).click()
  await expect(dialog.getByText('5 tasks understood')).toBeVisible()
  await expect(dialog.getByText('5 places not understood')).toBeVisible()
  await expect(dialog.getByText('10 files')).toBeVisible()
  await expect(dialog.getByRole('option', { name: 'errors/error-401.json' })).toContainText(
    'An error that does not say of which task it is'
  )
  expect(await accessibilityViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Add 5' }).click()
  await expect(toast(page, '5 added, 0 known before, 5 answers kept.')).toBeVisible()
  const [done] = sampleTasks
  await page
    .getByRole('region', { name: 'Tasks' })
    .getByRole('option', { name: done?.task_id ?? '' })
    .click()
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(
    timeline.getByText(/from file saved answers\/import-succeed\.json · file’s time /)
  ).toBeVisible()
  await expect(
    timeline.getByText('This task belongs to no gateway here, so nothing can be asked.')
  ).toBeVisible()
  const detail = page.getByRole('region', { name: 'Detail' })
  await expect(detail.getByText('/test1')).toBeVisible()
  await expect(detail.getByText(/from file .* read /).first()).toBeVisible()
  expect(await accessibilityViolations(page)).toEqual([])
  await request(page, 'settings.set', { language: 'zh-Hans' })
  await expect(
    page.getByText(/来自文件 saved answers\/import-succeed\.json · 文件时间 /).first()
  ).toBeVisible()
  expect(gateway.requests).toEqual([])

  // The task is adopted when its id is added to a gateway.
  const id = await addGateway(page, gateway)
  await addTasks(page, id, [done?.task_id ?? ''])
  await expect(
    page.getByRole('region', { name: '时间线' }).getByText('来自文件', { exact: true })
  ).toBeVisible()
  await expect(page.getByRole('region', { name: '时间线' }).getByText('轮询已结束')).toBeVisible()
})

test('files dropped onto the window are read, and only once', async ({ ledger }) => {
  const { page } = ledger
  const folder = saveSamples(ledger)
  await page.getByRole('button', { name: 'Open saved answers…' }).waitFor()
  // Only a file that the browser itself handed out has a path, as a dropped one does. Scripts for the page are texts:
  // these tests are checked without the browser's types.
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'disk' }))`
  )
  await page.setInputFiles('#disk', [
    join(folder, 'import-failed.json'),
    join(folder, 'errors/error-404.json')
  ])
  const drag = (types: string[]): Promise<void> =>
    page.evaluate(`{
      const dataTransfer = new DataTransfer()
      for (const file of document.getElementById('disk').files) dataTransfer.items.add(file)
      for (const type of ${JSON.stringify(types)})
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }`)
  await drag(['dragenter', 'dragover'])
  await expect(page.getByText('Drop files or folders to read the answers in them')).toBeVisible()
  await drag(['drop'])
  const dialog = page.getByRole('dialog', { name: 'Add tasks' })
  await expect(dialog.getByText('1 task understood')).toBeVisible()
  await expect(dialog.getByRole('option', { name: 'error-404.json' })).toBeVisible()
  await expect(page.getByText('Drop files or folders')).toBeHidden()
  await dialog.getByRole('button', { name: 'Add 1' }).click()
  await expect(toast(page, '1 added, 0 known before, 1 answer kept.')).toBeVisible()
  await expect(dialog).toBeHidden()
  await drag(['dragenter', 'drop'])
  await expect(dialog.getByText('file read already')).toBeVisible()
  // What a page makes up has no path.
  const invented = await page.evaluate(`api.offerFiles([new File(['x'], '/etc/passwd')])`)
  expect(invented).toBeNull()
})

test('a curl command of an unknown place offers a gateway with its fields filled', async ({
  ledger: { page }
}) => {
  const { origin, project_id, instance_id } = gateway
  const [sample] = sampleTasks
  const url = `${origin}/v2/${project_id}/apigw/instances/${instance_id}/async-tasks/${sample?.task_id}`
  await page.getByRole('button', { name: 'Open saved answers…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add tasks' })
  await dialog.getByLabel('Paste anything that names tasks').fill(`curl -H 'X-Auth-Token: ${secret}' ${url}`)
  await expect(dialog.getByText('A place without a gateway here')).toBeVisible()
  await expect(dialog.getByLabel('Endpoint')).toHaveValue(origin)
  expect(await accessibilityViolations(page)).toEqual([])
  await dialog.getByLabel('Name of the new gateway').fill('Pasted')
  await dialog.getByRole('button', { name: 'Add gateway' }).click()
  await expect(dialog.getByRole('option', { name: sample?.task_id ?? '' })).toContainText('Pasted')
  await dialog.getByRole('button', { name: 'Add 1' }).click()
  const [row] = await request(page, 'gateways.list', undefined)
  expect(row).toMatchObject({ name: 'Pasted', endpoint: origin, project_id, instance_id, taskCount: 1 })
})

test('ten thousand ids are shown at once and none of them is drawn for nothing', async ({ ledger }) => {
  const { page } = ledger
  await addGateway(page, gateway)
  await openByKeys(page)
  const dialog = page.getByRole('dialog', { name: 'Add tasks' })
  const ids = Array.from({ length: 10_001 }, (_, n) => n.toString(16).padStart(32, '0'))
  await paste(ledger, ids.join('\n'))
  await expect(dialog.getByRole('button', { name: 'Add 10,000' })).toBeEnabled()
  await expect(dialog.getByText('1 more are not listed. Add these first.')).toBeVisible()
  expect(await dialog.getByRole('option').count()).toBeLessThan(60)
  await dialog.getByRole('listbox', { name: 'What was understood' }).focus()
  await page.keyboard.press('End')
  await expect(dialog.getByRole('option', { name: ids[9999] ?? '' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
