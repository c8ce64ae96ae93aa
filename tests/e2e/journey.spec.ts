import { mkdirSync } from 'node:fs'
import { runJourney } from '../../scripts/demo-journey'
import { expect, test } from '../support/electron-app'

test('from the first start to a saved swagger file, and everything is still there after a restart', async ({
  ledger
}, testInfo) => {
  mkdirSync(testInfo.outputDir, { recursive: true })
  const { timeline, comparison, saved } = await runJourney(ledger, testInfo.outputDir)
  expect(timeline.join('\n')).toMatch(/Succeeded[\s\S]*Task accepted/)
  expect(comparison.length).toBeGreaterThan(3)
  expect(saved.bytes).toBeGreaterThan(1000)
  await expect(ledger.page.getByText(saved.sha256).first()).toBeVisible()

  await ledger.restart()
  const tasks = ledger.page.getByRole('region', { name: 'Tasks' })
  await expect(tasks.getByRole('option')).toHaveCount(3)
  await tasks.getByRole('option', { name: 'order-service' }).click()
  await expect(ledger.page.getByText(saved.sha256).first()).toBeVisible()
})
