import type { ElectronApplication, Page } from '@playwright/test'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { addTasks, request } from '../support/gateway-journey'
import { leaksBelow } from '../support/secret-forms'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

async function paste(app: ElectronApplication, page: Page, label: string, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await page.getByLabel(label).focus()
  await page.keyboard.press('ControlOrMeta+V')
}

async function fillProfile(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('button', { name: 'Add gateway' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Under test')
  await page.getByRole('textbox', { name: 'Endpoint', exact: true }).fill(gateway.origin)
  await page.getByRole('textbox', { name: 'Project ID' }).fill(gateway.project_id)
  await page.getByRole('textbox', { name: 'Instance ID' }).fill(gateway.instance_id)
}

async function looksRightInBothLanguages(page: Page, name: string): Promise<void> {
  for (const language of ['zh-Hans', 'en'] as const) {
    await request(page, 'settings.set', { language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.screenshot({ path: join('test-results', 'screens', `credentials-${name}-${language}.png`) })
    expect(await accessibilityViolations(page), `${name} in ${language}`).toEqual([])
  }
}

test('an access key: pasted, refused, corrected, kept without a keyring after consent, and locked', async ({
  ledger
}) => {
  test.setTimeout(120_000)
  const { app, page, userData } = ledger
  const { access, secret } = gateway.accessKey
  const csv = (key: string): string => `User Name,Access Key Id,Secret Access Key\r\nci,${access},${key}\r\n`
  await fillProfile(page)
  await paste(app, page, 'Paste all at once', csv('a-wrong-secret-key-0123456789'))
  await expect(page.getByLabel('Access key ID (AK)')).toHaveValue(access)
  await expect(page.getByText('The fields were filled with an access key.')).toBeVisible()
  await page.getByText('Weakly protected', { exact: true }).click()
  await looksRightInBothLanguages(page, 'new')
  const add = page.getByRole('region', { name: 'Add gateway' }).getByRole('button', { name: 'Add gateway' })
  await add.click()
  expect(gateway.requests).toHaveLength(0)
  await page.getByRole('switch').check()
  await add.click()

  const panel = page.getByRole('region', { name: 'Under test' })
  await expect(panel.getByText('The signature does not match.').first()).toBeVisible()
  await expect(panel.getByText(`${access.slice(0, 4)}…${access.slice(-4)}`)).toBeVisible()
  await expect(panel.getByText('on the disk, weakly protected')).toBeVisible()
  await looksRightInBothLanguages(page, 'refused')
  expect(gateway.requests).toHaveLength(1)

  await panel.getByRole('button', { name: 'Change', exact: true }).click()
  await paste(app, page, 'Paste all at once', csv(secret))
  await panel.getByText('Weakly protected', { exact: true }).click()
  await panel.getByRole('switch').check()
  await panel.getByRole('button', { name: 'Save credentials' }).click()
  await expect(page.getByText('Credentials saved. Polling goes on.')).toBeVisible()
  await expect(panel.getByText('Nothing to watch')).toBeVisible()
  expect(await page.content()).not.toContain(secret)

  await ledger.restart()
  const again = ledger.page
  const [row] = await request(again, 'gateways.list', undefined)
  const id = row?.id ?? 0
  expect(row?.credential).toMatchObject({ kind: 'ak_sk', storage: 'stored_weakly' })
  const task = { task_status: 'processing', task_type: 'import_api', task_result: '' }
  const [taskId = 0] = await addTasks(again, id, [gateway.control.addTask(task)])
  const status = async () => (await request(again, 'tasks.rows', { ids: [taskId] }))[0]?.task_status
  await expect.poll(status).toBe('processing')

  gateway.control.answerWith('access-key-locked')
  await request(again, 'tasks.checkNow', { id: taskId })
  await again.keyboard.press('ControlOrMeta+3')
  await expect(again.getByText('The access key is locked')).toHaveCount(1)
  await expect(again.getByText(/for another 4 min \d+ sec/)).toBeVisible()
  await expect(again.getByRole('button', { name: 'Resume polling' })).toBeDisabled()
  await looksRightInBothLanguages(again, 'locked')
  await ledger.quit()
  expect(leaksBelow(userData, { secret })).toEqual([])
})

test('an IAM user: the token is fetched, shown with its end, and replaced when the service wants another', async ({
  ledger: { page }
}) => {
  await fillProfile(page)
  await page.getByText('IAM user', { exact: true }).click()
  await page.getByLabel('Account name').fill(gateway.account.domain)
  await page.getByLabel('IAM user name').fill(gateway.account.user)
  await page.getByLabel('Password').fill(gateway.account.password)
  await page.getByLabel('IAM endpoint').fill(gateway.origin)
  await looksRightInBothLanguages(page, 'iam')
  await page.getByRole('region', { name: 'Add gateway' }).getByRole('button', { name: 'Add gateway' }).click()
  const panel = page.getByRole('region', { name: 'Under test' })
  await expect(panel.getByText('It works')).toBeVisible()
  await expect(panel.getByText(/The token that IAM issued is valid until/)).toBeVisible()
  const [row] = await request(page, 'gateways.list', undefined)
  gateway.control.answerWith('APIGW.0307', { operation: 'showAsyncTask' })
  const task = { task_status: 'processing', task_type: 'import_api', task_result: '' }
  const [taskId = 0] = await addTasks(page, row?.id ?? 0, [gateway.control.addTask(task)])
  const status = async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.task_status
  await expect.poll(status).toBe('processing')
  expect(gateway.requests.filter(({ url }) => url.startsWith('/v3/auth/tokens'))).toHaveLength(2)
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('HTTP 401').first()).toBeVisible()
})
