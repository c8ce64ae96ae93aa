import { describe, expect, it } from 'vitest'
import { arrayOf, objectOf } from '../../../src/demo-gateway/json'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { ask, groupNamed, importDocument, startGateway } from './client'
import { swagger } from './documents'

async function names(gateway: DemoGateway, query: string): Promise<unknown[]> {
  const { json } = await ask(gateway, `/api-groups${query}`)
  return arrayOf(json.groups).map((group) => objectOf(group).name)
}

describe('groups', () => {
  it('are listed as the vendor shows them, newest first', async () => {
    const gateway = await startGateway({ now: () => Date.UTC(2026, 0, 1) })
    const id = groupNamed(gateway, 'order-service')
    const { json } = await ask(gateway, '/api-groups')
    expect(json).toMatchObject({ total: 2, size: 2 })
    expect(arrayOf(json.groups)[0]).toEqual({
      update_time: '2026-01-01T00:00:00Z',
      name: 'order-service',
      on_sell_status: 2,
      remark: '订单服务：下单、支付、发货与售后',
      sl_domains: [`${id}.example.com`],
      sl_domain: `${id}.example.com`,
      id,
      register_time: '2026-01-01T00:00:00Z',
      status: 1,
      is_default: 2
    })
  })

  it('include those an import has made', async () => {
    const gateway = await startGateway()
    await importDocument(gateway, swagger(['GET', '/a']))
    expect(await names(gateway, '')).toEqual(['test_group', 'order-service', 'test8'])
  })

  it.each([
    ['?name=order', ['order-service']],
    ['?name=order&precise_search=name', []],
    ['?name=test8&precise_search=name', ['test8']],
    ['?id=9100ae30705947cc9543d37cd7fb388c', ['test8']],
    ['?limit=1', ['order-service']],
    ['?offset=1&limit=1', ['test8']],
    ['?offset=2', []],
    ['?offset=-1', ['order-service', 'test8']],
    ['?limit=0', ['order-service', 'test8']],
    ['?limit=501', ['order-service', 'test8']]
  ])('with %s are %j', async (query, expected) => {
    expect(await names(await startGateway(), query)).toEqual(expected)
  })

  it.each([
    ['limit', '?limit=all'],
    ['limit', '?limit='],
    ['offset', '?offset=1.5'],
    ['offset', '?offset=1&offset=2']
  ])('with a malformed %s (%s) are refused', async (name, query) => {
    const reply = await ask(await startGateway(), `/api-groups${query}`)
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual({
      error_code: 'APIG.2012',
      error_msg: `Invalid parameter value,parameterName:${name}. Please refer to the support documentation`
    })
  })
})

describe('environments', () => {
  it('start with RELEASE under its fixed id', async () => {
    const gateway = await startGateway({ now: () => Date.UTC(2026, 0, 1) })
    const { json } = await ask(gateway, '/envs')
    expect(json).toMatchObject({ total: 2, size: 2 })
    expect(arrayOf(json.envs)[0]).toEqual({
      create_time: '2026-01-01T00:00:00Z',
      name: 'RELEASE',
      remark: 'Production environment',
      id: 'DEFAULT_ENVIRONMENT_RELEASE_ID'
    })
    expect(gateway.environments[0]?.id).toBe('DEFAULT_ENVIRONMENT_RELEASE_ID')
  })

  it('can be asked for by name', async () => {
    const { json } = await ask(await startGateway(), '/envs?name=TE')
    expect(arrayOf(json.envs).map((environment) => objectOf(environment).name)).toEqual(['TEST'])
  })
})

describe('instances', () => {
  it('are the one of the demo', async () => {
    const gateway = await startGateway()
    const url = `${gateway.origin}/v2/${gateway.project_id}/apigw/instances`
    const { json } = await ask(gateway, url)
    expect(json).toMatchObject({ total: 1, size: 1 })
    expect(arrayOf(json.instances)[0]).toMatchObject({
      id: gateway.instance_id,
      project_id: gateway.project_id,
      status: 'Running',
      type: 'apig'
    })
    expect((await ask(gateway, `${url}?instance_name=other`)).json).toMatchObject({ total: 0 })
  })
})
