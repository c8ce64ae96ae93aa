import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { accessibilityViolations } from '../support/axe'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, giveToken, request } from '../support/gateway-journey'
import { RunningApp } from '../support/launch-app'
import { clickInTray, closeWindow, isShown, trayOf, watchTray } from '../support/tray'

const launchEnv = { XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'apig-ledger-config-')) }
test.use({ launchEnv })
test.afterAll(() => rmSync(launchEnv.XDG_CONFIG_HOME, { recursive: true }))

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway()
})
test.afterEach(() => gateway.close())

/** Follows tasks that do not end by themselves; returns what makes them end. */
async function followTwo(page: Page): Promise<() => void> {
  const id = await addGateway(page, gateway)
  const names = [1, 2].map(() =>
    gateway.control.addTask({ task_status: 'processing', task_type: 'import_api', task_result: '' })
  )
  await addTasks(page, id, names)
  await page.reload()
  await expect(page.getByText('Watching 2 tasks')).toBeVisible()
  return () => {
    for (const task_id of names)
      gateway.control.addTask({ task_id, task_status: 'failed', task_type: 'import_api', task_result: '' })
  }
}

const polls = (): number => gateway.requests.filter(({ url }) => url.includes('/async-tasks/')).length

test('closing the window while tasks are active asks once, and the app goes on in the tray', async ({
  ledger
}) => {
  await watchTray(ledger)
  const { page } = ledger
  const end = await followTwo(page)
  await closeWindow(ledger)
  const dialog = page.getByRole('dialog', { name: 'Keep watching 2 tasks?' })
  await expect(dialog.getByRole('checkbox', { name: /Do not ask again/ })).toBeChecked()
  if (process.platform === 'linux') await expect(dialog).toContainText('start the app again')
  expect(await accessibilityViolations(page)).toEqual([])
  expect(await isShown(ledger)).toBe(true)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  expect(await request(page, 'settings.get', undefined)).toMatchObject({ whenClosed: 'ask' })

  await closeWindow(ledger)
  await dialog.getByRole('button', { name: 'Keep watching' }).click()
  await expect.poll(() => isShown(ledger)).toBe(false)
  expect(await trayOf(ledger)).toEqual({
    tip: 'APIG Ledger · Watching 2 tasks',
    labels: ['Watching 2 tasks', 'Open APIG Ledger', 'Quit']
  })
  const before = polls()
  await expect.poll(polls).toBeGreaterThan(before)
  end()
  await expect
    .poll(async () => (await trayOf(ledger))?.labels[0], { timeout: 20_000 })
    .toBe('Not watching any task')

  await clickInTray(ledger, 'Open APIG Ledger')
  await expect.poll(() => isShown(ledger)).toBe(true)
  expect(await trayOf(ledger)).toBeNull()
})

test('the answer is kept, changed in Settings, and quitting from the tray is quitting', async ({
  ledger
}) => {
  await watchTray(ledger)
  const { page } = ledger
  await followTwo(page)
  await closeWindow(ledger)
  await page.getByRole('button', { name: 'Keep watching' }).click()
  await expect.poll(() => isShown(ledger)).toBe(false)
  await clickInTray(ledger, 'Open APIG Ledger')
  await expect.poll(() => isShown(ledger)).toBe(true)
  await page.keyboard.press('Control+4')
  const choice = page.getByRole('radiogroup', { name: 'Closing the window' })
  await expect(choice.getByRole('radio', { name: 'Keep watching' })).toBeChecked()
  // Without a question this time.
  await closeWindow(ledger)
  await expect.poll(() => isShown(ledger)).toBe(false)
  const closed = ledger.app.waitForEvent('close')
  await clickInTray(ledger, 'Quit')
  await closed

  await ledger.restart()
  await giveToken(ledger.page, 1, gateway.token)
  await ledger.page.keyboard.press('Control+4')
  await ledger.page.getByRole('radiogroup', { name: 'Closing the window' }).getByText('Quit').click()
  await expect
    .poll(() => request(ledger.page, 'settings.get', undefined))
    .toMatchObject({ whenClosed: 'quit' })
  await expect(ledger.page.getByText('Watching 2 tasks')).toBeVisible()
  const quit = ledger.app.waitForEvent('close')
  await closeWindow(ledger)
  await quit
})

