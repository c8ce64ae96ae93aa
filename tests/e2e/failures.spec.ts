import type { Page } from '@playwright/test'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { addGateway, addTasks, request } from '../support/gateway-journey'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

const conflict = (path: string) => ({
  ...{ method: 'GET', path, error_code: 'APIG.3301' },
  error_msg: `The API already exists, An API with the same combination of the method, path, and x-apigateway-match-mode fields already exists. API name: "API${path}"`
})
const missing = (path: string) => ({
  ...{ method: 'POST', path, error_code: 'APIG.2011' },
  error_msg: 'Parameter value does not match the rules,parameterName:backend_type'
})
const created = (path: string) => ({ id: 'api-1', method: 'GET', path, action: 'create' })

/** Lets the app follow an import that ended so, and waits for its end. */
async function addEnded(
  page: Page,
  gatewayId: number,
  task_status: 'succeed' | 'failed',
  result: object
): Promise<void> {
  const task_result = JSON.stringify(result)
  const task_id = gateway.control.addTask({ task_status, task_type: 'import_api', task_result })
  const [taskId = 0] = await addTasks(page, gatewayId, [task_id])
  await expect
    .poll(async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt)
    .toBeGreaterThan(0)
}

/** A finished import with these lists. */
async function addImport(page: Page, gatewayId: number, lists: object): Promise<void> {
  const result = { group_id: 'group-1', success: [], failure: [], ignore: [], ...lists }
  await addEnded(page, gatewayId, 'succeed', result)
}

const nameTaken = { error_code: 'APIG.3201', error_msg: 'The API group name already exists' }

/** Two imports: 400 failures of one cause and three of another, then one of each and an API in two lists. */
async function addImports(page: Page): Promise<number> {
  const gatewayId = await addGateway(page, gateway)
  const paths = Array.from({ length: 400 }, (_, n) => `/v1/orders/${n}`)
  const failure = [...paths.map(conflict), ...['/a', '/b', '/订单/查询'].map(missing)]
  await addImport(page, gatewayId, { failure, success: [created('/ok')] })
  await addImport(page, gatewayId, {
    success: [created('/ok'), created('/twice'), { ...created('/a'), method: 'POST' }],
    failure: [conflict('/v1/orders/7'), { ...missing('/twice'), method: 'GET' }]
  })
  return gatewayId
}

const words = [
  {
    language: 'en' as const,
    tab: 'Failures',
    causes: 'Causes',
    cause: 'Cause',
    count: '400 APIs · 2 imports',
    said: ['An API with this method, path and matching mode exists already', 'Failed first', 'Failed last'],
    apis: /^APIs/,
    life: 'History of GET /v1/orders/7',
    empty: 'Nothing has failed so far',
    whole: '1 whole import',
    wholeImport: 'Whole import',
    imports: 'Imports',
    changes: 'APIs',
    cell: '1: Failed → Created',
    matrix: 'What happened to each API'
  },
  {
    language: 'zh-Hans' as const,
    tab: '失败原因',
    causes: '失败原因',
    cause: '原因详情',
    count: '400 个 API · 2 次导入',
    said: ['请求方法、请求路径和匹配模式均相同的 API 已存在', '首次失败', '最近一次失败'],
    apis: /^API/,
    life: 'GET /v1/orders/7 的历史',
    empty: '尚无失败记录',
    whole: '整个导入任务失败 1 次',
    wholeImport: '整个导入任务',
    imports: '导入结果',
    changes: 'API 列表',
    cell: '1 个：失败 → 新建',
    matrix: '各 API 的变化'
  }
]

