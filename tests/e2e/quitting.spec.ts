import { randomUUID } from 'node:crypto'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { addGateway, request } from '../support/gateway-journey'
import type { RunningApp } from '../support/launch-app'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

/** Starts an export whose answer the gateway holds back. */
async function startMeanwhile({ page }: RunningApp): Promise<number> {
  const gatewayId = await addGateway(page, gateway)
  gateway.control.answerWith('slow-headers', { operation: 'asyncExport' })
  const options = {
    oas_version: '3.0' as const,
    env_id: gateway.environments[0]?.id ?? '',
    group_id: gateway.groups[1]?.id ?? '',
    define: 'all' as const,
    type: 'yaml' as const
  }
  request(page, 'starting.export', { gatewayId, attempt: randomUUID(), name: 'weekly', options }).catch(
    () => undefined
  )
  await expect.poll(() => gateway.requests.some(({ method }) => method === 'POST')).toBe(true)
  return gatewayId
}

/** … and quits while it is awaited. */
async function quitMeanwhile(ledger: RunningApp): Promise<number> {
  const gatewayId = await startMeanwhile(ledger)
  await ledger.app.evaluate((electron) => electron.app.quit())
  return gatewayId
}

test('quitting waits for the answer to a start, says so, and keeps the task', async ({ ledger }) => {
  await quitMeanwhile(ledger)
  const { page, app } = ledger
  const dialog = page.getByRole('dialog', { name: 'Waiting for an answer before quitting' })
  await expect(dialog).toContainText('at most 10 sec')
  expect(await accessibilityViolations(page)).toEqual([])
  const closed = app.waitForEvent('close')
  gateway.control.release()
  await closed
  await ledger.restart()
  await expect(ledger.page.getByText('weekly').first()).toBeVisible()
})

test('closing the window meanwhile keeps it until the answer is there', async ({ ledger }) => {
  await startMeanwhile(ledger)
  const { page, app } = ledger
  const closed = app.waitForEvent('close')
  await app.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.close())
  await expect(page.getByRole('dialog', { name: 'Waiting for an answer before quitting' })).toBeVisible()
  gateway.control.release()
  await closed
  await ledger.restart()
  await expect(ledger.page.getByText('weekly').first()).toBeVisible()
})

test('or quits at once when the person says so', async ({ ledger }) => {
  const gatewayId = await quitMeanwhile(ledger)
  const { page, app } = ledger
  const closed = app.waitForEvent('close')
  await page.getByRole('button', { name: 'Quit now' }).click()
  await closed
  await ledger.restart()
  const { rows } = await request(ledger.page, 'starts.withoutTask', { gatewayId, offset: 0, limit: 5 })
  expect(rows).toMatchObject([{ outcome: 'unknown', failure: { code: 'aborted' } }])
})
