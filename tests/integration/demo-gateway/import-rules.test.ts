import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/demo-gateway/json'
import { demoFunctions } from '../../../src/demo-gateway/seed/order-service'
import { importDocument, startGateway } from './client'
import { http, swagger, type AuthoredOperation } from './documents'

/** What becomes of the last of these operations. */
async function fate(...operations: AuthoredOperation[]): Promise<string> {
  const gateway = await startGateway()
  const { task_status, task_result } = await importDocument(gateway, swagger(...operations))
  expect(task_status).toBe('succeed')
  const [method, path] = operations.at(-1) ?? ['', '']
  const refused = task_result.failure.find((entry) => entry.method === method && entry.path === path)
  if (refused === undefined) return 'imported'
  const name = /parameterName:(\w+)$/.exec(refused.error_msg ?? '')?.[1]
  return name === undefined ? String(refused.error_code) : `${refused.error_code} ${name}`
}

function backend(value: JsonObject): JsonObject {
  return { 'x-apigateway-backend': value }
}

function parameters(...list: JsonObject[]): JsonObject {
  return { parameters: list }
}

const id: JsonObject = { name: 'id', in: 'path', required: true, type: 'string' }
const toBackend: JsonObject = { name: 'id', value: 'id', in: 'path', origin: 'REQUEST' }

describe('the path of an API', () => {
  it.each([
    ['/a', 'imported'],
    ['/a/{b}/c', 'imported'],
    ['/a/{rest+}', 'imported'],
    ['/', 'imported'],
    ['a', 'APIG.2011 req_uri'],
    ['/a/prefix-{b}', 'APIG.2011 req_uri'],
    ['/a/{b}-suffix', 'APIG.2011 req_uri'],
    ['/a/{rest+}/b', 'APIG.2011 req_uri'],
    ['/a b', 'APIG.2011 req_uri']
  ])('%s: %s', async (path, expected) => {
    expect(await fate(['GET', path, { operationId: 'get_it' }])).toBe(expected)
  })
})

describe('the front end of an API', () => {
  it.each<[string, string, JsonObject, string]>([
    ['any method', 'ANY', {}, 'imported'],
    ['a method the service does not know', 'TRACE', {}, 'APIG.2011 req_method'],
    ['a name that is too short', 'GET', { operationId: 'ab' }, 'APIG.2011 name'],
    ['a Chinese name', 'GET', { operationId: '查询订单' }, 'imported'],
    ['an unknown match mode', 'GET', { 'x-apigateway-match-mode': 'PREFIX' }, 'APIG.2011 match_mode'],
    ['an unknown visibility', 'GET', { 'x-apigateway-request-type': 'PUBLIC' }, 'APIG.2011 type'],
    ['cross-origin as text', 'GET', { 'x-apigateway-cors': 'true' }, 'APIG.2011 cors'],
    ['an unknown protocol', 'GET', { schemes: ['ws'] }, 'APIG.2011 req_protocol'],
    ['a scheme the file defines', 'GET', { security: [{ app: [] }] }, 'imported'],
    ['a scheme it does not define', 'GET', { security: [{ key: [] }] }, 'APIG.2011 auth_type'],
    ['two schemes', 'GET', { security: [{ app: [] }, { app: [] }] }, 'APIG.2011 auth_type'],
    ['an unknown throttling policy', 'GET', { 'x-apigateway-ratelimit': 'none' }, 'APIG.3005'],
    ['a known throttling policy', 'GET', { 'x-apigateway-ratelimit': 'orders_default' }, 'imported'],
    ['an unknown access control', 'GET', { 'x-apigateway-access-control': 'none' }, 'APIG.3006']
  ])('with %s', async (_, method, members, expected) => {
    expect(await fate([method, '/a', members])).toBe(expected)
  })

  it('with an authorizer needs one of that name', async () => {
    const gateway = await startGateway()
    const document = {
      ...swagger(
        ['GET', '/a', { security: [{ member_login: [] }] }],
        ['GET', '/b', { security: [{ other: [] }] }]
      ),
      securityDefinitions: {
        member_login: { type: 'apiKey', 'x-apigateway-authorizer': {} },
        other: { type: 'apiKey', 'x-apigateway-authorizer': {} }
      }
    }
    const { task_result } = await importDocument(gateway, document)
    expect(task_result.failure).toMatchObject([{ path: '/b', error_code: 'APIG.3081' }])
  })
})

