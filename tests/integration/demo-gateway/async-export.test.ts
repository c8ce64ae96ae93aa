import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '@domain/documents/parse'
import { objectOf, type JsonObject } from '../../../src/demo-gateway/json'
import { ask, exportGroup, groupNamed, importDocument, postExport, startGateway } from './client'
import { swagger } from './documents'

const sample = JSON.parse(
  readFileSync(new URL('../../fixtures/async-task/printed/export-succeed.json', import.meta.url), 'utf8')
) as { task_result: string }
const sampleResult = JSON.parse(sample.task_result) as { FileName: string; FileType: string; Comment: string }

const release = 'DEFAULT_ENVIRONMENT_RELEASE_ID'

function read(text: string): JsonObject {
  const parsed = parseDocument(text)
  return parsed.ok ? objectOf(parsed.value) : {}
}

describe('an export of the group of sample 2', () => {
  it('is that sample byte for byte', async () => {
    const gateway = await startGateway({ now: () => Date.UTC(2023, 6, 11, 19, 54, 22) })
    const { task_result } = await exportGroup(gateway, {
      group_id: groupNamed(gateway, 'test8'),
      define: 'all'
    })
    expect(task_result).toEqual(sampleResult)
    expect(Object.keys(task_result)).toEqual(['FileName', 'FileType', 'Comment'])
  })

  it('takes its version from the caller', async () => {
    const gateway = await startGateway()
    const version = '../1.0'
    const group_id = groupNamed(gateway, 'test8')
    const { task_result } = await exportGroup(gateway, { group_id, version, define: 'proxy' })
    expect(task_result.FileName).toBe('test8-RELEASE-proxy-../1.0')
    expect(objectOf(read(task_result.Comment).info).version).toBe(version)
  })
})

describe('the scope', () => {
  async function orderDocument(define?: string): Promise<JsonObject> {
    const gateway = await startGateway()
    const group_id = groupNamed(gateway, 'order-service')
    const { task_result } = await exportGroup(
      gateway,
      define === undefined ? { group_id } : { group_id, define }
    )
    return read(task_result.Comment)
  }
  const getOrder = (document: JsonObject): JsonObject =>
    objectOf(objectOf(objectOf(document.paths)['/orders/{order_id}']).get)

  it('is the front end unless told otherwise', async () => {
    const document = await orderDocument()
    expect(document).toEqual(await orderDocument('spec'))
    const operation = getOrder(document)
    expect(operation).toMatchObject({ operationId: 'get_order', 'x-apigateway-cors': false })
    expect(operation).not.toHaveProperty('x-apigateway-backend')
    expect(operation).not.toHaveProperty('x-apigateway-ratelimit')
  })

  it('proxy adds the back end', async () => {
    const document = await orderDocument('proxy')
    expect(getOrder(document)['x-apigateway-backend']).toMatchObject({
      type: 'HTTP-VPC',
      httpVpcEndpoints: { name: 'order-vpc', timeout: 5000 },
      parameters: [{ name: 'order_id', in: 'PATH', origin: 'REQUEST', value: 'order_id' }]
    })
    expect(document).not.toHaveProperty('x-apigateway-ratelimits')
    expect(objectOf(objectOf(document.securityDefinitions).member_login)).not.toHaveProperty(
      'x-apigateway-authorizer'
    )
  })

  it('all adds policies and authorizers', async () => {
    const document = await orderDocument('all')
    expect(getOrder(document)['x-apigateway-ratelimit']).toBe('orders_default')
    expect(Object.keys(objectOf(document['x-apigateway-ratelimits']))).toEqual([
      'orders_default',
      'orders_write'
    ])
    expect(Object.keys(objectOf(document['x-apigateway-access-controls']))).toEqual(['office_network'])
    expect(objectOf(objectOf(document.securityDefinitions).member_login)).toHaveProperty(
      'x-apigateway-authorizer'
    )
    expect(document['x-apigateway-responses']).toEqual({})
  })

  it('dev holds what is not published, or not as it is now', async () => {
    const gateway = await startGateway()
    const group_id = groupNamed(gateway, 'test8')
    const paths = async (define: string): Promise<string[]> => {
      const { task_result } = await exportGroup(gateway, { group_id, define })
      return Object.keys(objectOf(read(task_result.Comment).paths))
    }
    expect(await paths('dev')).toEqual([])
    await importDocument(gateway, swagger(['GET', '/new']), { is_create_group: 'false', group_id })
    expect([await paths('dev'), await paths('proxy')]).toEqual([['/new'], ['/test1']])
    expect(gateway.control.publish(group_id)).toBe(true)
    expect([await paths('dev'), await paths('proxy')]).toEqual([[], ['/new', '/test1']])
  })

  it('can be some of the APIs', async () => {
    const gateway = await startGateway({ publishImports: true })
    const imported = await importDocument(gateway, swagger(['GET', '/a'], ['GET', '/b'], ['GET', '/c']))
    const { success, group_id } = imported.task_result
    const { task_result } = await exportGroup(gateway, {
      group_id,
      apis: [success[2]?.id ?? '', success[0]?.id ?? '']
    })
    expect(Object.keys(objectOf(read(task_result.Comment).paths))).toEqual(['/a', '/c'])
  })
})

