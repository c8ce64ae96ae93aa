import { describe, expect, it, onTestFinished } from 'vitest'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { saveGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { testConnection } from '../../../src/main/tasks/test-connection'
import { valueOf } from '../../support/ledger'
import { startTls } from '../../support/network/servers'
import { WatchedGateway } from '../../support/watched-gateway'

const verdicts = {
  'token-expired': 'auth',
  'APIGW.0301': 'auth',
  'APIGW.0307': 'auth',
  'signature-expired': 'expired',
  'access-key-unknown': 'key_unknown',
  'access-key-locked': 'key_locked',
  'signature-echo': 'signature',
  'clock-skew': 'clock',
  'APIG.1003': 'wrong_project',
  'APIG.1005': 'permission',
  'APIGW.0302': 'permission',
  'APIGW.0402': 'address',
  'APIG.1012': 'account',
  'APIGW.0310': 'account',
  'APIG.3030': 'no_instance',
  'APIG.0101': 'no_feature',
  throttled: 'throttled',
  'APIG.9008': 'throttled',
  'APIG.9999': 'server_error',
  'html-502': 'server_error',
  'html-200': 'web_page',
  'empty-200': 'not_apig',
  'closed-before-answer': 'reset',
  'truncated-body': 'reset',
  redirect: 'redirect',
  'not-http': 'not_apig'
} satisfies Partial<Record<FaultName, string>>

describe('test connection', () => {
  it('takes the "no such task" of the gateway as proof, with one request and no trace', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGateway()
    const tested = valueOf(await testConnection(watched.deps, { id }))
    expect(tested).toMatchObject({ verdict: 'reached', http_status: 404, error_code: 'APIG.3093' })
    expect(watched.server.requests).toHaveLength(1)
    expect(valueOf(await watched.ledger.read('tasks.facets', undefined)).total).toBe(0)
  })

  it('tells what stands in the way', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGateway()
    const found: Partial<Record<FaultName, string>> = {}
    for (const fault of Object.keys(verdicts) as (keyof typeof verdicts)[]) {
      // Twice: a connection that breaks when it is used again is opened anew, and the request repeated.
      watched.server.control.answerWith(fault, { times: 2 })
      found[fault] = valueOf(await testConnection(watched.deps, { id })).verdict
      watched.server.control.clearFaults()
    }
    expect(found).toEqual(verdicts)
  })

  it.each([
    ['project_id', 'permission'],
    ['instance_id', 'no_instance']
  ])('a wrong %s: %s', async (field, verdict) => {
    const watched = await WatchedGateway.open()
    const { origin, project_id, instance_id, token } = watched.server
    const profile = {
      id: null,
      name: 'x',
      endpoint: origin,
      project_id,
      instance_id,
      [field]: 'f'.repeat(32)
    }
    const { id } = valueOf(await saveGateway(watched.deps, profile))
    valueOf(await setCredentials(watched.deps, { id, credential: { kind: 'token', token }, keep: 'system' }))
    expect(valueOf(await testConnection(watched.deps, { id })).verdict).toBe(verdict)
  })

  it('sends nothing without a token, and does not know a gateway that is not there', async () => {
    const watched = await WatchedGateway.open()
    const id = await watched.addGateway(null)
    expect(valueOf(await testConnection(watched.deps, { id })).verdict).toBe('no_token')
    expect(watched.server.requests).toEqual([])
    expect(await testConnection(watched.deps, { id: 99 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' }
    })
  })

  it('tells by the answer how far this computer’s clock is off, and blames it where it is to blame', async () => {
    const watched = await WatchedGateway.open()
    const behind = await startDemoGateway({ now: () => watched.clock.now() - 20 * 60_000 })
    onTestFinished(() => behind.close())
    const { project_id, instance_id, token } = behind
    const profile = { id: null, name: 'x', endpoint: behind.origin, project_id, instance_id }
    const { id } = valueOf(await saveGateway(watched.deps, profile))
    valueOf(await setCredentials(watched.deps, { id, credential: { kind: 'token', token }, keep: 'system' }))
    const good = valueOf(await testConnection(watched.deps, { id }))
    expect(good.verdict).toBe('reached')
    expect(Math.abs((good.clockAheadMs ?? 0) - 20 * 60_000)).toBeLessThanOrEqual(1000)
    behind.control.answerWith('signature-expired')
    expect(valueOf(await testConnection(watched.deps, { id })).verdict).toBe('clock')
  })

  it.each([
    ['ahead of', 20],
    ['behind', -20]
  ])(
    'a clock %s the service’s is told from a wrong key by a real signature, and how much it is',
    async (_, minutes) => {
      const watched = await WatchedGateway.open()
      const off = await startDemoGateway({ now: () => watched.clock.now() - minutes * 60_000 })
      onTestFinished(() => off.close())
      const { project_id, instance_id, accessKey } = off
      const profile = { id: null, name: 'x', endpoint: off.origin, project_id, instance_id }
      const { id } = valueOf(await saveGateway(watched.deps, profile))
      const credential = {
        kind: 'ak_sk' as const,
        access_key: accessKey.access,
        secret_key: accessKey.secret
      }
      valueOf(await setCredentials(watched.deps, { id, credential, keep: 'system' }))
      const tested = valueOf(await testConnection(watched.deps, { id }))
      expect(tested).toMatchObject({ verdict: 'clock', http_status: 401, error_code: 'APIGW.0303' })
      expect(Math.abs((tested.clockAheadMs ?? 0) - minutes * 60_000)).toBeLessThanOrEqual(1000)
      expect(off.requests).toHaveLength(1)
    }
  )

  it('replaces a token that it fetched itself once, and then knows that the region is wrong', async () => {
    const watched = await WatchedGateway.open()
    const { account } = watched.server
    const credential = {
      kind: 'iam_user' as const,
      account: account.domain,
      user: account.user,
      password: account.password
    }
    const id = await watched.addGatewayWith(credential)
    watched.server.control.answerWith('APIGW.0307', { operation: 'showAsyncTask' })
    expect(valueOf(await testConnection(watched.deps, { id })).verdict).toBe('reached')
    watched.server.control.answerWith('APIGW.0307', { operation: 'showAsyncTask', times: 2 })
    expect(valueOf(await testConnection(watched.deps, { id })).verdict).toBe('wrong_region')
  })

  it('names the address and what stands in the way of it', async () => {
    const watched = await WatchedGateway.open()
    const gone = await startDemoGateway()
    await gone.close()
    const { project_id, instance_id, token } = watched.server
    for (const [endpoint, verdict] of [
      [gone.origin, 'refused'],
      ['https://no-such-host.invalid', 'dns']
    ] as const) {
      const profile = { id: null, name: 'x', endpoint, project_id, instance_id }
      const { id } = valueOf(await saveGateway(watched.deps, profile))
      valueOf(
        await setCredentials(watched.deps, { id, credential: { kind: 'token', token }, keep: 'system' })
      )
      expect(valueOf(await testConnection(watched.deps, { id }))).toMatchObject({
        verdict,
        failureCode: verdict,
        failureParams: { host: new URL(endpoint).host }
      })
    }
  })

  it('names what keeps an IAM user from IAM as it does for the gateway: refused, no such name, which certificate', async () => {
    const watched = await WatchedGateway.open()
    const gone = await startDemoGateway()
    await gone.close()
    const selfSigned = await startTls('self-signed')
    onTestFinished(() => selfSigned.close())
    const { project_id, instance_id, origin } = watched.server
    for (const [iam_endpoint, verdict, more] of [
      [gone.origin, 'refused', {}],
      ['https://no-such-host.invalid', 'dns', {}],
      [`https://127.0.0.1:${selfSigned.port}`, 'tls', { why: 'self_signed' }]
    ] as const) {
      const place = { endpoint: origin, iam_endpoint, project_id, instance_id }
      const { id } = valueOf(await saveGateway(watched.deps, { id: null, name: 'x', ...place }))
      const credential = { kind: 'iam_user' as const, account: 'a', user: iam_endpoint, password: 'p' }
      valueOf(await setCredentials(watched.deps, { id, credential, keep: 'system' }))
      expect(valueOf(await testConnection(watched.deps, { id }))).toMatchObject({
        verdict,
        failureCode: verdict,
        failureParams: { host: new URL(iam_endpoint).host, ...more }
      })
    }
    expect(selfSigned.requests).toEqual([])
    expect(watched.server.requests).toEqual([])
  })

  it('asks an IAM that was in trouble at once, however long polling would still leave it alone', async () => {
    const watched = await WatchedGateway.open()
    const { account } = watched.server
    const login = { account: account.domain, user: account.user, password: account.password }
    const id = await watched.addGatewayWith({ kind: 'iam_user', ...login })
    watched.server.control.answerWith('APIG.9999', { operation: 'issueToken' })
    expect(valueOf(await testConnection(watched.deps, { id }))).toMatchObject({
      verdict: 'credentials',
      obstacle: 'iam_unavailable'
    })
    expect(valueOf(await testConnection(watched.deps, { id })).verdict).toBe('reached')
  })
})
