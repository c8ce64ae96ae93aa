import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { demoDocuments, type DemoDocument } from '../../src/demo-gateway/seed/demo-documents'
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

const isFinal = (page: Page, taskId: number | null): Promise<void> =>
  expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId ?? 0] }))[0]?.finalAt, {
      timeout: 60_000
    })
    .toBeGreaterThan(0)

const attempt = (): string => crypto.randomUUID()

function documentOf(name: DemoDocument['name']): DemoDocument {
  const found = demoDocuments.find((each) => each.name === name)
  if (found === undefined) throw new Error('the demo has documents')
  return found
}

/** Writes a file and has the next "open" dialog answer with it. */
async function offer({ app, userData }: RunningApp, name: DemoDocument['name']): Promise<void> {
  const { fileName, text } = documentOf(name)
  const path = join(userData, fileName)
  await writeFile(path, text)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

/** Imports a file into the group, or into a new one. Returns the task. */
async function runImport(
  ledger: RunningApp,
  gatewayId: number,
  name: DemoDocument['name'],
  group_id: string | null
): Promise<number | null> {
  const { page } = ledger
  await offer(ledger, name)
  const held = await request(page, 'starting.chooseFile', undefined)
  const { taskId } = await request(page, 'starting.import', {
    ...{ gatewayId, attempt: attempt(), fileId: held?.fileId ?? '' },
    options: {
      ...{ is_create_group: group_id === null, api_mode: 'override', extend_mode: 'override' },
      ...{ simple_mode: false, mock_mode: false },
      ...(group_id !== null && { group_id })
    }
  })
  await isFinal(page, taskId)
  return taskId
}

async function runExport(page: Page, gatewayId: number, group_id: string): Promise<void> {
  const env_id = gateway.environments[0]?.id ?? ''
  const { taskId } = await request(page, 'starting.export', {
    ...{ gatewayId, attempt: attempt(), name: 'member-center' },
    options: { group_id, env_id, define: 'all', type: 'json', oas_version: '2.0' }
  })
  await isFinal(page, taskId)
}

/** A group that was imported and exported, and then imported anew by its second version. */
async function importTwice(ledger: RunningApp): Promise<{ gatewayId: number; group_id: string }> {
  const { page } = ledger
  const gatewayId = await addGateway(page, gateway)
  await runImport(ledger, gatewayId, 'first-import', null)
  const group_id = gateway.groups.find(({ name }) => name === 'member-center')?.id ?? ''
  gateway.control.publish(group_id)
  await runExport(page, gatewayId, group_id)
  await runImport(ledger, gatewayId, 'second-import', group_id)
  return { gatewayId, group_id }
}

/** Opens the newest import, and from it what it left behind. */
async function openTaken(page: Page): Promise<void> {
  await page.reload()
  const tasks = page.getByRole('region', { name: 'Tasks' })
  await tasks.getByRole('option', { name: 'Import' }).first().click()
  await photograph(page, 'taken-task')
  await page.getByRole('button', { name: 'Did it take?' }).click()
  await expect(page.getByRole('tab', { name: 'Did it take?' })).toHaveAttribute('aria-selected', 'true')
}

test('what an import left behind, and what somebody changed meanwhile in the console', async ({ ledger }) => {
  test.setTimeout(240_000)
  const { page, app } = ledger
  const { gatewayId, group_id } = await importTwice(ledger)
  await resize(app, 960, 640)
  await openTaken(page)
  await resize(app, 1280, 800)
  await expect(page.getByText('No export of the group since this import')).toBeVisible()
  await photograph(page, 'taken-no-export')
  await page.getByRole('button', { name: 'Start export…' }).click()
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(
    'member-center'
  )
  await page.keyboard.press('Escape')

  // Meanwhile, in the console: one API is changed, another is taken out of the group.
  gateway.control.editApi(group_id, 'GET', '/members', { cors: true })
  gateway.control.removeApi(group_id, 'GET', '/levels')
  gateway.control.publish(group_id)
  await runExport(page, gatewayId, group_id)

  const summary = page.getByRole('region', { name: 'What became of it' })
  await expect(summary.getByText('an import publishes nothing', { exact: false })).toBeVisible()
  const count = (name: string) => summary.getByRole('button', { name, exact: true })
  await expect(count('There as it was sent: 10')).toBeVisible()
  await expect(count('There, but different: 1')).toBeVisible()
  await expect(count('Not in the export: 1')).toBeVisible()
  await expect(count('There, not comparable: 0')).toBeDisabled()
  await expect(count('Changed elsewhere: 1')).toBeVisible()
  await expect(count('Missing afterwards: 1')).toBeVisible()
  await expect(count('Not taken over: 0')).toBeDisabled()

  const apis = page.getByRole('region', { name: 'APIs' })
  await count('There, but different: 1').click()
  await expect(apis.getByRole('option')).toHaveCount(1)
  await expect(apis.getByRole('option')).toContainText('/members')
  await page.keyboard.press('F7')
  const detail = page.getByRole('group', { name: 'Entry' })
  await expect(detail).toContainText('Cross-origin')
  await expect(detail).toContainText('Changed elsewhere: neither in the file nor in the export before')
  await photograph(page, 'taken-different')

  await count('Missing afterwards: 1').click()
  await expect(apis.getByRole('option')).toContainText('/levels')
  await apis.getByRole('option').click()
  await expect(detail).toContainText('That says nothing about whether the API still exists.')
  await apis.getByRole('button', { name: 'Show all' }).click()
  await page.keyboard.press('F7')
  await expect(detail).toContainText('Cross-origin')
  await photograph(page, 'taken')
  await resize(app, 960, 640)
  await photograph(page, 'taken-960x640')
  await resize(app, 1280, 800)

  await page.getByRole('button', { name: 'Compare both exports' }).click()
  await expect(page.getByRole('tab', { name: 'Documents' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('tab', { name: 'Did it take?' }).click()
  await apis.getByRole('option').first().click()
  await page.keyboard.press('l')
  await expect(page.getByRole('region', { name: /^History of / })).toBeVisible()
})

test('of an import that was started elsewhere presence is told, and more with the file', async ({
  ledger
}) => {
  test.setTimeout(180_000)
  const { page } = ledger
  const gatewayId = await addGateway(page, gateway)
  const form = new FormData()
  form.append('is_create_group', 'true')
  form.append('file_name', new Blob([documentOf('first-import').text]), 'mine.yaml')
  const answer = await fetch(`${gateway.instanceUrl}/openapi/async-import`, {
    ...{ method: 'POST', body: form },
    headers: { 'x-auth-token': gateway.token }
  })
  const { task_id } = (await answer.json()) as { task_id: string }
  const [taskId] = await addTasks(page, gatewayId, [task_id])
  await isFinal(page, taskId ?? null)
  const group_id = gateway.groups.find(({ name }) => name === 'member-center')?.id ?? ''
  gateway.control.publish(group_id)
  await runExport(page, gatewayId, group_id)
  await openTaken(page)
  await expect(page.getByText('Not known here: only whether APIs are there can be told.')).toBeVisible()
  const summary = page.getByRole('region', { name: 'What became of it' })
  const count = (name: string) => summary.getByRole('button', { name, exact: true })
  await expect(count('There, not comparable: 9')).toBeVisible()
  await expect(summary.getByText(/Without an export before, nobody can tell/)).toBeVisible()
  await photograph(page, 'taken-no-file')

  await offer(ledger, 'first-import')
  await page.getByRole('button', { name: 'Choose the file…' }).click()
  await expect(count('There as it was sent: 9')).toBeVisible()
  await expect(page.getByText('chosen now, read but not kept')).toBeVisible()
})
