import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { giveToken, request } from '../support/gateway-journey'
import { certificate } from '../support/network/certificates'
import { privateHost, startProxy, startTlsFront } from '../support/network/servers'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

/** Adds a gateway whose answers come from `endpoint`, with a token for this run. */
async function addAt(page: Page, name: string, endpoint: string): Promise<number> {
  const { project_id, instance_id, token } = gateway
  const { id } = await request(page, 'gateways.save', { id: null, name, endpoint, project_id, instance_id })
  await giveToken(page, id, token)
  return id
}

test('credentials of each kind, the choice of a region, and what a test of the connection says', async ({
  ledger: { page, app }
}) => {
  test.setTimeout(240_000)
  await resize(app, 1360, 1060)
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('button', { name: 'Add gateway' }).first().click()
  const form = page.getByRole('region', { name: 'Add gateway' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Under test')
  await form.getByRole('combobox', { name: 'Region' }).fill('southeast')
  await expect(page.getByRole('option').first()).toBeVisible()
  await photograph(page, 'gateway-region')
  await page.keyboard.press('Escape')
  await form.getByRole('textbox', { name: 'Endpoint', exact: true }).fill(gateway.origin)
  await form.getByRole('textbox', { name: 'Project ID' }).fill(gateway.project_id)
  await form.getByRole('textbox', { name: 'Instance ID' }).fill(gateway.instance_id)
  for (const [kind, label] of [
    ['token', 'Token'],
    ['iam_user', 'IAM user'],
    ['temporary_ak_sk', 'Temporary access key'],
    ['ak_sk', 'Access key']
  ] as const) {
    await form.getByText(label, { exact: true }).click()
    if (kind === 'ak_sk') {
      await form.getByLabel('Access key ID (AK)').fill(gateway.accessKey.access)
      await form.getByLabel('Secret access key (SK)').fill(gateway.accessKey.secret)
      await form.getByText('Weakly protected', { exact: true }).click()
      await form.getByRole('switch').check()
    }
    if (kind === 'token') await form.getByText('How to get a token').click()
    await form.getByRole('button', { name: 'Cancel' }).scrollIntoViewIfNeeded()
    await photograph(page, `credentials-${kind}`)
  }
  await form.getByRole('button', { name: 'Add gateway' }).click()
  const panel = page.getByRole('region', { name: 'Under test' })
  await expect(panel.getByText('It works')).toBeVisible()
  await photograph(page, 'test-works')
  gateway.control.answerWith('clock-skew')
  await panel.getByRole('button', { name: 'Test connection' }).click()
  await expect(panel.getByText('The clock is wrong')).toBeVisible()
  await photograph(page, 'test-clock')
  await panel.getByRole('button', { name: 'Test connection' }).click()
  await expect(panel.getByText('Polling is still stopped.')).toBeVisible()
  await photograph(page, 'test-works-stopped')
  await panel.getByRole('button', { name: 'Resume polling' }).click()
  await expect(panel.getByRole('button', { name: 'Resume polling' })).toHaveCount(0)
  gateway.control.answerWith('access-key-locked')
  await panel.getByRole('button', { name: 'Test connection' }).click()
  await expect(panel.getByText(/for another 4 min \d+ sec/)).toBeVisible()
  await expect(panel.locator('.notice', { hasText: 'locked' })).toHaveCount(1)
  await expect(panel.getByRole('button', { name: 'Test connection' })).toBeDisabled()
  await photograph(page, 'key-locked')
  await resize(app, 1024, 640)
  await photograph(page, 'key-locked-1024x640')
  await resize(app, 1920, 1080)
  await photograph(page, 'key-locked-1920x1080')
})

test('a proxy, an authority of the company’s own, and a certificate that nobody vouches for', async ({
  ledger: { page, app, userData }
}) => {
  test.setTimeout(240_000)
  const front = await startTlsFront('good', Number(new URL(gateway.origin).port))
  const proxy = await startProxy({ to: front.port })
  await resize(app, 1360, 1060)
  await addAt(page, 'Company', `https://${privateHost}`)
  await page.keyboard.press('ControlOrMeta+3')
  const network = page.getByRole('region', { name: 'Network', exact: true })
  await network.getByText('Manual', { exact: true }).click()
  await network.getByRole('textbox', { name: 'Proxy address' }).fill(proxy.address)
  await network.getByRole('button', { name: 'Save proxy' }).click()
  await expect(page.getByText('Proxy saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('No secure connection')).toBeVisible()
  await photograph(page, 'test-certificate')

  const file = join(userData, 'company-root.pem')
  await writeFile(file, certificate('root'))
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, file)
  await network.getByRole('button', { name: 'Add from file…' }).click()
  const choice = page.getByRole('dialog', { name: 'Trust these authorities?' })
  await expect(choice.getByRole('button', { name: 'Trust this authority' })).toBeVisible()
  await photograph(page, 'authority-choice')
  await choice.getByRole('button', { name: 'Trust this authority' }).click()
  await network.getByLabel('User at the proxy').fill('someone')
  await expect(network.getByText('Last added from company-root.pem.')).toBeVisible()
  await network.getByText('Last added from company-root.pem.').scrollIntoViewIfNeeded()
  await photograph(page, 'network')
  await proxy.close()
  await front.close()
})
