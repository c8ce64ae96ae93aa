import { describe, expect, it } from 'vitest'
import { isObject, objectOf, type Json, type JsonObject } from '../../../src/demo-gateway/json'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { ask, startGateway, type Reply } from './client'

function login({ account }: DemoGateway, scope?: Json): JsonObject {
  const user = { name: account.user, password: account.password, domain: { name: account.domain } }
  return {
    auth: {
      identity: { methods: ['password'], password: { user } },
      ...(scope === undefined ? { scope: { project: { name: account.project } } } : { scope })
    }
  }
}

function post(gateway: DemoGateway, body: unknown, query = '?nocatalog=true'): Promise<Reply> {
  return ask(gateway, `${gateway.origin}/v3/auth/tokens${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=utf8' },
    body: JSON.stringify(body)
  })
}

describe('a token', () => {
  it('is issued for a project, by name or id, and opens the gateway', async () => {
    const gateway = await startGateway({ now: () => Date.UTC(2026, 0, 1) })
    for (const project of [{ name: gateway.account.project }, { id: gateway.project_id }]) {
      const reply = await post(gateway, login(gateway, { project }))
      expect(reply.status).toBe(201)
      expect(objectOf(reply.json.token)).toMatchObject({
        methods: ['password'],
        issued_at: '2026-01-01T00:00:00.000000Z',
        expires_at: '2026-01-02T00:00:00.000000Z',
        project: { id: gateway.project_id, name: 'cn-north-4' }
      })
      const token = reply.headers.get('x-subject-token') ?? ''
      expect(token).toHaveLength(5128)
      expect((await ask(gateway, '/envs', { headers: { 'x-auth-token': token } })).status).toBe(200)
    }
  })

  it('brings the catalog unless asked not to', async () => {
    const gateway = await startGateway()
    expect((await post(gateway, login(gateway))).json.token).not.toHaveProperty('catalog')
    expect((await post(gateway, login(gateway), '')).json.token).toHaveProperty('catalog')
  })

  it('without a project opens nothing', async () => {
    const gateway = await startGateway()
    const reply = await post(gateway, login(gateway, { domain: { name: gateway.account.domain } }))
    expect(reply.status).toBe(201)
    const token = reply.headers.get('x-subject-token') ?? ''
    const refused = await ask(gateway, '/envs', { headers: { 'x-auth-token': token } })
    expect(refused.json).toEqual({
      error_code: 'APIG.1003',
      error_msg: 'Token contains no project information.'
    })
  })
})

describe('a refusal has the shape of IAM', () => {
  /** The login with one member, given by its path, replaced. */
  function changed(body: JsonObject, path: string, value: Json): JsonObject {
    const copy = structuredClone(body)
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    let node = copy
    for (const step of steps) if (isObject(node[step])) node = node[step]
    node[last] = value
    return copy
  }

  it.each<[string, Json]>([
    ['auth.identity.password.user.password', 'wrong'],
    ['auth.identity.password.user.name', 'nobody'],
    ['auth.identity.password.user.domain.name', 'other']
  ])('for a wrong %s', async (path, value) => {
    const gateway = await startGateway()
    const reply = await post(gateway, changed(login(gateway), path, value))
    expect(reply.status).toBe(401)
    expect(reply.text).toBe(
      '{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}'
    )
    expect(reply.headers.has('x-subject-token')).toBe(false)
  })

  it.each<[string, Json]>([
    ['auth.identity.methods', ['password', 'totp']],
    ['auth.identity.methods', 'password'],
    ['auth.identity.password.user.password', 1],
    ['auth.identity.password.user.domain', 'demo-account'],
    ['auth.scope', { project: 'cn-north-4' }],
    ['auth.scope', {}]
  ])('for a malformed %s', async (path, value) => {
    const gateway = await startGateway()
    const reply = await post(gateway, changed(login(gateway), path, value))
    expect(reply.status).toBe(400)
    expect(reply.text).toBe(
      '{"error":{"code":400,"message":"The request body is invalid","title":"Bad Request"}}'
    )
  })

  it('for a project that is not there', async () => {
    const gateway = await startGateway()
    expect((await post(gateway, login(gateway, { project: { name: 'eu-west-0' } }))).status).toBe(401)
  })
})
