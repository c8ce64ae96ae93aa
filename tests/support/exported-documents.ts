import type { Page } from '@playwright/test'
import type { DemoGateway } from '../../src/demo-gateway/server'
import { expect } from './electron-app'
import { addGateway, addTasks, request } from './gateway-journey'

/**
 * Lets the app follow an export of each document, one after the other, until its document is kept. Returns the ids of
 * the tasks; the documents are written as JSON, the way the gateway indents it.
 */
export async function keepExports(page: Page, gateway: DemoGateway, documents: object[]): Promise<number[]> {
  const gatewayId = await addGateway(page, gateway)
  const taskIds: number[] = []
  for (const [index, document] of documents.entries()) {
    const Comment = JSON.stringify(document, null, '\t')
    const task_result = JSON.stringify({ FileName: `orders-${index + 1}`, FileType: '.json', Comment })
    const id = gateway.control.addTask({ task_type: 'export_api', task_status: 'succeed', task_result })
    const [taskId = 0] = await addTasks(page, gatewayId, [id])
    const finalAt = async () => (await request(page, 'tasks.rows', { ids: [taskId] }))[0]?.finalAt
    await expect.poll(finalAt, { timeout: 60_000 }).toBeGreaterThan(0)
    taskIds.push(taskId)
  }
  return taskIds
}

const compareWords = {
  en: { tab: 'Documents', before: /^Before/, text: 'Text' },
  'zh-Hans': { tab: '导出文档', before: /^前一次/, text: '按文本' }
}

/** Compares the two exports that are kept, and waits until both ways to look at them are offered. */
export async function openDocuments(page: Page, language: keyof typeof compareWords = 'en'): Promise<void> {
  const t = compareWords[language]
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('tab', { name: t.tab }).click()
  await page.getByRole('button', { name: t.before }).click()
  await page.getByRole('listbox', { name: t.before }).getByRole('option').first().click()
  await page.getByRole('radio', { name: t.text }).waitFor({ timeout: 60_000 })
}

/**
 * Two exports of a group of three APIs: reading orders lost a property that callers count on, ordering gained a parameter
 * that they need not send, paying is as it was; and the version, which every export has anew.
 */
export function orderDocuments(): [before: object, after: object] {
  return [orders(false), orders(true)]
}

function orders(isLater: boolean): object {
  const order = {
    type: 'object',
    required: isLater ? ['id'] : ['id', 'note'],
    properties: { id: { type: 'string' }, ...(!isLater && { note: { type: 'string' } }) }
  }
  return {
    swagger: '2.0',
    info: { title: 'orders', version: isLater ? '2026-11-01-09:00:00' : '2026-10-01-09:00:00' },
    host: 'orders.example.com',
    paths: {
      '/orders': {
        get: operation('listOrders', [], { type: 'array', items: order }),
        post: operation('createOrder', isLater ? ['dry_run'] : [])
      },
      '/payments': { post: operation('pay', ['order_id']) }
    }
  }
}

function operation(operationId: string, query: string[], schema?: object): object {
  return {
    operationId,
    parameters: query.map((name) => ({ name, in: 'query', required: false, type: 'string' })),
    responses: { '200': { description: 'OK', ...(schema && { schema }) } },
    'x-apigateway-request-type': 'public',
    'x-apigateway-backend': { type: 'MOCK', mockEndpoints: { 'result-content': 'ok' } }
  }
}
