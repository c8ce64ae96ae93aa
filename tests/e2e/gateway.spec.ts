import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { sampleInstances, sampleTasks } from '../../src/demo-gateway/tasks/vendor-samples'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, giveToken, request } from '../support/gateway-journey'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const languages = [
  {
    language: 'en' as const,
    tasks: 'Tasks',
    detail: 'Detail',
    timeline: 'Timeline',
    samples: ['Complete', 'Succeeded', 'Failed', 'Processing', 'Waiting']
  },
  {
    language: 'zh-Hans' as const,
    tasks: '任务',
    detail: '详情',
    timeline: '时间线',
    samples: ['全部成功', '成功', '失败', '处理中', '等待处理']
  }
]

for (const { language, tasks, detail, timeline, samples } of languages) {
  test(`the vendor's five task samples are shown rightly in ${language}`, async ({ ledger: { page } }) => {
    await request(page, 'settings.set', { language })
    const ids = sampleTasks.map(({ task_id }) => task_id)
    await addTasks(page, await addGateway(page, gateway), ids)
    for (const [index, task_id] of ids.entries()) {
      const row = page.getByRole('region', { name: tasks }).getByRole('option', { name: task_id })
      await row.click()
      const word = samples[index] ?? ''
      await expect(page.getByRole('region', { name: detail }).getByText(word).first()).toBeVisible()
      await expect(page.getByRole('region', { name: detail }).getByText(task_id).first()).toBeVisible()
    }
  })

  test(`the vendor's five error samples are shown rightly in ${language}`, async ({ ledger: { page } }) => {
    await request(page, 'settings.set', { language })
    for (const { instance_id, status, failure } of sampleInstances) {
      const id = await addGateway(page, gateway, instance_id)
      const task_id = `${status}${'0'.repeat(29)}`
      await addTasks(page, id, [task_id])
      const row = page.getByRole('region', { name: tasks }).getByRole('option', { name: task_id })
      await row.click()
      const answers = page.getByRole('region', { name: timeline })
      await expect(answers.getByText(`HTTP ${status}`).first()).toBeVisible()
      await expect(
        page.getByRole('region', { name: detail }).getByText(failure.error_code).first()
      ).toBeVisible()
      await expect(
        page.getByRole('region', { name: detail }).getByText(failure.error_msg).first()
      ).toBeVisible()
    }
  })
}

test('a saved swagger file equals the text that the service sent, byte for byte', async ({ ledger }) => {
  const { app, page, userData } = ledger
  const sample = sampleTasks.find(({ task_type }) => task_type === 'export_api')
  if (sample === undefined) throw new Error('the vendor shows one export')
  await addTasks(page, await addGateway(page, gateway), [sample.task_id])
  await page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name: sample.task_id }).click()
  const file = join(userData, 'saved.json')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'Save swagger…' }).click()
  await expect(page.getByText('Last saved')).toBeVisible()
  const { Comment } = JSON.parse(sample.task_result) as { Comment: string }
  expect((await readFile(file)).equals(Buffer.from(Comment))).toBe(true)
})

test('the first refused token stops the gateway, says what to do, and a new token lets it go on', async ({
  ledger: { page }
}) => {
  const [sample] = sampleTasks
  if (sample === undefined) throw new Error('the vendor shows samples')
  const id = await addGateway(page, gateway)
  gateway.control.revokeToken(gateway.token)
  await addTasks(page, id, [sample.task_id, 'a'.repeat(32), 'b'.repeat(32)])
  await page.getByRole('region', { name: 'Tasks' }).getByRole('option', { name: sample.task_id }).click()
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(timeline.getByText('Under test stopped polling all of its tasks.')).toBeVisible()
  await expect(timeline.getByText(/X-Subject-Token/)).toBeVisible()
  expect(gateway.requests.filter(({ url }) => url.includes('/async-tasks/'))).toHaveLength(1)
  await giveToken(page, id, gateway.control.issueToken())
  await expect(timeline.getByText('Polling ended')).toBeVisible()
})

test('everything kept can be read after a restart with the service gone', async ({ ledger }) => {
  const ids = sampleTasks.map(({ task_id }) => task_id)
  await addTasks(ledger.page, await addGateway(ledger.page, gateway), ids)
  const tasks = ledger.page.getByRole('region', { name: 'Tasks' })
  await expect(tasks.getByText('Failed')).toBeVisible()
  await expect(tasks.getByText('Complete')).toBeVisible()
  await gateway.close()
  await ledger.restart()
  const again = ledger.page.getByRole('region', { name: 'Tasks' })
  await expect(again.getByRole('option')).toHaveCount(ids.length)
  await again.getByRole('option', { name: ids[0] ?? '' }).click()
  await expect(ledger.page.getByRole('region', { name: 'Detail' }).getByText('/test1')).toBeVisible()
  gateway = await startDemoGateway()
})
