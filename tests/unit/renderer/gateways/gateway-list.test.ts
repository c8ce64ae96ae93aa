import { describe, expect, it } from 'vitest'
import { gatewayName } from '../../../../src/renderer/components/gateways/gateway-words'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import { GatewayList } from '../../../../src/renderer/state/gateway-list.svelte'
import { Navigation } from '../../../../src/renderer/state/navigation.svelte'
import type { GatewayRow } from '../../../../src/shared/contract/gateway'
import { ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const row: GatewayRow = {
  id: 1,
  name: 'Prod',
  endpoint: 'https://apig.example.com',
  project_id: 'p',
  instance_id: 'i',
  isDemo: false,
  iam_endpoint: null,
  credential: { kind: 'token', storage: 'stored', hint: null, expiresAt: null },
  lockedUntil: null,
  polling: 'active',
  stopReason: null,
  stoppedAt: null,
  taskCount: 5,
  activeCount: 2
}

describe('GatewayList', () => {
  it('does not count the tasks of a stopped gateway as watched', async () => {
    const rows: GatewayRow[] = [row, { ...row, id: 2, polling: 'stopped', activeCount: 3 }]
    const list = new GatewayList(new FakeApi({ 'gateways.list': () => ok(rows) }))
    await list.load()
    expect(list.activeCount).toBe(2)
    expect(list.stopped.map(({ id }) => id)).toEqual([2])
  })
})

describe('a gateway’s name', () => {
  it('is the person’s own, and for the demo a word of the language', () => {
    const demo = { ...row, isDemo: true, name: 'Demo' }
    expect(gatewayName(row, new I18n(() => 'zh-Hans'))).toBe('Prod')
    expect(gatewayName(demo, new I18n(() => 'zh-Hans'))).toBe('演示网关')
    expect(gatewayName(demo, new I18n(() => 'en'))).toBe('Demo gateway')
  })
})

describe('Navigation', () => {
  it('opens the gateway that is meant', () => {
    const navigation = new Navigation()
    navigation.openGateway(7)
    expect([navigation.view, navigation.gateway]).toEqual(['gateways', 7])
  })
})
