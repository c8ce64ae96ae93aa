import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { unseenStops } from '../support/focus'
import { addGateway, addTasks } from '../support/gateway-journey'
import { certificate } from '../support/network/certificates'
import { closeWindow } from '../support/tray'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const faulty = `swagger: "2.0"
info: {title: orders, version: "1"}
paths:
  /orders/{id}:
    get: {operationId: show_order}
`

test('starting, trusting and leaving are worked with the keyboard alone', async ({ ledger }) => {
  const { page, app, userData } = ledger
  await addGateway(page, gateway)
  const running = gateway.control.addTask({
    task_status: 'processing',
    task_type: 'import_api',
    task_result: ''
  })
  await addTasks(page, 1, [running])
  await page.reload()
  await page.getByRole('region', { name: 'Tasks' }).waitFor()
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  const dialog = page.getByRole('dialog')
  const focused = page.locator(':focus')
  const isFocusInDialog = (): Promise<boolean> =>
    page.evaluate<boolean>(`document.activeElement.closest('[role=dialog]') !== null`)
  const offer = async (name: string, text: string): Promise<void> => {
    await writeFile(join(userData, name), text)
    await app.evaluate(
      ({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      },
      join(userData, name)
    )
  }
  const add = page.getByRole('button', { name: 'Add tasks' })
  /** Opens the menu with the keyboard and chooses the entry that the key leads to. */
  const choose = async (key: string): Promise<void> => {
    await keys('Enter')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await keys(key, 'Enter')
  }

  // An export: every stop shows itself, Escape goes back.
  await add.focus()
  await choose('End')
  await expect(page.getByRole('dialog', { name: 'Start an export' })).toBeVisible()
  await expect(dialog.getByRole('combobox', { name: 'Gateway' })).toBeFocused()
  await expect(dialog.getByRole('option', { name: /order-service/ })).toBeVisible()
  expect(await unseenStops(page, 16)).toEqual([])
  expect(await isFocusInDialog()).toBe(true)
  await keys('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(add).toBeFocused()

  // An import: a key held down confirms nothing that nobody has read yet.
  await offer('orders.yaml', faulty)
  await choose('ArrowDown')
  await dialog.getByRole('button', { name: 'Choose file…' }).focus()
  await keys('Enter')
  await expect(dialog.getByText('orders.yaml')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Other file…' })).toBeFocused()
  await dialog.getByRole('radio', { name: 'An API group' }).focus()
  await keys('ArrowRight', 'Control+Enter')
  await expect(page.getByRole('dialog', { name: 'Import now?' })).toBeVisible()
  expect(await isFocusInDialog()).toBe(true)
  await dialog.getByRole('checkbox').focus()
  await keys('Space')
  await dialog.getByRole('button', { name: 'Back' }).focus()
  await keys('Enter')
  await expect(page.getByRole('dialog', { name: 'Start an import' })).toBeVisible()
  expect(await isFocusInDialog()).toBe(true)
  await page.keyboard.down('Control')
  await page.keyboard.down('Enter')
  await expect(page.getByRole('dialog', { name: 'Import now?' })).toBeVisible()
  await dialog.getByRole('checkbox').check()
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.up('Control')
  await expect(page.getByRole('dialog', { name: 'Import now?' })).toBeVisible()
  gateway.control.answerWith('APIG.3603', { operation: 'asyncImport' })
  await keys('Control+Enter')
  await expect(dialog.getByText('Refused by the service')).toBeVisible()
  expect(await isFocusInDialog()).toBe(true)
  expect(gateway.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  await keys('Escape')
  await expect(add).toBeFocused()

  // Certificates: Escape trusts nobody, and the focus goes back.
  await keys('ControlOrMeta+3')
  await offer('root.pem', certificate('root'))
  const addFromFile = page.getByRole('button', { name: 'Add from file…' })
  await addFromFile.focus()
  await keys('Enter')
  await expect(page.getByRole('dialog', { name: 'Trust these authorities?' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keys('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(addFromFile).toBeFocused()

  // A button that cannot be pressed while it works has the focus again afterwards.
  const check = page.getByRole('button', { name: 'Test connection' })
  await check.focus()
  await keys('Enter')
  await expect(page.getByText('It works')).toBeVisible()
  await expect(check).toBeFocused()

  // A region: arrows move in the list, Escape leaves the endpoint as it was.
  const region = page.getByRole('combobox', { name: 'Region' })
  await region.focus()
  await page.keyboard.type('singapore')
  await expect(page.getByRole('option', { name: /AP-Singapore/ })).toBeVisible()
  await keys('Escape')
  await expect(page.getByRole('listbox', { name: 'Region' })).toHaveCount(0)
  await expect(region).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Endpoint' })).toHaveValue(gateway.origin)

  // Leaving: Enter does what the dialog proposes, Escape stays, and the focus is where it was.
  await closeWindow(ledger)
  await expect(page.getByRole('dialog', { name: 'Keep watching 1 task?' })).toBeVisible()
  await expect(focused).toHaveText('Keep watching')
  expect(await unseenStops(page, 4)).toEqual([])
  await keys('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(region).toBeFocused()
})
