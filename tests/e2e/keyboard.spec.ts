import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { unseenStops } from '../support/focus'
import { addGateway, addTasks, request } from '../support/gateway-journey'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const success = (...paths: string[]) =>
  paths.map((path) => ({ id: `id${path}`, method: 'GET', path, action: 'create' }))
const failure = (...paths: string[]) =>
  paths.map((path) => ({
    method: 'POST',
    path,
    error_code: 'APIG.3023',
    error_msg: 'The VPC channel does not exist'
  }))

function addImport(...lists: object[][]): string {
  const [success, failure] = lists
  return gateway.control.addTask({
    task_status: 'succeed',
    task_type: 'import_api',
    task_result: JSON.stringify({ group_id: 'g'.repeat(32), success, failure, ignore: [] })
  })
}

test('every list, menu, dialog, tab and divider can be worked with the keyboard alone', async ({
  ledger: { page }
}) => {
  const task_ids = [
    addImport(success('/a', '/b'), failure('/c')),
    addImport(success('/a', '/c', '/d'), failure('/b'))
  ]
  const ids = await addTasks(page, await addGateway(page, gateway), task_ids)
  const isFinal = async () =>
    (await request(page, 'tasks.rows', { ids })).every(({ finalAt }) => finalAt !== null)
  await expect.poll(isFinal).toBe(true)
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  const focused = page.locator(':focus')

  // A list: one stop of the Tab key, arrows within.
  await page.getByRole('searchbox', { name: 'Search tasks' }).waitFor()
  await keys('ControlOrMeta+F')
  await expect(page.getByRole('searchbox', { name: 'Search tasks' })).toBeFocused()
  await keys('Tab', 'Tab', 'Tab')
  await expect(page.getByRole('listbox', { name: 'Tasks' })).toBeFocused()
  await keys('Home', 'ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toContainText(task_ids[0] ?? '')

  // A divider: arrows move it, Enter puts it back.
  await keys('Tab')
  const divider = page.getByRole('separator', { name: 'Tasks' })
  await expect(divider).toBeFocused()
  await keys('ArrowRight')
  await expect(divider).toHaveAttribute('aria-valuenow', '316')
  await keys('Enter')
  await expect(divider).toHaveAttribute('aria-valuenow', '300')

  // A menu: opens with Enter, Escape closes it and the focus is where it was.
  await keys('Tab', 'Tab', 'Enter')
  await expect(page.getByRole('menuitem', { name: 'Copy task ID' })).toBeFocused()
  await keys('Escape')
  await expect(
    page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'More' })
  ).toBeFocused()

  // Tabs: arrows go from one to the next and round.
  await page.getByRole('tab', { name: 'Result' }).focus()
  await keys('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Raw response' })).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Raw response' })).toBeVisible()
  await page.locator('.cm-content').focus()
  await keys('ControlOrMeta+F')
  await expect(page.locator('.cm-search input').first()).toBeFocused()
  await keys('Escape')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keys('Shift+Tab')
  await expect(page.locator('.cm-content')).not.toBeFocused()
  await page.getByRole('tab', { name: 'Raw response' }).focus()
  await keys('ArrowLeft')

  // Which entries: one stop, arrows choose; the entry's own pane is a stop, too.
  await page.getByRole('radio', { checked: true }).focus()
  await keys('ArrowLeft')
  await expect(page.getByRole('radio', { name: /Success/ })).toBeChecked()
  await page.getByRole('region', { name: 'Detail' }).getByRole('listbox').focus()
  await keys('ArrowDown', 'Tab')
  await expect(page.getByRole('region', { name: 'Entry' })).toContainText('/a')

  // A dialog: Escape closes it and the focus goes back.
  const add = page.getByRole('button', { name: 'Add tasks' })
  await add.focus()
  await keys('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await keys('Enter')
  await expect(page.getByRole('dialog', { name: 'Add tasks' })).toBeVisible()
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
  await keys('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(add).toBeFocused()

  // The palette: finds, chooses, goes away.
  await keys('ControlOrMeta+K')
  await page.keyboard.type('compare')
  await expect(page.getByRole('option', { name: 'Compare' })).toBeVisible()
  await keys('Enter')
  await page.getByRole('table', { name: 'What happened to each API' }).waitFor()

  // The choice of an import: opens with Enter, arrows, Enter chooses, Escape leaves it as it was.
  const before = page.getByRole('button', { name: 'Before:' })
  await before.focus()
  await keys('Enter')
  await expect(page.getByRole('searchbox', { name: 'Search by name, task, group or time' })).toBeFocused()
  await keys('Escape')
  await expect(before).toBeFocused()
  await expect(page.getByRole('searchbox', { name: 'Search by name, task, group or time' })).toHaveCount(0)

  // The table of outcomes: arrows go from number to number.
  await page.getByRole('table', { name: 'What happened to each API' }).getByRole('button').first().focus()
  await keys('ArrowDown')
  await expect(focused).toHaveAttribute('aria-pressed', 'false')
  await keys('Enter')
  await expect(focused).toHaveAttribute('aria-pressed', 'true')
  await keys('F7')
  await expect(
    page.getByRole('listbox', { name: /^APIs/ }).getByRole('option', { selected: true })
  ).toHaveCount(1)

  expect(await unseenStops(page, 30)).toEqual([])
})
