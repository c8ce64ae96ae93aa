import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner'
import { describe, expect, it } from 'vitest'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { sign } from '../../../src/main/api/sign'
import { startGateway } from './client'

const start = Date.UTC(2026, 2, 1, 8)

interface Sent {
  path?: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | FormData
}

/** Signs one request and sends another: by default the same, for a task that is not there. */
async function send(
  gateway: DemoGateway,
  signed: Sent & { at?: number; key?: Key } = {},
  sent: Sent = signed
) {
  const { access, secret, securitytoken } = signed.key ?? gateway.accessKey
  const path = '/async-tasks/d9ce8c9eede54b3f841ec324fe0bfdc3'
  const added = sign(
    {
      method: signed.method ?? 'GET',
      url: `${gateway.instanceUrl}${signed.path ?? path}`,
      headers: { 'x-project-id': gateway.project_id, ...signed.headers },
      ...(typeof signed.body === 'string' && { body: signed.body })
    },
    {
      accessKey: access,
      secretKey: secret,
      ...(securitytoken !== undefined && { securityToken: securitytoken })
    },
    new Date(signed.at ?? start)
  )
  const response = await fetch(`${gateway.instanceUrl}${sent.path ?? path}`, {
    method: sent.method ?? 'GET',
    headers: { 'x-project-id': gateway.project_id, ...sent.headers, ...added },
    ...(sent.body !== undefined && { body: sent.body })
  })
  const json = (await response.json()) as { error_code?: string; error_msg?: string }
  return { status: response.status, error_code: json.error_code, error_msg: json.error_msg ?? '' }
}
type Key = DemoGateway['accessKey']

const mismatch = {
  status: 401,
  error_code: 'APIGW.0301',
  error_msg: expect.stringContaining('verify aksk') as unknown
}
const opened = { status: 404, error_code: 'APIG.3093' }

function open(): Promise<DemoGateway> {
  return startGateway({ now: () => start })
}

