import { describe, expect, it } from 'vitest'
import {
  pollingWords,
  testAnswer,
  toneOfVerdict
} from '../../../../src/renderer/components/gateways/gateway-words'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import { GatewayForm, GatewaysState } from '../../../../src/renderer/state/gateways.svelte'
import type { ConnectionTest, GatewayRow } from '../../../../src/shared/contract/gateway'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const id = '0123456789abcdef0123456789abcdef'
const row: GatewayRow = {
  id: 7,
  name: 'Prod',
  endpoint: 'https://apig.example.com',
  project_id: id,
  instance_id: id,
  iam_endpoint: null,
  isDemo: false,
  credential: { kind: 'token', storage: 'stored', hint: null, expiresAt: null },
  lockedUntil: null,
  polling: 'active',
  stopReason: null,
  stoppedAt: null,
  taskCount: 2,
  activeCount: 0
}
const reached: ConnectionTest = {
  verdict: 'reached',
  http_status: 404,
  error_code: 'APIG.3093',
  error_msg: 'does not exist',
  failureCode: null,
  failureParams: {},
  obstacle: null,
  clockAheadMs: null,
  elapsedMs: 12
}

describe('GatewayForm', () => {
  it('saves nothing that is incomplete, and shows why only then', async () => {
    const api = new FakeApi({})
    const form = new GatewayForm(api, null)
    expect(form.isTried).toBe(false)
    expect(await form.save()).toBeNull()
    expect(form.isTried).toBe(true)
    expect(form.problems.endpoint).toBe('required')
    expect(api.asked).toEqual([])
  })

  it('shows what main refused at its field, until that has another value', async () => {
    const refused = err('INVALID_INPUT', 'endpoint', { field: 'endpoint', reason: 'https_required' })
    const form = new GatewayForm(new FakeApi({ 'gateways.save': () => refused }), row)
    form.fields.endpoint = 'http://apig.example.com'
    expect(form.problemOf('endpoint')).toBeNull()
    expect(await form.save()).toEqual(refused)
    expect(form.problemOf('endpoint')).toBe('httpsRequired')
    expect(form.problemOf('name')).toBeNull()
    form.fields.endpoint = 'https://apig.example.com'
    expect(form.problemOf('endpoint')).toBeNull()
    form.fields.endpoint = 'http://apig.example.com'
    form.discard()
    expect(form.refusal).toBeNull()
  })

  it('leaves failures that are about no field to the screen', async () => {
    const failing = new GatewayForm(new FakeApi({ 'gateways.save': () => err('DISK_FULL', 'full') }), row)
    failing.fields.name = 'Other'
    await failing.save()
    expect(failing.refusal).toBeNull()
  })

  it('knows what differs from what is kept', async () => {
    const api = new FakeApi({ 'gateways.save': () => ok({ id: 7 }) })
    const form = new GatewayForm(api, row)
    expect(form.isDirty).toBe(false)
    form.fields.name = 'Production'
    expect(form.isDirty).toBe(true)
    expect(await form.save()).toEqual(ok({ id: 7 }))
    expect(form.isDirty).toBe(false)
    form.fields.name = 'Other'
    form.discard()
    expect(form.fields.name).toBe('Production')
    expect(api.asked[0]?.input).toEqual({
      id: 7,
      name: 'Production',
      endpoint: row.endpoint,
      project_id: id,
      instance_id: id,
      iam_endpoint: null
    })
  })

  it('stays changed when the ledger did not keep it', async () => {
    const form = new GatewayForm(new FakeApi({ 'gateways.save': () => err('DISK_FULL', 'test') }), row)
    form.fields.name = 'Production'
    expect((await form.save())?.ok).toBe(false)
    expect(form.isDirty).toBe(true)
  })
})

describe('GatewaysState', () => {
  it('remembers the test of each gateway and forgets it with the gateway', async () => {
    const gateways = new GatewaysState(
      new FakeApi({ 'gateways.test': () => ok(reached), 'gateways.remove': () => ok(undefined) })
    )
    expect(await gateways.test(7)).toBeNull()
    expect(gateways.tests.get(7)).toMatchObject(reached)
    expect(gateways.testingId).toBeNull()
    gateways.selectedId = 7
    expect(await gateways.remove(7)).toBeNull()
    expect(gateways.tests.has(7)).toBe(false)
    expect(gateways.selectedId).toBeNull()
  })

  it('starts the demo gateway before it runs something there', async () => {
    const api = new FakeApi({
      'demo.start': () => ok({ gatewayId: 9 }),
      'demo.run': () => ok({ taskId: 5 })
    })
    const gateways = new GatewaysState(api)
    expect(await gateways.runDemo('export_api')).toEqual(ok({ taskId: 5 }))
    expect(api.asked.map(({ method }) => method)).toEqual(['demo.start', 'demo.run'])
    expect(await gateways.startDemo()).toBeNull()
    expect(gateways.selectedId).toBe(9)
  })

  it('reports what the demo gateway could not do', async () => {
    const gateways = new GatewaysState(new FakeApi({ 'demo.start': () => err('DEMO_UNAVAILABLE', 'test') }))
    expect((await gateways.startDemo())?.code).toBe('DEMO_UNAVAILABLE')
    expect(await gateways.runDemo('import_api')).toEqual(err('DEMO_UNAVAILABLE', 'test'))
    expect(gateways.demoWork).toBeNull()
  })
})

describe('words about a gateway', () => {
  const en = new I18n(() => 'en')

  it('says first what keeps it from working', () => {
    expect(pollingWords(row, en)).toBe('Nothing to watch')
    expect(pollingWords({ ...row, activeCount: 1 }, en)).toBe('Watching 1 task')
    const credential = { ...row.credential, storage: 'absent' } as const
    expect(pollingWords({ ...row, credential }, en)).toBe('no credentials')
    expect(pollingWords({ ...row, isDemo: true, credential }, en)).toBe('Nothing to watch')
    expect(pollingWords({ ...row, polling: 'stopped', credential }, en)).toBe('Polling stopped')
  })

  it('repeats what the other side said, but not the "no such task" of a test that works', () => {
    expect(testAnswer(reached)).toBe('')
    expect(testAnswer({ ...reached, verdict: 'not_apig' })).toBe('HTTP 404 · APIG.3093 · does not exist')
    expect(toneOfVerdict('reached')).toBe('good')
    expect(toneOfVerdict('throttled')).toBe('warn')
    expect(toneOfVerdict('auth')).toBe('bad')
  })
})