describe('the format', () => {
  it.each([
    ['yaml', '.yaml'],
    ['yml', '.yml']
  ])('%s says the same as JSON', async (type, FileType) => {
    const gateway = await startGateway()
    const body = { group_id: groupNamed(gateway, 'order-service'), define: 'all', version: '1' }
    const yaml = await exportGroup(gateway, { ...body, type })
    const json = await exportGroup(gateway, body)
    expect(yaml.task_result.FileType).toBe(FileType)
    expect(yaml.task_result.Comment).toMatch(/^swagger: "2\.0"\n/)
    expect(parseDocument(yaml.task_result.Comment)).toEqual({
      ok: true,
      type: 'yaml',
      value: JSON.parse(json.task_result.Comment) as unknown
    })
  })

  it('3.0 is OpenAPI, with policies among the components', async () => {
    const gateway = await startGateway()
    const group_id = groupNamed(gateway, 'order-service')
    const { task_result } = await exportGroup(gateway, { group_id, define: 'all' }, '?oas_version=3.0')
    const document = read(task_result.Comment)
    expect(document).toMatchObject({
      openapi: '3.0.0',
      servers: [{ url: `http://${group_id}.example.com` }, { url: `https://${group_id}.example.com` }]
    })
    expect(objectOf(document.components)).toHaveProperty('x-apigateway-ratelimits')
  })

  it('escapes what the service escapes', async () => {
    const gateway = await startGateway({ publishImports: true })
    const document = swagger(['GET', '/a', { description: 'a < b & c' }])
    const { task_result } = await importDocument(gateway, document)
    const exported = await exportGroup(gateway, { group_id: task_result.group_id })
    expect(exported.task_result.Comment).toContain('"description": "a \\u003c b \\u0026 c"')
  })
})

describe('what was exported', () => {
  it.each(['?oas_version=2.0', '?oas_version=3.0'])('can be imported again, whole (%s)', async (query) => {
    const gateway = await startGateway({ publishImports: true })
    const body = { group_id: groupNamed(gateway, 'order-service'), define: 'all', version: '1' }
    const first = (await exportGroup(gateway, body, query)).task_result.Comment
    const copy = first.replace('"title": "order-service"', '"title": "order-copy"')
    const imported = await importDocument(gateway, copy)
    expect(imported.task_result.failure).toEqual([])
    expect(imported.task_result.success).toHaveLength(24)
    const second = await exportGroup(gateway, { ...body, group_id: imported.task_result.group_id }, query)
    expect(objectOf(read(second.task_result.Comment).paths)).toEqual(
      JSON.parse(
        JSON.stringify(read(first).paths).replaceAll(body.group_id, imported.task_result.group_id)
      ) as unknown
    )
  })
})

describe('a request', () => {
  const group_id = '9100ae30705947cc9543d37cd7fb388c'

  it.each<[string, unknown, string, string, string]>([
    ['without env_id', { group_id }, '', 'APIG.2001', 'env_id'],
    ['with an empty env_id', { env_id: '', group_id }, '', 'APIG.2001', 'env_id'],
    ['without group_id', { env_id: release }, '', 'APIG.2001', 'group_id'],
    ['with a malformed group_id', { env_id: release, group_id: 'test8' }, '', 'APIG.2012', 'group_id'],
    ['with a number for an id', { env_id: 1, group_id }, '', 'APIG.2012', 'env_id'],
    ['with an unknown scope', { env_id: release, group_id, define: 'ALL' }, '', 'APIG.2011', 'define'],
    ['with an unknown format', { env_id: release, group_id, type: '.json' }, '', 'APIG.2011', 'type'],
    ['with a version that is no text', { env_id: release, group_id, version: 1 }, '', 'APIG.2012', 'version'],
    ['with malformed API ids', { env_id: release, group_id, apis: ['a'] }, '', 'APIG.2012', 'apis'],
    ['with a member of another spelling', { env_id: release, groupId: group_id }, '', 'APIG.2012', 'groupId'],
    [
      'with an unknown version',
      { env_id: release, group_id },
      '?oas_version=3.1',
      'APIG.2011',
      'oas_version'
    ],
    [
      'with two',
      { env_id: release, group_id },
      '?oas_version=2.0&oas_version=2.0',
      'APIG.2012',
      'oas_version'
    ],
    ['with another query', { env_id: release, group_id }, '?oasVersion=3.0', 'APIG.2012', 'oasVersion']
  ])('%s is refused', async (_, body, query, error_code, name) => {
    const gateway = await startGateway()
    const reply = await postExport(gateway, body, query)
    expect([reply.status, reply.json.error_code]).toEqual([400, error_code])
    expect(reply.json.error_msg).toContain(
      `,parameterName:${name}. Please refer to the support documentation`
    )
  })

  it.each<[string, string, string | undefined]>([
    ['that is no JSON', '{"env_id":', 'application/json'],
    ['that is a list', '[]', 'application/json'],
    ['that is empty', '', 'application/json'],
    ['declared as text', '{}', 'text/plain'],
    ['declared as nothing', '{}', ''],
    ['in another charset', '{}', 'application/json; charset=gbk']
  ])('%s is refused', async (_, body, type) => {
    const gateway = await startGateway()
    const reply = await ask(gateway, '/openapi/async-export', {
      method: 'POST',
      headers: { 'content-type': type ?? '' },
      body
    })
    expect([reply.status, reply.json.error_code]).toEqual([400, 'APIG.2000'])
  })

  it.each([
    ['a group', { group_id: '00000000000000000000000000000000' }, 'APIG.3001'],
    ['an environment', { group_id, env_id: 'DEV' }, 'APIG.3003'],
    ['an API', { group_id, apis: ['00000000000000000000000000000000'] }, 'APIG.3002']
  ])('for %s that does not exist becomes a task that fails', async (_, body, error_code) => {
    const gateway = await startGateway()
    const task = await exportGroup(gateway, body)
    expect(task.task_status).toBe('failed')
    expect(task.task_result.error_code).toBe(error_code)
  })
})
