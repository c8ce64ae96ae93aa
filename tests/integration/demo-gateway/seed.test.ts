import { describe, expect, it } from 'vitest'
import { bigExport } from '../../../src/demo-gateway/seed/big-export'
import { demoDocuments, type DemoDocument } from '../../../src/demo-gateway/seed/demo-documents'
import { demoSeed } from '../../../src/demo-gateway/seed/seed'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { exportGroup, groupNamed, importDocument, startGateway, type ImportTask } from './client'

function importDemo(
  gateway: DemoGateway,
  name: DemoDocument['name'],
  fields: Record<string, string> = {}
): Promise<ImportTask> {
  const document = demoDocuments.find((one) => one.name === name)
  return importDocument(gateway, document?.text ?? '', fields, document?.fileName)
}

function codes({ task_result }: ImportTask): unknown[] {
  return task_result.failure.map((entry) => entry.error_code)
}

function counts({ task_result: { success, failure, ignore = [] } }: ImportTask): Record<string, number> {
  return {
    create: success.filter((entry) => entry.action === 'create').length,
    update: success.filter((entry) => entry.action === 'update').length,
    failure: failure.length,
    ignore: ignore.length
  }
}

describe('the demo group', () => {
  it('has 24 APIs on every kind of backend', async () => {
    const gateway = await startGateway()
    const group_id = groupNamed(gateway, 'order-service')
    const { task_result } = await exportGroup(gateway, { group_id, define: 'all' })
    const kinds = [...task_result.Comment.matchAll(/"type": "(HTTP|HTTP-VPC|FUNCTION|MOCK)"/g)].map(
      ([, kind]) => kind
    )
    expect(kinds).toHaveLength(24)
    expect(new Set(kinds)).toEqual(new Set(['HTTP', 'HTTP-VPC', 'FUNCTION', 'MOCK']))
    expect(task_result.FileName).toMatch(/^order-service-RELEASE-all-\d{4}-\d\d-\d\d-\d\d:\d\d:\d\d$/)
  })

  it('cannot start from a document the gateway would refuse', async () => {
    const [group] = demoSeed.groups
    const broken = { ...group, id: '1'.repeat(32), name: 'broken', description: '', isPublished: true }
    const seed = { ...demoSeed, groups: [{ ...broken, document: { swagger: '1.2' } }] }
    await expect(startGateway({ seed })).rejects.toThrow('APIG.3601')
  })
})

describe('the demo documents', () => {
  it('give two runs worth comparing', async () => {
    const gateway = await startGateway()
    const first = await importDemo(gateway, 'first-import')
    expect(counts(first)).toEqual({ create: 9, update: 0, failure: 4, ignore: 0 })
    expect(codes(first)).toEqual(['APIG.2028', 'APIG.3301', 'APIG.3023', 'APIG.2011'])
    const into = { is_create_group: 'false', group_id: first.task_result.group_id }
    const second = await importDemo(gateway, 'second-import', { ...into, api_mode: 'override' })
    expect(counts(second)).toEqual({ create: 4, update: 8, failure: 3, ignore: 0 })
    expect(codes(second)).toEqual(['APIG.3023', 'APIG.3005', 'APIG.3202'])
  })

  it('give ignored APIs when the second run does not override', async () => {
    const gateway = await startGateway()
    const { task_result } = await importDemo(gateway, 'first-import')
    const into = { is_create_group: 'false', group_id: task_result.group_id }
    const second = await importDemo(gateway, 'second-import', into)
    expect(counts(second)).toEqual({ create: 4, update: 0, failure: 3, ignore: 8 })
  })

  it('include one in OpenAPI 3.0, for a group with a Chinese name', async () => {
    const gateway = await startGateway()
    const task = await importDemo(gateway, 'openapi-import')
    expect(counts(task)).toEqual({ create: 3, update: 0, failure: 1, ignore: 0 })
    expect(groupNamed(gateway, '门店服务')).toBe(task.task_result.group_id)
  })

  it('give a failed task when the second goes into a new group too: its name is taken', async () => {
    const gateway = await startGateway()
    await importDemo(gateway, 'first-import')
    const second = await importDemo(gateway, 'second-import')
    expect([second.task_status, second.task_result.error_code]).toEqual(['failed', 'APIG.3201'])
  })
})

describe('a big export', () => {
  it.each([0.5, 5])('of %d MB is that big, and the same every time', (megabytes) => {
    const { Comment } = bigExport(megabytes)
    const ratio = Buffer.byteLength(Comment) / (megabytes * 1024 * 1024)
    expect(ratio).toBeGreaterThan(0.98)
    expect(ratio).toBeLessThan(1.02)
    expect(bigExport(megabytes).Comment === Comment).toBe(true)
    expect(Comment).toMatch(/\p{Script=Han}{4}，/u)
  })

  it('is answered like any other', async () => {
    const gateway = await startGateway()
    const task_id = gateway.control.addBigExport(0.5)
    const reply = await fetch(`${gateway.instanceUrl}/async-tasks/${task_id}`, {
      headers: { 'x-auth-token': gateway.token }
    })
    const task = (await reply.json()) as { task_result: string }
    expect(JSON.parse(task.task_result)).toEqual(bigExport(0.5))
  })
})
