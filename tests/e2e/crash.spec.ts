import type { MessageBoxOptions } from 'electron'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import type { RunningApp } from '../support/launch-app'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway()
})
test.afterEach(() => gateway.close())

const polls = (): number => gateway.requests.filter(({ url }) => url.includes('/async-tasks/')).length

/** Ends the process of the window's page, as a fault in it would. */
const crash = (ledger: RunningApp): Promise<void> =>
  ledger.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  )

/** The same, until the page is loaded again: a script that is sent in between is never answered. */
const crashAndLoad = (ledger: RunningApp): Promise<void> =>
  ledger.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', resolve))
    contents?.forcefullyCrashRenderer()
    return loaded
  })

/** What stands in the window; asked through main, since the driver holds a page that crashed for lost. */
async function textOf(ledger: RunningApp): Promise<string> {
  return ledger.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return String(await contents?.executeJavaScript('document.body.innerText'))
  })
}

/** Puts a record in the place of the native dialog, which only a hand can use. */
async function answerDialogs(ledger: RunningApp, response: number): Promise<void> {
  await ledger.app.evaluate(({ dialog }, answer) => {
    const asked: MessageBoxOptions[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...args: unknown[]) => {
      asked.push(args.at(-1) as MessageBoxOptions)
      return Promise.resolve({ response: answer, checkboxChecked: false })
    }
  }, response)
}

const dialogs = (ledger: RunningApp): Promise<MessageBoxOptions[]> =>
  ledger.app.evaluate(() => (globalThis as unknown as { asked: MessageBoxOptions[] }).asked)

/** Follows a task that does not end, with its history on the screen. */
async function follow(ledger: RunningApp): Promise<string> {
  const { page } = ledger
  const id = await addGateway(page, gateway)
  const task_id = gateway.control.addTask({
    task_status: 'processing',
    task_type: 'import_api',
    task_result: ''
  })
  await addTasks(page, id, [task_id])
  await page.reload()
  await expect(page.getByText('Watching 1 task')).toBeVisible()
  await expect.poll(() => textOf(ledger)).toContain(task_id)
  return task_id
}

test('a window whose page crashes comes back with the history, and polling goes on meanwhile', async ({
  ledger
}) => {
  const task_id = await follow(ledger)
  await answerDialogs(ledger, 1)
  const before = polls()
  await crashAndLoad(ledger)
  await expect.poll(() => textOf(ledger)).toContain(task_id)
  await expect.poll(() => textOf(ledger)).toContain('Watching 1 task')
  await expect.poll(polls, { timeout: 20_000 }).toBeGreaterThan(before)
  expect(await dialogs(ledger)).toEqual([])
  expect(await ledger.log()).toMatch(/the window’s page has ended \{"reason":"\w+","exitCode":-?\d+\}/)
})

test('a page that crashes again soon is loaded when the person says so, in their language', async ({
  ledger
}) => {
  const task_id = await follow(ledger)
  await request(ledger.page, 'settings.set', { language: 'zh-Hans' })
  await answerDialogs(ledger, 0)
  await crashAndLoad(ledger)
  await expect.poll(() => textOf(ledger)).toContain(task_id)
  await crashAndLoad(ledger)
  await expect.poll(async () => (await dialogs(ledger)).length).toBe(1)
  expect((await dialogs(ledger))[0]).toMatchObject({
    message: '窗口多次崩溃',
    buttons: ['重新加载', '退出']
  })
  await expect.poll(() => textOf(ledger)).toContain(task_id)
})

test('or the app quits', async ({ ledger }) => {
  const task_id = await follow(ledger)
  await answerDialogs(ledger, 1)
  await crashAndLoad(ledger)
  await expect.poll(() => textOf(ledger)).toContain(task_id)
  const closed = ledger.app.waitForEvent('close')
  await crash(ledger)
  await closed
})
