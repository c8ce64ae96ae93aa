import { describe, expect, it } from 'vitest'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { ask, rawExchange, startGateway, type Reply } from './client'

const samplePath = `/async-tasks/${sampleTasks[0]?.task_id}`

/** A request made of exactly these headers. */
function rawGet(gateway: DemoGateway, path: string, headers: string[] = []): Promise<string> {
  const { host, pathname } = new URL(gateway.instanceUrl)
  const lines = [`GET ${pathname}${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers]
  return rawExchange(gateway, `${lines.join('\r\n')}\r\n\r\n`)
}

describe('the token', () => {
  it.each([
    ['missing', undefined, 401, 'APIG.1000', 'The token is missing.'],
    ['made up', 'MIIPAgYJ', 401, 'APIG.1002', 'Incorrect token or token resolution failed']
  ])('that is %s is refused', async (_, token, status, error_code, error_msg) => {
    const gateway = await startGateway()
    const headers = token === undefined ? undefined : { 'x-auth-token': token }
    const response = await fetch(`${gateway.instanceUrl}${samplePath}`, headers && { headers })
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error_code, error_msg })
  })

  it('is good for 24 hours', async () => {
    let now = Date.UTC(2026, 0, 1)
    const gateway = await startGateway({ now: () => now })
    now += 24 * 3600 * 1000 - 1
    expect((await ask(gateway, samplePath)).status).toBe(200)
    now += 1
    expect((await ask(gateway, samplePath)).json).toEqual({
      error_code: 'APIG.1001',
      error_msg: 'Session expired. Please try again later.'
    })
  })

  it('is worthless once revoked, and another one is not', async () => {
    const gateway = await startGateway()
    const other = gateway.control.issueToken()
    expect(gateway.control.revokeToken(gateway.token)).toBe(true)
    expect((await ask(gateway, samplePath)).json.error_code).toBe('APIG.1002')
    expect((await ask(gateway, samplePath, { headers: { 'x-auth-token': other } })).status).toBe(200)
  })

  it('sent twice is one wrong token', async () => {
    const gateway = await startGateway()
    const header = `X-Auth-Token: ${gateway.token}`
    expect(await rawGet(gateway, samplePath, [header])).toContain('HTTP/1.1 200')
    expect(await rawGet(gateway, samplePath, [header, header])).toContain('APIG.1002')
  })

  it('is as long as those of the service', async () => {
    const gateway = await startGateway()
    expect(gateway.token).toMatch(/^MII[A-Za-z0-9+/=]{5125}$/)
  })

  it('is reported in the words of the instance plane where instances are listed', async () => {
    const gateway = await startGateway()
    const url = `${gateway.origin}/v2/${gateway.project_id}/apigw/instances`
    const reply = await ask(gateway, url, { headers: { 'x-auth-token': 'MII' } })
    expect(reply.json).toEqual({
      error_code: 'APIC.7102',
      error_msg: 'Incorrect token or token resolution failed'
    })
  })
})

describe('project and instance', () => {
  const other = '11111111111111111111111111111111'

  it.each<[string, (gateway: DemoGateway) => string, number, string]>([
    ['another project', (g) => g.instanceUrl.replace(g.project_id, other), 403, 'APIG.1005'],
    ['an unknown instance', (g) => g.instanceUrl.replace(g.instance_id, other), 404, 'APIG.3030'],
    ['no instance id', (g) => g.instanceUrl.replace(g.instance_id, 'my-gateway'), 400, 'APIG.2012']
  ])('%s', async (_, instanceUrl, status, error_code) => {
    const gateway = await startGateway()
    const reply = await ask(gateway, `${instanceUrl(gateway)}${samplePath}`)
    expect([reply.status, reply.json.error_code]).toEqual([status, error_code])
  })

  it('are looked at after the token', async () => {
    const gateway = await startGateway()
    const url = `${gateway.instanceUrl.replace(gateway.project_id, other)}${samplePath}`
    const reply = await ask(gateway, url, { headers: { 'x-auth-token': 'MII' } })
    expect(reply.json.error_code).toBe('APIG.1002')
  })
})

describe('the front gateway', () => {
  const unpublished = 'The API does not exist or has not been published in the environment.'

  it.each([
    ['an unknown path', 'GET', '/nothing', unpublished],
    ['a slash too many', 'GET', `${samplePath}/`, unpublished],
    ['an empty task id', 'GET', '/async-tasks/', unpublished],
    ['no task id', 'GET', '/async-tasks', unpublished],
    ['the wrong method', 'DELETE', samplePath, 'The API does not exist.'],
    ['a POST for a task', 'POST', samplePath, 'The API does not exist.'],
    ['a GET of a creation call', 'GET', '/openapi/async-export', 'The API does not exist.']
  ])('knows no API at %s', async (_, method, path, error_msg) => {
    const gateway = await startGateway()
    const reply = await ask(gateway, path, { method })
    expect(reply.status).toBe(404)
    const request_id = reply.headers.get('x-request-id')
    expect(reply.text).toBe(JSON.stringify({ error_msg, error_code: 'APIG.0101', request_id }))
  })

  it('answers to its own names only', async () => {
    const gateway = await startGateway()
    const { pathname, port } = new URL(gateway.instanceUrl)
    const get = (host: string): Promise<string> =>
      rawExchange(
        gateway,
        `GET ${pathname}${samplePath} HTTP/1.1\r\nHost: ${host}\r\nX-Auth-Token: ${gateway.token}\r\nConnection: close\r\n\r\n`
      )
    expect(await get(`localhost:${port}`)).toContain('HTTP/1.1 200')
    expect(await get('evil.example.com')).toContain('APIG.0101')
  })

  it('takes no body with a GET', async () => {
    const gateway = await startGateway()
    const body = `{}`
    const answer = await rawGet(gateway, samplePath, [
      `X-Auth-Token: ${gateway.token}`,
      `Content-Length: ${body.length}`,
      '',
      body
    ])
    expect(answer).toContain('HTTP/1.1 400')
    expect(answer).toContain('API request error.')
  })

  async function refusal(reply: Promise<Reply>): Promise<unknown[]> {
    const { status, json } = await reply
    return [status, json.error_code, json.error_msg]
  }

  it.each([
    [32 * 1024, 401, 'APIG.1002'],
    [32 * 1024 + 1, 494, 'APIG.0201'],
    [200 * 1024, 494, 'APIG.0201']
  ])('judges a header of %i bytes', async (size, status, error_code) => {
    const gateway = await startGateway()
    const answer = await rawGet(gateway, samplePath, [`X-Auth-Token: ${'x'.repeat(size)}`])
    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(answer).toContain(error_code)
  })

  it('refuses a URI of more than 32 KB', async () => {
    const gateway = await startGateway()
    const path = `/api-groups?name=${'x'.repeat(33_000)}`
    expect(await refusal(ask(gateway, path))).toEqual([414, 'APIG.0201', 'Request URI too large.'])
  })

  it('refuses a body of more than 12 MB, whole or in chunks', async () => {
    const gateway = await startGateway()
    const body = Buffer.alloc(12 * 1024 * 1024 + 1, 'x')
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const tooLarge = [413, 'APIG.0201', 'Request entity too large.']
    expect(await refusal(ask(gateway, '/openapi/async-export', { ...post, body }))).toEqual(tooLarge)
    const chunked = new Blob([body]).stream()
    const init = { ...post, body: chunked, duplex: 'half' as const }
    expect(await refusal(ask(gateway, '/openapi/async-export', init))).toEqual(tooLarge)
  })

  it('says what it can to something that is not HTTP', async () => {
    const gateway = await startGateway()
    expect(await rawExchange(gateway, 'SSH-2.0-client\r\n\r\n')).toContain('HTTP/1.1 400 Bad Request')
  })
})
