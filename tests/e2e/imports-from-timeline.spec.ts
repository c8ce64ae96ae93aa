import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, orderDocuments } from '../support/exported-documents'
import { addTasks, request } from '../support/gateway-journey'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const path = '/v1/订单'
const created = { id: 'api-1', method: 'GET', path, action: 'create' }
const failed = { method: 'GET', path, error_code: 'APIG.3301', error_msg: 'The API already exists' }
const other = { ...created, path: '/v1/other', id: 'api-2' }

/** Keeps an import into a group that ended so. */
async function addImport(page: Page, gatewayId: number, group_id: string, lists: object): Promise<void> {
  const task_result = JSON.stringify({ group_id, success: [], failure: [], ignore: [], ...lists })
  const task_id = gateway.control.addTask({ task_status: 'succeed', task_type: 'import_api', task_result })
  const [taskId = 0] = await addTasks(page, gatewayId, [task_id])
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt)
    .toBeGreaterThan(0)
}

const words = {
  en: {
    ...{ tasks: 'Tasks', compare: 'Compare…', matrix: 'What happened to each API', apis: 'APIs' },
    ...{ before: 'Before:', proposed: 'Proposed: the latest earlier import into the same group.' },
    ...{ documents: 'Documents', beforeDocument: /^Before/, cell: '1: Failed → Created' },
    history: (api: string) => `History of ${api}`
  },
  'zh-Hans': {
    ...{ tasks: '任务', compare: '对比…', matrix: '各 API 的变化', apis: 'API 列表' },
    ...{ before: '前一次:', proposed: '自动选择：同一分组中最近的一次更早导入。' },
    ...{ documents: '导出文档', beforeDocument: /^前一次/, cell: '1 个：失败 → 新建' },
    history: (api: string) => `${api} 的历史`
  }
}

for (const language of ['en', 'zh-Hans'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ systemLanguage: language === 'en' ? 'en-US' : 'zh-CN' })
    test('from an import in the timeline to what changed since the one before of its group', async ({
      ledger: { page }
    }) => {
      test.setTimeout(120_000)
      const t = words[language]
      const ids = await keepExports(page, gateway, orderDocuments())
      const gatewayId = (await request(page, 'tasks.rows', { ids }))[0]?.gatewayId ?? 0
      await addImport(page, gatewayId, 'group-1', { success: [other], failure: [failed] })
      await addImport(page, gatewayId, 'group-2', { success: [created] })
      await addImport(page, gatewayId, 'group-1', { success: [created, other] })

      await page.getByRole('region', { name: t.tasks }).getByRole('option').first().click()
      await page.getByRole('button', { name: t.compare, exact: true }).click()
      await expect(page.getByText(t.proposed)).toBeVisible()
      await expect(page.getByRole('button', { name: t.before })).toContainText('group-1')
      const matrix = page.getByRole('table', { name: t.matrix })
      await matrix.getByRole('button', { name: t.cell }).click()
      const rows = page.getByRole('region', { name: t.apis, exact: true }).getByRole('option')
      await expect(rows).toHaveCount(1)
      await page.keyboard.press('F7')
      await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
      await page.keyboard.press('l')
      const life = page.getByRole('region', { name: t.history(`GET ${path}`) })
      await expect(life.getByRole('option')).toHaveCount(3)
      await page.keyboard.press('Escape')

      // The same key from a row of two documents.
      await page.getByRole('tab', { name: t.documents }).click()
      await page.getByRole('button', { name: t.beforeDocument }).click()
      await page.getByRole('listbox', { name: t.beforeDocument }).getByRole('option').first().click()
      const chosen = page.getByRole('option', { selected: true }).filter({ hasText: 'GET' }).first()
      await expect(chosen).toBeVisible()
      await page.keyboard.press('l')
      await expect(page.getByRole('region', { name: t.history('GET /orders') })).toBeVisible()
    })
  })
}
