import { writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { demoDocuments } from '../../src/demo-gateway/seed/demo-documents'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { addGateway, request } from '../support/gateway-journey'
import type { RunningApp } from '../support/launch-app'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

/** Starts an import of the demo's file with these options, and waits for its end. */
async function startImport(
  { page, app, userData }: RunningApp,
  gatewayId: number,
  options: { api_mode: 'merge' | 'override'; mock_mode: boolean }
): Promise<void> {
  const path = join(userData, 'orders.yaml')
  await writeFile(path, demoDocuments.find(({ name }) => name === 'first-import')?.text ?? '')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
  const held = await request(page, 'starting.chooseFile', undefined)
  const groups = await request(page, 'starting.groups', { gatewayId })
  const group_id = groups.kind === 'listed' ? (groups.rows[0]?.id ?? '') : ''
  const common = { is_create_group: false, group_id, extend_mode: 'merge', simple_mode: false } as const
  const { taskId } = await request(page, 'starting.import', {
    ...{ gatewayId, attempt: randomUUID(), fileId: held?.fileId ?? '' },
    options: { ...common, ...options }
  })
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId ?? 0] }))[0]?.finalAt)
    .toBeGreaterThan(0)
}

test('two imports started with different options say so, and which ones', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page, app } = ledger
  const gatewayId = await addGateway(page, gateway)
  await startImport(ledger, gatewayId, { api_mode: 'override', mock_mode: false })
  await startImport(ledger, gatewayId, { api_mode: 'merge', mock_mode: true })
  await page.keyboard.press('ControlOrMeta+2')
  await expect(page.getByText('The two imports were started with different options')).toBeVisible()
  const options = page.getByRole('region', { name: 'Options' })
  const different = options.getByRole('row').filter({ hasText: 'different' })
  await expect(different).toHaveCount(2)
  await expect(different.first()).toContainText('Existing APIs')
  await expect(different.first()).toContainText('Overwrite')
  await expect(different.first()).toContainText('Leave as they are')
  await expect(different.last()).toContainText('Mock backends')
  await photograph(page, 'imports-options')
  await resize(app, 960, 640)
  await photograph(page, 'imports-options-960x640')
  await page.getByRole('button', { name: 'Save report…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Credentials and the hosts of addresses')
  await photograph(page, 'imports-report')
})
