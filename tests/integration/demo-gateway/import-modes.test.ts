import { describe, expect, it } from 'vitest'
import { objectOf, type JsonObject } from '../../../src/demo-gateway/json'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { exportGroup, groupNamed, importDocument, startGateway, type ImportTask } from './client'
import { http, swagger, type AuthoredOperation } from './documents'

function into(group_id: string, fields: Record<string, string> = {}): Record<string, string> {
  return { is_create_group: 'false', group_id, ...fields }
}

async function exported(gateway: DemoGateway, group_id: string): Promise<JsonObject> {
  const { task_result } = await exportGroup(gateway, { group_id, define: 'all' })
  return JSON.parse(task_result.Comment) as JsonObject
}

function actions({ task_result: { success, failure, ignore = [] } }: ImportTask): string[] {
  return [
    ...success.map((entry) => `${entry.action} ${entry.path}`),
    ...failure.map((entry) => `${entry.error_code} ${entry.path}`),
    ...ignore.map((entry) => `ignore ${entry.path}`)
  ]
}

describe('a new group', () => {
  it('is named and described by the file', async () => {
    const gateway = await startGateway()
    const document = {
      ...swagger(['GET', '/a']),
      info: { title: '订单中心', description: '订单', version: '1' }
    }
    const { task_result } = await importDocument(gateway, document)
    expect(gateway.groups).toContainEqual(
      expect.objectContaining({ id: task_result.group_id, name: '订单中心', description: '订单' })
    )
    expect(Object.keys(task_result)).toEqual(['success', 'failure', 'swagger', 'group_id'])
    expect(Object.keys(task_result.success[0] ?? {})).toEqual(['id', 'action', 'method', 'path'])
  })

  it.each(['ab', '1st', 'a b', ''])('cannot be named %j', async (title) => {
    const gateway = await startGateway()
    const task = await importDocument(gateway, { ...swagger(['GET', '/a']), info: { title, version: '1' } })
    expect([task.task_status, task.task_result.error_code]).toEqual(['failed', 'APIG.2044'])
  })

  it('cannot be named like another: the task fails as in sample 3', async () => {
    const gateway = await startGateway()
    await importDocument(gateway, swagger(['GET', '/a']))
    const task = await importDocument(gateway, swagger(['GET', '/b']))
    expect(task).toMatchObject({
      task_status: 'failed',
      task_result: { error_code: 'APIG.3201', error_msg: 'The API group name already exists' }
    })
  })
})

describe('an existing group', () => {
  it('that is not there fails the task', async () => {
    const gateway = await startGateway()
    const task = await importDocument(
      gateway,
      swagger(['GET', '/a']),
      into('00000000000000000000000000000000')
    )
    expect([task.task_status, task.task_result.error_code]).toEqual(['failed', 'APIG.3001'])
  })

  const timeout = (ms: number): AuthoredOperation => [
    'GET',
    '/a',
    { 'x-apigateway-backend': http({ timeout: ms }) }
  ]
  const timeoutOf = async (gateway: DemoGateway, group_id: string): Promise<unknown> => {
    const operation = objectOf(objectOf(objectOf((await exported(gateway, group_id)).paths)['/a']).get)
    return objectOf(objectOf(operation['x-apigateway-backend']).httpEndpoints).timeout
  }

  it.each([
    [{}, ['create /b', 'ignore /a'], 1000],
    [{ api_mode: 'merge' }, ['create /b', 'ignore /a'], 1000],
    [{ api_mode: 'override' }, ['update /a', 'create /b'], 2000]
  ])('keeps or replaces a known API with %j', async (fields, expected, ms) => {
    const gateway = await startGateway({ publishImports: true })
    const group_id = groupNamed(gateway, 'test8')
    await importDocument(gateway, swagger(timeout(1000)), into(group_id))
    const second = await importDocument(
      gateway,
      swagger(timeout(2000), ['GET', '/b']),
      into(group_id, fields)
    )
    expect(actions(second)).toEqual(expected)
    expect(await timeoutOf(gateway, group_id)).toBe(ms)
  })

  it('keeps the id of an API it updates', async () => {
    const gateway = await startGateway()
    const group_id = groupNamed(gateway, 'test8')
    const first = await importDocument(gateway, swagger(['GET', '/a']), into(group_id))
    const second = await importDocument(
      gateway,
      swagger(['GET', '/a']),
      into(group_id, { api_mode: 'override' })
    )
    expect(second.task_result.success[0]?.id).toBe(first.task_result.success[0]?.id)
  })

  it.each([
    ['merge', 100],
    ['override', 200]
  ])('keeps or replaces a known policy: %s', async (extend_mode, limit) => {
    const gateway = await startGateway({ publishImports: true })
    const group_id = groupNamed(gateway, 'test8')
    const limited = (perApi: number): JsonObject => ({
      ...swagger(['GET', '/a', { 'x-apigateway-ratelimit': 'mine' }]),
      'x-apigateway-ratelimits': { mine: { 'api-limit': perApi, interval: 1, unit: 'SECOND' } }
    })
    await importDocument(gateway, limited(100), into(group_id))
    await importDocument(gateway, limited(200), into(group_id, { extend_mode }))
    const policies = objectOf((await exported(gateway, group_id))['x-apigateway-ratelimits'])
    expect(objectOf(policies.mine)['api-limit']).toBe(limit)
  })

  it('holds 1000 APIs at most', async () => {
    const gateway = await startGateway()
    const group_id = groupNamed(gateway, 'test8')
    const page = (number: number): JsonObject =>
      swagger(
        ...Array.from({ length: 250 }, (_, index): AuthoredOperation => ['GET', `/p${number}/${index}`])
      )
    for (const number of [1, 2, 3]) await importDocument(gateway, page(number), into(group_id))
    const last = await importDocument(gateway, page(4), into(group_id))
    expect(last.task_result.success).toHaveLength(249)
    expect(last.task_result.failure).toMatchObject([{ path: '/p4/249', error_code: 'APIG.3125' }])
  })
})

