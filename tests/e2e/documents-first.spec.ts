import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { keepExports, openDocuments, orderDocuments } from '../support/exported-documents'
import { photograph, resize } from '../support/photographs'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
})
test.afterEach(() => gateway.close())

/** In another format than the orders of the earlier export: reading them is as it was, the rest is in one export only. */
function ordersInOpenApi(): object {
  const order = {
    type: 'object',
    required: ['id', 'note'],
    properties: { id: { type: 'string' }, note: { type: 'string' } }
  }
  const content = { 'application/json': { schema: { type: 'array', items: order } } }
  const backend = { type: 'MOCK', mockEndpoints: { 'result-content': 'ok' } }
  const common = { 'x-apigateway-request-type': 'public', 'x-apigateway-backend': backend }
  const listOrders = { operationId: 'listOrders', summary: 'Lists orders', ...common }
  return {
    openapi: '3.0.3',
    info: { title: 'orders', version: '2026-11-01-09:00:00' },
    servers: [{ url: '//orders.example.com' }],
    paths: {
      '/orders': { get: { ...listOrders, responses: { '200': { description: 'OK', content } } } },
      '/refunds': { post: { operationId: 'refund', responses: {} } }
    }
  }
}

const words = {
  en: {
    ...{ first: 'Before you read on', format: /different formats: Swagger 2\.0 before, OpenAPI 3\.0 after/ },
    ...{ shared: 'Compare what both contain', everything: 'Compare everything' },
    ...{ left: 'APIs left out: 1 only after, 2 only before.', summary: /^Gravest change/ },
    ...{
      apis: 'APIs',
      changes: 'Changes',
      all: 'All changes',
      noise: '1 difference says nothing about the APIs'
    },
    ...{ isNoise: 'Does not count', show: 'Show them' }
  },
  'zh-Hans': {
    ...{ first: '查看之前请注意', format: /格式不同：前者为 Swagger 2\.0，后者为 OpenAPI 3\.0/ },
    ...{ shared: '只对比双方都有的 API', everything: '对比全部' },
    ...{ left: '仅后一份有的 API 1 个，仅前一份有的 2 个', summary: /^最严重的变更/ },
    ...{ apis: 'API', changes: '变更', all: '全部变更', noise: '1 处差异与 API 本身无关' },
    ...{ isNoise: '不计入', show: '显示' }
  }
}

for (const language of ['en', 'zh-Hans'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ systemLanguage: language === 'en' ? 'en-US' : 'zh-CN' })
    test('what makes two documents hard to compare is said first, and what both contain can be compared', async ({
      ledger
    }) => {
      test.setTimeout(120_000)
      const { page, app } = ledger
      const t = words[language]
      const [before] = orderDocuments()
      await keepExports(page, gateway, [before, ordersInOpenApi()])
      await openDocuments(page, language)
      const guard = page.getByText(t.format)
      const summary = page.getByText(t.summary)
      await expect(page.getByText(t.first)).toBeVisible()
      const [above, below] = [await guard.boundingBox(), await summary.boundingBox()]
      expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
      const apis = page.getByRole('region', { name: t.apis, exact: true })
      await expect(apis.getByRole('option')).toHaveCount(4)
      await page.getByRole('button', { name: t.shared }).click()
      await expect(page.getByText(t.left)).toBeVisible()
      await expect(apis.getByRole('option')).toHaveText([/\/orders/])
      await page.getByRole('button', { name: t.everything }).click()
      await expect(guard).toBeVisible()
      await expect(apis.getByRole('option')).toHaveCount(4)
      if (language === 'zh-Hans') return
      await photograph(page, 'documents-first')
      await resize(app, 960, 640)
      await photograph(page, 'documents-first-960x640')
      const path = page.getByRole('region', { name: t.changes, exact: true }).getByTitle('/orders')
      const cut = (element: { scrollWidth: number; clientWidth: number }) =>
        element.scrollWidth - element.clientWidth
      expect(await path.evaluate(cut), 'a short path is shown whole').toBe(0)
    })

    test('what says nothing about the APIs is hidden, counted, and shown by one key', async ({ ledger }) => {
      test.setTimeout(120_000)
      const { page } = ledger
      const t = words[language]
      await keepExports(page, gateway, orderDocuments())
      await openDocuments(page, language)
      const changes = page.getByRole('region', { name: t.changes, exact: true })
      await expect(page.getByText(t.noise)).toBeVisible()
      await page.getByRole('button', { name: t.all }).click()
      await expect(changes.getByRole('option')).toHaveCount(2)
      await page.keyboard.press('n')
      await expect(changes.getByRole('option')).toHaveCount(3)
      await expect(changes.getByRole('option').filter({ hasText: t.isNoise })).toHaveCount(1)
      await expect(page.getByRole('switch', { name: t.show })).toBeChecked()
      await page.keyboard.press('n')
      await expect(changes.getByRole('option')).toHaveCount(2)
    })
  })
}
