import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesFor } from '@shared/i18n/messages'
import { demoDocuments } from '../../src/demo-gateway/seed/demo-documents'
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

/** Writes a file and has the next "open" dialog answer with it. */
async function offerFile({ app, userData }: RunningApp, name: string, text: string): Promise<void> {
  const path = join(userData, name)
  await writeFile(path, text)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

async function openForm(page: Page, item: 'Start import…' | 'Start export…') {
  await page.getByRole('button', { name: 'Add tasks' }).first().click()
  await page.getByRole('menuitem', { name: item }).click()
  return page.getByRole('dialog')
}

function posts(): number {
  return gateway.requests.filter(({ method }) => method === 'POST').length
}

/** The demo's second version of a file: three of its APIs fail, for reasons the gateway gives. */
function document() {
  const found = demoDocuments.find(({ name }) => name === 'first-import')
  if (found === undefined) throw new Error('the demo has documents')
  return found
}

test('a file is imported, watched, and its partial failure explained', async ({ ledger }) => {
  const { page } = ledger
  await addGateway(page, gateway)
  await page.reload()
  const { fileName, text } = document()
  await offerFile(ledger, fileName, text)
  await page.getByRole('region', { name: 'Tasks' }).waitFor()
  const form = await openForm(page, 'Start import…')
  await form.getByRole('button', { name: 'Choose file…' }).click()
  await expect(form.getByText(fileName)).toBeVisible()
  await form.getByText('A new group').click()
  expect(await accessibilityViolations(page)).toEqual([])
  await form.getByRole('button', { name: 'Continue' }).click()
  await expect(form.getByText(`new group member-center of the gateway Under test`)).toBeVisible()
  const accept = form.getByRole('checkbox')
  if (await accept.isVisible()) await accept.check()
  expect(await accessibilityViolations(page)).toEqual([])
  await form.getByRole('button', { name: 'Import', exact: false }).last().dblclick()
  const detail = page.getByRole('region', { name: 'Detail' })
  await expect(detail.getByText('Partial').first()).toBeVisible()
  await expect(detail.getByText('APIG.3023').first()).toBeVisible()
  expect(posts()).toBe(1)
  await detail.getByRole('tab', { name: 'Started with' }).click()
  await expect(detail.getByText(fileName).first()).toBeVisible()
  await expect(detail.getByText('A new group, named by info.title')).toBeVisible()
  expect(await accessibilityViolations(page)).toEqual([])
})

test('an export is started from the app and its document saved', async ({ ledger }) => {
  const { app, page, userData } = ledger
  await addGateway(page, gateway)
  await page.reload()
  await page.getByRole('region', { name: 'Tasks' }).waitFor()
  const form = await openForm(page, 'Start export…')
  await form.getByRole('option', { name: /order-service/ }).click()
  await form.getByText('Not yet published').click()
  await form.getByRole('textbox', { name: 'Version' }).fill('e2e')
  expect(await accessibilityViolations(page)).toEqual([])
  await form.getByRole('button', { name: 'Start export' }).click()
  await expect(form).toBeHidden()
  const save = page.getByRole('button', { name: 'Save swagger…' })
  await expect(save).toBeVisible()
  const file = join(userData, 'saved.json')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await save.click()
  await expect(page.getByText('Last saved')).toBeVisible()
  const saved = JSON.parse(await readFile(file, 'utf8')) as { info: { title: string; version: string } }
  expect(saved.info).toMatchObject({ title: 'order-service', version: 'e2e' })
  await page.getByRole('tab', { name: 'Started with' }).click()
  await expect(page.getByText('Not yet published')).toBeVisible()
})

test('findings of the check lead to their lines, and errors need a second confirmation', async ({
  ledger
}) => {
  const { page } = ledger
  await addGateway(page, gateway)
  await page.reload()
  await page.getByRole('region', { name: 'Tasks' }).waitFor()
  const lines = [
    'swagger: "2.0"',
    'info: {title: my_group}',
    'paths:',
    '  /a:',
    '    get:',
    '      tags: [a b]'
  ]
  await offerFile(ledger, 'faulty.yaml', `${lines.join('\n')}\n${'# more\n'.repeat(400)}`)
  const form = await openForm(page, 'Start import…')
  await form.getByRole('button', { name: 'Choose file…' }).click()
  await form.getByRole('option', { name: /has a space in it/ }).click()
  await expect(form.locator('.cm-content')).toContainText('tags: [a b]')
  await form.getByText('A new group').click()
  await form.getByRole('button', { name: 'Continue' }).click()
  const send = form.getByRole('button', { name: /^Import/ })
  await expect(send).toBeDisabled()
  await form.getByRole('checkbox', { name: /Send it although the check found 2 errors/ }).check()
  await expect(send).toBeEnabled()
})

test('a refused start is kept with the server’s words and can be tried again', async ({ ledger }) => {
  const { page } = ledger
  await addGateway(page, gateway)
  await page.reload()
  await page.getByRole('region', { name: 'Tasks' }).waitFor()
  gateway.control.answerWith('APIG.3603', { operation: 'asyncImport' })
  const { fileName, text } = document()
  await offerFile(ledger, fileName, text)
  let form = await openForm(page, 'Start import…')
  await form.getByRole('button', { name: 'Choose file…' }).click()
  await form.getByText('A new group').click()
  await form.getByRole('button', { name: 'Continue' }).click()
  const accept = form.getByRole('checkbox')
  if (await accept.isVisible()) await accept.check()
  await form.getByRole('button', { name: /^Import/ }).click()
  await expect(form.getByText('The input data is too long')).toBeVisible()
  await form.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('ControlOrMeta+3')
  const starts = page.getByRole('region', { name: 'Imports and exports' })
  await expect(starts.getByText('Refused by the service')).toBeVisible()
  for (const language of ['zh-Hans', 'en'] as const) {
    await request(page, 'settings.set', { language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    expect(await accessibilityViolations(page)).toEqual([])
  }
  await starts.getByRole('button', { name: 'Try again…' }).click()
  form = page.getByRole('dialog')
  await expect(form.getByText(fileName)).toBeVisible()
  expect(posts()).toBe(1)
})

test('where listing is forbidden the ids are typed by hand', async ({ ledger: { page } }) => {
  await addGateway(page, gateway)
  await page.reload()
  await page.getByRole('region', { name: 'Tasks' }).waitFor()
  for (const operation of ['listGroups', 'listEnvironments'] as const)
    gateway.control.answerWith('APIG.1005', { operation, times: 5 })
  const form = await openForm(page, 'Start export…')
  await expect(form.getByText(/does not list them/)).toBeVisible()
  const group = gateway.groups.find(({ name }) => name === 'order-service')?.id ?? ''
  await form.getByRole('textbox', { name: 'API group ID' }).fill(group)
  await form.getByRole('button', { name: 'Start export' }).click()
  await expect(page.getByRole('button', { name: 'Save swagger…' })).toBeVisible()
})

for (const language of ['en', 'zh-Hans'] as const) {
  test(`what a start will do is said in words before it is sent, in ${language}`, async ({ ledger }) => {
    const { page } = ledger
    await addGateway(page, gateway)
    await request(page, 'settings.set', { language })
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const { starting, history } = messagesFor(language)
    const { imports, exports } = starting
    await page.getByRole('region', { name: history.tasks }).waitFor()
    const form = page.getByRole('dialog')
    const open = async (item: string): Promise<void> => {
      await page.getByRole('button', { name: history.addTasks }).first().click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    await open(starting.startExport)
    for (const text of Object.values(exports.defineTexts)) await expect(form.getByText(text)).toBeVisible()
    await page.keyboard.press('Escape')

    const { fileName, text } = document()
    await offerFile(ledger, fileName, text)
    await open(starting.startImport)
    await form.getByRole('button', { name: imports.choose }).click()
    await form.getByText(imports.targets.group, { exact: true }).click()
    await form.getByRole('option', { name: /order-service/ }).click()
    for (const texts of [imports.api_modeTexts, imports.extend_modeTexts])
      for (const said of Object.values(texts)) await expect(form.getByText(said)).toBeVisible()
    await form.getByText(imports.api_modeTexts.override).click()
    await form.getByRole('button', { name: imports.next }).click()
    const sentence = imports.confirmGroup(fileName, 'order-service', 'Under test')
    await expect(form.getByText(sentence)).toBeVisible()
    await expect(form.getByText(imports.api_modeTexts.override)).toBeVisible()
    await expect(form.getByText(imports.extend_modeTexts.merge)).toBeVisible()
    expect(posts()).toBe(0)
  })
}
