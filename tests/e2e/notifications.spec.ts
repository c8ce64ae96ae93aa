import type { Notification } from 'electron'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { sampleTasks } from '../../src/demo-gateway/tasks/vendor-samples'
import { gatherMs } from '../../src/main/tasks/end-notices'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import { isShown } from '../support/tray'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

test('a notification tells of an end, and a click shows the task', async ({ ledger }) => {
  const { app, page } = ledger
  await app.evaluate(({ Notification: Native, BrowserWindow }) => {
    const shown: Notification[] = []
    Object.assign(globalThis, { shown })
    Native.isSupported = () => true
    Native.prototype.show = function (this: Notification) {
      shown.push(this)
    }
    // Nobody looks: a virtual screen has no window manager that would say so.
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => false
  })
  const shown = (): Promise<string[]> =>
    app.evaluate(() => (globalThis as unknown as { shown: Notification[] }).shown.map(({ title }) => title))
  const id = await addGateway(page, gateway)
  const [taskId] = await addTasks(page, id, [sampleTasks[0]?.task_id ?? ''])
  await page.reload()
  await expect.poll(shown).toEqual(['Import: Complete'])
  // No more urgent than any other, so that the system's quiet hours hold for it.
  const urgencies = await app.evaluate(() =>
    (globalThis as unknown as { shown: Notification[] }).shown.map(({ urgency }) => urgency)
  )
  expect(urgencies).toHaveLength(1)
  expect(urgencies).not.toContain('critical')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await expect.poll(() => isShown(ledger)).toBe(false)
  await app.evaluate(() => (globalThis as unknown as { shown: Notification[] }).shown[0]?.emit('click'))
  await expect.poll(() => isShown(ledger)).toBe(true)
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('Polling ended')).toBeVisible()
  expect(taskId).toBe(1)
  await page.keyboard.press('Control+4')
  const toggle = page.getByRole('switch', { name: 'Tell when a watched task has ended' })
  await expect(toggle).toBeChecked()
  await toggle.uncheck()
  expect(await accessibilityViolations(page)).toEqual([])
  await expect.poll(() => request(page, 'settings.get', undefined)).toMatchObject({ notifications: false })

  await addTasks(page, id, [sampleTasks[2]?.task_id ?? ''])
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [2] }))[0]?.task_status)
    .toBe('failed')
  // Ends that come close together are told as one: of two timers for the same time, the one set later goes off later.
  await app.evaluate((_, ms) => new Promise((resolve) => setTimeout(resolve, ms)), gatherMs)
  await toggle.check()
  await expect.poll(() => request(page, 'settings.get', undefined)).toMatchObject({ notifications: true })
  await addTasks(page, id, [sampleTasks[1]?.task_id ?? ''])
  await expect.poll(shown, { timeout: 15_000 }).toEqual(['Import: Complete', 'Export: Succeeded'])
})