describe('the file as a whole', () => {
  const many = (count: number): JsonObject =>
    swagger(...Array.from({ length: count }, (_, index): AuthoredOperation => ['GET', `/a/${index}`]))

  it.each<[string, string | JsonObject, string]>([
    ['is empty', ' \n', 'APIG.3609'],
    ['is neither JSON nor YAML', '{"swagger":', 'APIG.3600'],
    ['is a list', '[]', 'APIG.3602'],
    ['is a text', 'swagger', 'APIG.3602'],
    ['has no version', { info: {}, paths: {} }, 'APIG.3601'],
    ['is Swagger 1.2', { ...swagger(), swagger: '1.2' }, 'APIG.3601'],
    ['has a number for a version', 'swagger: 2.0\ninfo: {}\npaths: {}\n', 'APIG.3601'],
    ['is OpenAPI 3.1', { openapi: '3.1.0', info: {}, paths: {} }, 'APIG.3601'],
    ['has no paths', { swagger: '2.0', info: { title: 'group' } }, 'APIG.3602'],
    ['has malformed servers', { openapi: '3.0.0', info: {}, paths: {}, servers: ['http://a'] }, 'APIG.2045'],
    ['has 301 APIs', many(301), 'APIG.3127']
  ])('fails the task when it %s', async (_, document, error_code) => {
    const gateway = await startGateway()
    const before = gateway.groups.length
    const task = await importDocument(gateway, document)
    expect([task.task_status, task.task_result.error_code]).toEqual(['failed', error_code])
    expect(gateway.groups).toHaveLength(before)
  })

  it('may have 300 APIs', async () => {
    const gateway = await startGateway()
    expect((await importDocument(gateway, many(300))).task_result.success).toHaveLength(300)
  })

  it('has its base path put before every path', async () => {
    const gateway = await startGateway()
    const task = await importDocument(gateway, { ...swagger(['GET', '/a']), basePath: '/v1/' })
    expect(actions(task)).toEqual(['create /v1/a'])
  })

  it('may share parameters', async () => {
    const gateway = await startGateway()
    const id = { name: 'id', in: 'path', required: true, type: 'string' }
    const document = {
      ...swagger(['GET', '/a/{id}', { parameters: [{ $ref: '#/parameters/id' }] }]),
      parameters: { id }
    }
    expect(actions(await importDocument(gateway, document))).toEqual(['create /a/{id}'])
  })

  it('may declare parameters on the path, which an operation may replace', async () => {
    const gateway = await startGateway()
    const id = { name: 'id', in: 'path', required: true, type: 'string' }
    const document = swagger(['GET', '/a/{id}', { parameters: [] }], ['PUT', '/a/{id}'])
    objectOf(objectOf(document.paths)['/a/{id}']).parameters = [id]
    expect(actions(await importDocument(gateway, document))).toEqual(['create /a/{id}', 'create /a/{id}'])
  })

  it('may be OpenAPI 3.0, with a body it does not keep', async () => {
    const gateway = await startGateway()
    const operation = {
      operationId: 'create_it',
      parameters: [{ name: 'q', in: 'query', schema: { type: 'string', maxLength: 9 } }],
      requestBody: { content: {} },
      'x-apigateway-backend': http()
    }
    const info = { title: 'oas_three', version: '1' }
    const task = await importDocument(gateway, {
      openapi: '3.0.3',
      info,
      paths: { '/a': { post: operation } }
    })
    expect(actions(task)).toEqual(['create /a'])
  })
})

describe('mock and simple mode', () => {
  const bare = swagger(
    ['GET', '/a', { 'x-apigateway-backend': null }],
    ['GET', '/b', { 'x-apigateway-backend': http() }]
  )
  delete objectOf(objectOf(objectOf(bare.paths)['/a']).get)['x-apigateway-backend']

  it.each([
    [{}, ['APIG.2011', 'HTTP']],
    [{ simple_mode: 'true' }, ['MOCK', 'HTTP']],
    [{ mock_mode: 'true' }, ['MOCK', 'MOCK']]
  ])('%j', async (fields, expected) => {
    const gateway = await startGateway({ publishImports: true })
    const { task_result } = await importDocument(gateway, bare, fields)
    const paths = objectOf((await exported(gateway, task_result.group_id)).paths)
    const kind = (path: string): unknown =>
      task_result.failure.find((entry) => entry.path === path)?.error_code ??
      objectOf(objectOf(objectOf(paths[path]).get)['x-apigateway-backend']).type
    expect([kind('/a'), kind('/b')]).toEqual(expected)
  })
})

describe('publication', () => {
  it('does not follow an import by itself', async () => {
    const gateway = await startGateway()
    const { task_result } = await importDocument(gateway, swagger(['GET', '/a']))
    expect((await exported(gateway, task_result.group_id)).paths).toEqual({})
  })
})