for (const {
  language,
  tab,
  causes,
  cause,
  count,
  said,
  apis,
  life,
  empty,
  whole,
  wholeImport,
  imports,
  changes,
  cell,
  matrix
} of words) {
  test(`400 failures of one cause are one row, and lead to the import and the API, in ${language}`, async ({
    ledger: { page, app }
  }) => {
    test.setTimeout(180_000)
    await request(page, 'settings.set', { language })
    await page.keyboard.press('ControlOrMeta+2')
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByText(empty)).toBeVisible()
    await addImports(page)

    const rows = page.getByRole('region', { name: causes }).getByRole('option')
    await expect(rows).toHaveCount(2)
    const row = rows.filter({ hasText: 'APIG.3301' })
    await expect(row).toContainText(count)
    await row.click()
    const detail = page.getByRole('region', { name: cause, exact: true })
    await expect(detail.getByText(conflict('/v1/orders/7').error_msg)).toBeVisible()
    for (const text of said) await expect(detail).toContainText(text)
    await expect(detail.getByRole('option').first()).toContainText('/v1/orders/7')
    await expect(detail.getByRole('listbox', { name: apis })).toBeVisible()
    if (language === 'en') {
      await photograph(page, 'failures')
      await detail.getByRole('radio', { name: /^Imports/ }).check()
      await photograph(page, 'failures-imports')
      await resize(app, 960, 640)
      await photograph(page, 'failures-960x640')
      await detail.getByRole('radio', { name: /^APIs/ }).check()
      await photograph(page, 'failures-apis-960x640')
      await resize(app, 1280, 800)
    }

    await row.click()
    await page.keyboard.press('l')
    await expect(page.getByRole('region', { name: life })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: causes }).getByRole('listbox').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tree')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+2')
    await expect(row).toHaveAttribute('aria-selected', 'true')
  })

  test(`an import that failed as a whole is a cause with imports only, in ${language}`, async ({
    ledger: { page, app }
  }) => {
    test.setTimeout(180_000)
    await request(page, 'settings.set', { language })
    const gatewayId = await addImports(page)
    await addEnded(page, gatewayId, 'failed', nameTaken)
    // Of a cause that is there already.
    const { error_code, error_msg } = missing('/a')
    await addEnded(page, gatewayId, 'failed', { error_code, error_msg })
    await page.keyboard.press('ControlOrMeta+2')
    await page.getByRole('tab', { name: tab }).click()

    const rows = page.getByRole('region', { name: causes }).getByRole('option')
    await expect(rows).toHaveCount(3)
    await expect(rows.filter({ hasText: 'APIG.2011' })).toContainText(whole)
    const detail = page.getByRole('region', { name: cause, exact: true })
    await rows.filter({ hasText: 'APIG.2011' }).click()
    await expect(detail.getByRole('radio')).toHaveCount(2)
    await detail.getByRole('radio').nth(1).check()
    await expect(detail.getByRole('option').first()).toContainText(wholeImport)
    if (language === 'en') {
      await photograph(page, 'failures-mixed')
      await resize(app, 960, 640)
      await photograph(page, 'failures-mixed-960x640')
      await resize(app, 1280, 800)
    }

    const row = rows.filter({ hasText: 'APIG.3201' })
    await expect(row).toContainText(whole)
    await row.click()
    await expect(detail.getByText(nameTaken.error_msg)).toBeVisible()
    await expect(detail.getByRole('radio')).toHaveCount(1)
    await expect(detail.getByRole('option')).toHaveCount(1)
    await expect(detail.getByRole('option')).toContainText(wholeImport)
    if (language === 'en') await photograph(page, 'failures-whole')
    await detail.getByRole('listbox').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText(nameTaken.error_msg).first()).toBeVisible()
    await expect(page.getByRole('region', { name: causes })).toBeHidden()
  })

  test(`a number of the matrix shows its APIs, in ${language}`, async ({ ledger: { page } }) => {
    test.setTimeout(180_000)
    await request(page, 'settings.set', { language })
    await addImports(page)
    await page.keyboard.press('ControlOrMeta+2')
    await page.getByRole('tab', { name: imports }).click()
    const table = page.getByRole('table', { name: matrix })
    const list = page.getByRole('region', { name: changes, exact: true })
    await table.getByRole('button', { name: cell }).click()
    await expect(list.getByRole('option')).toHaveCount(1)
    await expect(list.getByRole('option')).toContainText('/a')
    await expect(table.getByRole('button', { name: cell })).toHaveAttribute('aria-pressed', 'true')
    await table.getByRole('button', { name: cell }).click()
    await expect(list.getByRole('option')).not.toHaveCount(1)
    if (language !== 'en') return
    await page.getByRole('button', { name: /^In two lists at once/ }).click()
    await expect(list.getByRole('option')).toHaveCount(2)
    await expect(list.getByRole('option').first()).toContainText('/twice')
    await list.getByRole('option').first().click()
    await expect(
      list.getByText('After: the result names it in several lists (Success + Failure).')
    ).toBeVisible()
    await photograph(page, 'imports-two-lists')
  })
}