test('choosing to quit stops polling, and without active tasks nobody is asked', async ({ ledger }) => {
  await followTwo(ledger.page)
  const watched = async () => (await request(ledger.page, 'tasks.rows', { ids: [1] }))[0]
  await expect.poll(async () => (await watched())?.snapshotCount).toBeGreaterThan(0)
  const { task_id = '' } = (await watched()) ?? {}
  await closeWindow(ledger)
  const dialog = ledger.page.getByRole('dialog')
  await dialog.getByRole('checkbox').uncheck()
  const closed = ledger.app.waitForEvent('close')
  await dialog.getByRole('button', { name: 'Quit' }).click()
  await closed

  await ledger.restart()
  const { page } = ledger
  // What nobody watched is a gap, which ends with the next answer.
  await giveToken(page, 1, gateway.token)
  const gaps = async (): Promise<string[]> => {
    const query = { taskId: 1, before: null, limit: 50 }
    const { items } = await request(page, 'snapshots.timeline', query)
    return items.flatMap((item) => (item.kind === 'gap' ? [item.reason] : []))
  }
  await expect.poll(gaps).toContain('app_closed')
  await page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name: task_id }).click()
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('App closed')).toBeVisible()
  expect(await request(page, 'settings.get', undefined)).toMatchObject({ whenClosed: 'ask' })
  for (const id of [1, 2]) await request(ledger.page, 'tasks.pause', { id })
  const quit = ledger.app.waitForEvent('close')
  await closeWindow(ledger)
  await quit
})

test('a start from the login stays hidden while tasks are active, and a second start shows the window', async () => {
  const launchArgs: string[] = []
  const ledger = await RunningApp.launch({ systemLanguage: 'en-US', launchArgs, launchEnv })
  try {
    await followTwo(ledger.page)
    const credential = { kind: 'token', token: gateway.token } as const
    await request(ledger.page, 'gateways.setCredentials', { id: 1, credential, keep: 'weak' })
    launchArgs.push('--hidden')
    await ledger.restart()
    await expect(ledger.page.getByText('Watching 2 tasks')).toBeAttached()
    expect(await isShown(ledger)).toBe(false)
    const before = polls()
    await expect.poll(polls).toBeGreaterThan(before)
    await ledger.app.evaluate(({ app }) => app.emit('second-instance', {}, ['electron', '--hidden'], '/'))
    expect(await isShown(ledger)).toBe(false)
    await ledger.app.evaluate(({ app }) => app.emit('second-instance', {}, ['electron'], '/'))
    await expect.poll(() => isShown(ledger)).toBe(true)
  } finally {
    await ledger.dispose()
  }
})

test.describe('with nothing to do without a window', () => {
  test.use({ launchArgs: ['--hidden'] })

  test('a start from the login shows it', async ({ ledger }) => {
    await expect.poll(() => isShown(ledger)).toBe(true)
  })
})

// Elsewhere the setting would really change what this computer starts.
if (process.platform === 'linux') {
  test('starting at login is switched in Settings', async ({ ledger }) => {
    const { page } = ledger
    const file = join(launchEnv.XDG_CONFIG_HOME, 'autostart', 'apig-ledger.desktop')
    const kept = () => request(page, 'settings.get', undefined)
    await page.keyboard.press('Control+4')
    const toggle = page.getByRole('switch', { name: 'Start when I log in' })
    await expect(toggle).not.toBeChecked()
    await toggle.check()
    await expect.poll(kept).toMatchObject({ openAtLogin: true })
    expect(readFileSync(file, 'utf8')).toContain('"--hidden"')
    await toggle.uncheck()
    await expect.poll(kept).toMatchObject({ openAtLogin: false })
    expect(existsSync(file)).toBe(false)

    mkdirSync(join(file, 'in the way'), { recursive: true })
    await toggle.click()
    await expect(page.getByText(/Look in its own settings/)).toBeVisible()
    await expect(toggle).not.toBeChecked()
  })
}

test('a network that is back ends the wait of a gateway that nothing got through to', async ({ ledger }) => {
  gateway.control.answerWith('closed-before-answer', { times: 1000 })
  const { page } = ledger
  const id = await addGateway(page, gateway)
  const names = Array.from({ length: 8 }, () =>
    gateway.control.addTask({ task_status: 'processing', task_type: 'import_api', task_result: '' })
  )
  await addTasks(page, id, names)
  const until = async (): Promise<number> =>
    (await request(page, 'gateways.list', undefined))[0]?.waiting?.until ?? 0
  await expect.poll(async () => (await until()) - Date.now(), { timeout: 90_000 }).toBeGreaterThan(12_000)
  const planned = await until()
  const before = polls()
  await page.context().setOffline(true)
  await expect(page.getByText('No network.')).toBeVisible()
  gateway.control.clearFaults()
  await page.context().setOffline(false)
  await expect.poll(polls).toBeGreaterThan(before)
  expect(Date.now()).toBeLessThan(planned - 5000)
  await expect.poll(until).toBe(0)
})

test('an idle app has no timer, with a window or without', async ({ ledger }) => {
  const timers = (): Promise<string[]> =>
    ledger.app.evaluate(() =>
      process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name))
    )
  await expect.poll(timers).toEqual([])
  const end = await followTwo(ledger.page)
  await expect.poll(timers).not.toEqual([])
  await request(ledger.page, 'settings.set', { whenClosed: 'background' })
  await closeWindow(ledger)
  await expect.poll(() => isShown(ledger)).toBe(false)
  end()
  await expect(ledger.page.getByText('Not watching any task')).toBeAttached({ timeout: 20_000 })
  await expect.poll(timers, { timeout: 10_000 }).toEqual([])
})
