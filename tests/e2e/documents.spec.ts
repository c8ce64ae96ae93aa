import { expect, test } from '../support/electron-app'
import { request } from '../support/gateway-journey'
import { photograph, resize } from '../support/photographs'

test('two exported documents are compared, endpoint by endpoint', async ({ ledger }) => {
  test.setTimeout(120_000)
  const { page, app } = ledger
  await request(page, 'demo.start', undefined)
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('tab', { name: 'Documents' }).click()
  await page.getByText('No exported documents to compare yet').waitFor()
  for (const _ of [1, 2]) {
    const { taskId } = await request(page, 'demo.run', { task_type: 'export_api' })
    await expect
      .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt, {
        timeout: 60_000
      })
      .toBeGreaterThan(0)
  }
  const changes = page.getByRole('region', { name: 'Changes' })
  await expect(page.getByRole('region', { name: 'APIs' })).toBeVisible()
  await expect(page.getByText(/^Nothing that counts/)).toBeVisible()
  await expect(page.getByText('No API changed')).toBeVisible()
  await photograph(page, 'documents')
  await page.getByRole('button', { name: 'Show all APIs' }).click()
  await page.getByRole('button', { name: 'All changes' }).click()
  await photograph(page, 'documents-all')
  await expect(changes).toBeVisible()
  await resize(app, 960, 640)
  await photograph(page, 'documents-960x640')
  await page.getByRole('button', { name: 'Save report…' }).click()
  await page.getByRole('switch', { name: /readable/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Whoever reads the report')
  await photograph(page, 'documents-report')
})
