import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import { saveGateway, setToken } from '../../../src/main/tasks/gateways'
import { testConnection } from '../../../src/main/tasks/test-connection'
import { valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const verdicts = {
  'token-expired': 'auth',
  'APIGW.0301': 'auth',
  'APIG.1005': 'permission',
  'APIG.3030': 'no_instance',
  'APIG.0101': 'no_feature',
  throttled: 'throttled',
  'APIG.9999': 'server_error',
  'html-502': 'server_error',
  'html-200': 'not_apig',
  'empty-200': 'not_apig',
  'closed-before-answer': 'network',
  redirect: 'network',
  'not-http': 'network'
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
    valueOf(await setToken(watched.deps, { id, token }))
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
})