describe('the request parameters of an API', () => {
  it.each<[string, string, JsonObject, string]>([
    ['a variable that is not declared', '/a/{id}', parameters(), 'APIG.2026'],
    ['a declared variable that is not in the path', '/a', parameters(id), 'APIG.2011 req_params'],
    ['an optional variable', '/a/{id}', parameters({ ...id, required: false }), 'APIG.2011 required'],
    ['a number', '/a', parameters({ name: 'n', in: 'query', type: 'integer' }), 'imported'],
    ['a boolean', '/a', parameters({ name: 'n', in: 'query', type: 'boolean' }), 'APIG.2011 type'],
    [
      'a type that is no word',
      '/a',
      parameters({ name: 'n', in: 'query', type: 'valueOf' }),
      'APIG.2011 type'
    ],
    ['a form field', '/a', parameters({ name: 'n', in: 'formData', type: 'string' }), 'APIG.2011 location'],
    ['a body', '/a', parameters({ name: 'n', in: 'body', schema: {} }), 'APIG.2011 location'],
    [
      'the header that authenticates callers',
      '/a',
      parameters({ name: 'X-Auth-Token', in: 'header', type: 'string' }),
      'APIG.2011 req_param_name'
    ],
    [
      'one header in two spellings',
      '/a',
      parameters(
        { name: 'X-A', in: 'header', type: 'string' },
        { name: 'x-a', in: 'header', type: 'string' }
      ),
      'APIG.3209'
    ],
    [
      'two queries that differ in case',
      '/a',
      parameters({ name: 'A', in: 'query', type: 'string' }, { name: 'a', in: 'query', type: 'string' }),
      'imported'
    ],
    [
      'a reference that leads nowhere',
      '/a',
      parameters({ $ref: '#/parameters/none' }),
      'APIG.2011 req_params'
    ]
  ])('with %s', async (_, path, members, expected) => {
    expect(await fate(['GET', path, members])).toBe(expected)
  })
})

describe('the backend of an API', () => {
  const vpc = { scheme: 'http', method: 'GET', path: '/' }
  const urn = demoFunctions.risk

  it.each<[string, JsonObject, string]>([
    ['none', { 'x-apigateway-backend': null }, 'APIG.2011 backend_type'],
    ['an unknown type', backend({ type: 'GRPC' }), 'APIG.2011 backend_type'],
    ['no target', backend({ type: 'HTTP' }), 'APIG.2001 httpEndpoints'],
    ['the target of another type', backend({ type: 'MOCK', httpEndpoints: {} }), 'APIG.2001 mockEndpoints'],
    ['HTTP', backend(http()), 'imported'],
    ['no address', backend(http({ address: '' })), 'APIG.2001 address'],
    ['an unknown protocol', backend(http({ scheme: 'ftp' })), 'APIG.2011 req_protocol'],
    ['an unknown method', backend(http({ method: 'TRACE' })), 'APIG.2011 req_method'],
    ['a proxy path', backend(http({ path: '/{rest+}' })), 'APIG.2011 req_uri'],
    ['the longest timeout', backend(http({ timeout: 60_000 })), 'imported'],
    ['too long a timeout', backend(http({ timeout: 60_001 })), 'APIG.2011 timeout'],
    [
      'a known channel',
      backend({ type: 'HTTP-VPC', httpVpcEndpoints: { ...vpc, name: 'order-vpc' } }),
      'imported'
    ],
    [
      'an unknown channel',
      backend({ type: 'HTTP-VPC', httpVpcEndpoints: { ...vpc, name: 'x' } }),
      'APIG.3023'
    ],
    [
      'a known function',
      backend({ type: 'FUNCTION', functionEndpoints: { 'function-urn': urn } }),
      'imported'
    ],
    [
      'an unknown function',
      backend({ type: 'FUNCTION', functionEndpoints: { 'function-urn': 'x' } }),
      'APIG.3019'
    ],
    ['a variable nobody fills', backend(http({ path: '/{x}' })), 'APIG.2027'],
    ['a parameter of nowhere', backend(http({}, [{ ...toBackend, value: 'none' }])), 'APIG.2028'],
    [
      'a conditional backend of another kind',
      { ...backend(http()), 'x-apigateway-backend-policies': [{ type: 'MOCK', conditions: [{}] }] },
      'APIG.2011 backend_type'
    ]
  ])('with %s', async (_, members, expected) => {
    expect(await fate(['GET', '/a', members])).toBe(expected)
  })

  it('must get every variable of the request path', async () => {
    expect(await fate(['GET', '/a/{id}', backend(http())])).toBe('APIG.2028')
    expect(await fate(['GET', '/a/{id}', backend(http({}, [toBackend]))])).toBe('imported')
  })
})

describe('two alike in one file', () => {
  it('leave the first one, whatever their variables are called', async () => {
    const gateway = await startGateway()
    const document = swagger(
      ['GET', '/a/{b}', { operationId: 'first' }],
      ['GET', '/a/{c}', { operationId: 'second' }]
    )
    const { task_result } = await importDocument(gateway, document)
    expect(task_result.success).toMatchObject([{ method: 'GET', path: '/a/{b}', action: 'create' }])
    expect(task_result.failure).toEqual([
      {
        method: 'GET',
        path: '/a/{c}',
        error_code: 'APIG.3301',
        error_msg:
          'The API already exists, An API with the same combination of the method, path, and x-apigateway-match-mode fields already exists. API name: first'
      }
    ])
  })

  it('are different when they match differently', async () => {
    const swa = { operationId: 'other', 'x-apigateway-match-mode': 'SWA' }
    expect(await fate(['GET', '/a/{b}'], ['GET', '/a/{c}', swa])).toBe('imported')
  })

  it('may not share a name', async () => {
    expect(await fate(['GET', '/a', { operationId: 'same' }], ['GET', '/b', { operationId: 'same' }])).toBe(
      'APIG.3202'
    )
  })
})
