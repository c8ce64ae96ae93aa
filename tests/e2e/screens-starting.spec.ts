import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoDocuments } from '../../src/demo-gateway/seed/demo-documents'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import type { RunningApp } from '../support/launch-app'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const faulty = `swagger: "2.0"
info: {title: member_center, version: "1"}
host: example.com
paths:
  /members/{id}:
    get:
      operationId: show_member
      tags: [member services]
`

/** One of each thing that people paste, and one line that names nothing. */
function mixed(): string {
  const { origin, project_id, instance_id } = gateway
  const url = (n: number): string =>
    `${origin}/v2/${project_id}/apigw/instances/${instance_id}/async-tasks/${String(n).repeat(32)}`
  const answer = { task_id: '4'.repeat(32), task_status: 'succeed', task_type: 'export_api', task_result: '' }
  return [
    '1'.repeat(32),
    '1'.repeat(32),
    `curl '${url(2)}' -H 'X-Auth-Token: none'`,
    url(3).replace(project_id, 'e'.repeat(32)),
    JSON.stringify(answer),
    'task_id: nightly-import-7',
    'this line names nothing'
  ].join('\n')
}

/** Writes a file and has the next "open" dialog answer with it. */
async function offerFile({ app, userData }: RunningApp, name: string, text: string): Promise<void> {
  const path = join(userData, name)
  await writeFile(path, text)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

test('adding by paste and by drop, starting imports and exports, and waiting for a gateway in trouble', async ({
  ledger
}) => {
  test.setTimeout(240_000)
  const { page, app } = ledger
  const troubled = await startDemoGateway()
  troubled.control.answerWith('APIGW.0613', { times: 1000 })
  await addGateway(page, gateway)
  const inTrouble = await addGateway(page, troubled)
  await request(page, 'gateways.save', { id: inTrouble, ...profileOf(troubled), name: 'In trouble' })
  const ids = await addTasks(
    page,
    inTrouble,
    ['5', '6', '7', '8', '9'].map((digit) => digit.repeat(32))
  )
  await page.reload()
  const tasks = page.getByRole('region', { name: 'Tasks' })
  await tasks.waitFor()

  await page.keyboard.press('ControlOrMeta+N')
  await expect(page.getByText('Nothing to add yet')).toBeVisible()
  await photograph(page, 'adding-empty')
  await page.getByLabel('Paste anything that names tasks').fill(mixed())
  await expect(page.getByText('1 place not understood')).toBeVisible()
  await photograph(page, 'adding-preview')
  await resize(app, 1024, 640)
  await photograph(page, 'adding-1024x640')
  await resize(app, 1360, 860)
  await page.keyboard.press('Escape')
  // As long as a dialog is to be seen nothing can be dropped.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const drag = (type: 'dragenter' | 'dragleave'): Promise<void> =>
    page.evaluate(`{
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['{}'], 'answer.json'))
      document.body.dispatchEvent(new DragEvent('${type}', { dataTransfer, bubbles: true, cancelable: true }))
    }`)
  await drag('dragenter')
  await expect(page.getByText('Drop files or folders to read the answers in them')).toBeVisible()
  await photograph(page, 'drop')
  await drag('dragleave')

  const form = page.getByRole('dialog')
  const openForm = async (item: 'Start import…' | 'Start export…'): Promise<void> => {
    await page.getByRole('button', { name: 'Add tasks' }).first().click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await openForm('Start export…')
  await form.getByRole('option', { name: /order-service/ }).click()
  await photograph(page, 'start-export')
  await page.keyboard.press('Escape')
  for (const operation of ['listGroups', 'listEnvironments'] as const)
    gateway.control.answerWith('APIG.1005', { operation })
  await resize(app, 1024, 640)
  await openForm('Start export…')
  await form.getByText(/does not list them/).waitFor()
  await photograph(page, 'start-export-by-hand-1024x640')
  await page.keyboard.press('Escape')

  await offerFile(ledger, 'faulty.yaml', faulty)
  await openForm('Start import…')
  await form.getByRole('button', { name: 'Choose file…' }).click()
  await expect(form.getByText(/has a space in it/)).toBeVisible()
  await form.getByText('A new group').click()
  await photograph(page, 'start-import-1024x640')
  await resize(app, 1360, 860)
  await photograph(page, 'start-import')
  await form.getByText('Text', { exact: true }).click()
  await form.locator('.cm-content span').first().waitFor()
  await photograph(page, 'start-import-text')
  await form.getByRole('button', { name: 'Continue' }).click()
  await photograph(page, 'start-import-confirm')
  gateway.control.answerWith('APIG.3603', { operation: 'asyncImport' })
  await form.getByRole('checkbox').check()
  await form.getByRole('button', { name: /^Import/ }).click()
  await expect(form.getByText('The input data is too long')).toBeVisible()
  await photograph(page, 'start-refused')
  await form.getByRole('button', { name: 'Back' }).click()
  await form.getByRole('button', { name: 'Continue' }).click()
  gateway.control.answerWith('closed-before-answer', { operation: 'asyncImport' })
  await form.getByRole('checkbox').check()
  await form.getByRole('button', { name: /^Import/ }).click()
  await expect(form.getByText('Outcome unknown')).toBeVisible()
  await photograph(page, 'start-unknown')
  await form.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('ControlOrMeta+3')
  const starts = page.getByRole('region', { name: 'Imports and exports' })
  await starts.scrollIntoViewIfNeeded()
  await photograph(page, 'starts')

  const [good] = demoDocuments
  if (good === undefined) throw new Error('the demo has documents')
  await offerFile(ledger, good.fileName, good.text)
  await page.keyboard.press('ControlOrMeta+1')
  await openForm('Start import…')
  await form.getByRole('button', { name: 'Choose file…' }).click()
  await form.getByText('A new group').click()
  await form.getByRole('button', { name: 'Continue' }).click()
  const accept = form.getByRole('checkbox')
  if (await accept.isVisible()) await accept.check()
  await form.getByRole('button', { name: /^Import/ }).click()
  await page.getByRole('tab', { name: 'Started with' }).click()
  await expect(page.getByText('A new group, named by info.title')).toBeVisible()
  await photograph(page, 'started-with')

  for (const id of ids) await request(page, 'tasks.checkNow', { id })
  const waits = async () =>
    (await request(page, 'gateways.list', undefined)).find(({ id }) => id === inTrouble)?.waiting
  await expect.poll(waits).toBeTruthy()
  await tasks.getByRole('option', { name: '7'.repeat(32) }).click()
  await page.getByRole('region', { name: 'Timeline' }).getByText('HTTP 503').first().waitFor()
  await photograph(page, 'waiting-task')
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('option', { name: 'In trouble' }).click()
  await photograph(page, 'waiting-gateway')
  await troubled.close()
})

function profileOf({ origin, project_id, instance_id }: DemoGateway) {
  return { endpoint: origin, project_id, instance_id }
}