describe('signed requests', () => {
  it('open the gateway, bodies and forms included', async () => {
    const gateway = await open()
    expect(await send(gateway)).toMatchObject(opened)
    const body = JSON.stringify({ env_id: gateway.environments[0]?.id, group_id: gateway.groups[0]?.id })
    const headers = { 'content-type': 'application/json' }
    const post = { method: 'POST', path: '/openapi/async-export?oas_version=3.0', headers, body } as const
    expect((await send(gateway, post)).status).toBe(202)
    const form = new FormData()
    form.append('file_name', new Blob(['{"swagger":"2.0"}']), 'a.json')
    const path = '/openapi/async-import'
    const multipart = {
      method: 'POST',
      path,
      headers: { 'content-type': 'multipart/form-data; boundary=b' }
    } as const
    expect((await send(gateway, multipart, { method: 'POST', path, body: form })).status).toBe(202)
  })

  it('may come from the vendor’s own signer', async () => {
    const gateway = await open()
    const { access, secret } = gateway.accessKey
    const endpoint = `${gateway.instanceUrl}/api-groups`
    const headers = AKSKSigner.sign(
      {
        method: 'GET',
        endpoint,
        queryParams: { limit: 2, offset: 0 },
        headers: { 'X-Sdk-Date': '20260301T080000Z' }
      },
      { getAk: () => access, getSk: () => secret } as never
    ) as Record<string, string>
    const { host: _, ...sent } = headers
    expect((await fetch(`${endpoint}?offset=0&limit=2`, { headers: sent })).status).toBe(200)
  })

  it('of another path, query, method or body are replays', async () => {
    const gateway = await open()
    expect(await send(gateway, {}, { path: '/async-tasks/00000000000000000000000000000000' })).toMatchObject(
      mismatch
    )
    expect(await send(gateway, { path: '/envs' }, { path: '/envs?limit=1' })).toMatchObject(mismatch)
    const post = { method: 'POST', path: '/openapi/async-export', body: '{}' } as const
    expect(await send(gateway, { ...post, method: 'GET' }, post)).toMatchObject(mismatch)
    expect((await send(gateway, post, { ...post, body: '{"a":1}' })).status).toBe(401)
  })

  it('echo what was to be signed, and of the credentials nothing', async () => {
    const gateway = await open()
    const key = gateway.control.issueKey(60_000)
    const { error_msg } = await send(gateway, { key: { ...key, secret: 'wrong' } })
    const path = new URL(gateway.instanceUrl).pathname
    expect(error_msg).toContain(
      `canonicalRequest:GET|${path}/async-tasks/d9ce8c9eede54b3f841ec324fe0bfdc3/||host:${new URL(gateway.origin).host}` +
        `|x-project-id:${gateway.project_id}|x-sdk-date:20260301T080000Z||host;x-project-id;x-sdk-date|e3b0c442`
    )
    expect(error_msg).not.toContain(key.securitytoken)
  })

  it.each([
    ['fifteen minutes and a second behind', -901_000, 'APIGW.0303'],
    ['fifteen minutes and a second ahead', 901_000, 'APIGW.0303'],
    ['fifteen minutes behind', -900_000, 'APIG.3093']
  ])('%s', async (_, skewMs, error_code) => {
    expect((await send(await open(), { at: start + skewMs })).error_code).toBe(error_code)
  })

  it.each(['host', 'x-sdk-date'])('must have signed %s', async (name) => {
    const gateway = await open()
    const path = `${gateway.instanceUrl}/envs`
    const { access, secret } = gateway.accessKey
    const key = { accessKey: access, secretKey: secret }
    const added = sign({ method: 'GET', url: path, headers: {} }, key, new Date(start))
    const names = ['host', 'x-sdk-date'].filter((each) => each !== name).join(';')
    const authorization = (added['Authorization'] ?? '').replace('host;x-sdk-date', names)
    const response = await fetch(path, { headers: { ...added, authorization } })
    expect(response.status).toBe(401)
  })

  it('with an unknown key, and with a temporary one without its token, name the key', async () => {
    const gateway = await open()
    const unknown = { access: 'UNKNOWNKEY0000000000', secret: 'x' }
    expect((await send(gateway, { key: unknown })).error_msg).toContain(
      'ak:UNKNOWNKEY0000000000,err:ak not exist'
    )
    const { access, secret } = gateway.control.issueKey(60_000)
    expect((await send(gateway, { key: { access, secret } })).error_msg).toContain('ak not exist')
  })

  it('with temporary keys open it until they end', async () => {
    let now = start
    const gateway = await startGateway({ now: () => now })
    const key = gateway.control.issueKey(60_000)
    expect(await send(gateway, { key })).toMatchObject(opened)
    now += 60_000
    expect((await send(gateway, { key })).error_msg).toContain('signature expired')
  })

  it('are refused for five minutes after five failures in a row, right ones too', async () => {
    let now = start
    const gateway = await startGateway({ now: () => now })
    const wrong = { ...gateway.accessKey, secret: 'wrong' }
    for (let count = 0; count < 4; count += 1)
      expect(await send(gateway, { key: wrong })).toMatchObject(mismatch)
    expect(await send(gateway)).toMatchObject(opened)
    for (let count = 0; count < 5; count += 1)
      expect(await send(gateway, { key: wrong })).toMatchObject(mismatch)
    expect((await send(gateway)).error_msg).toContain('AK access failed to reach the limit,forbidden')
    now += 5 * 60_000
    expect(await send(gateway, { at: now })).toMatchObject(opened)
  })

  it('open no other project', async () => {
    const gateway = await open()
    const headers = { 'x-project-id': 'f'.repeat(32) }
    expect(await send(gateway, { headers })).toMatchObject({ status: 403, error_code: 'APIG.1005' })
  })
})
