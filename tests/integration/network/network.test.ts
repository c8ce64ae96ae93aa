import { describe, expect, it } from 'vitest'
import { getNetwork, removeNetwork, setProxy } from '../../../src/main/tasks/network'
import { valueOf } from '../../support/ledger'
import { openGatewayNetwork as open } from '../../support/network/gateway-network'
import { withHttp } from '../../support/transport/case'

const manual = {
  proxy_mode: 'manual',
  proxy_address: 'proxy.example:8080',
  proxy_user: 'me',
  keep: 'system'
} as const

describe('the proxy of a gateway', () => {
  it('is the system’s until somebody says otherwise', async () => {
    const { deps, gatewayId, settings } = await open()
    expect(valueOf(await getNetwork(deps, { gatewayId }))).toEqual({
      proxy_mode: 'system',
      proxy_address: null,
      proxy_user: null,
      proxyPassword: 'absent',
      ca_file_name: null,
      certificates: []
    })
    expect(await settings()).toEqual({ proxy: { mode: 'system' }, proxyLogin: null, caCertificates: [] })
  })

  it('keeps its password with the credentials, and for that proxy and user only', async () => {
    const { deps, gatewayId, settings } = await open()
    const set = (change: object) => setProxy(deps, { gatewayId, ...manual, proxyPassword: null, ...change })
    expect(valueOf(await set({ proxyPassword: 'hush' }))).toMatchObject({ proxyPassword: 'stored' })
    expect((await settings()).proxyLogin).toEqual({ user: 'me', password: 'hush' })
    expect(valueOf(await set({}))).toMatchObject({ proxyPassword: 'stored' })
    expect(valueOf(await set({ proxy_address: 'other.example:8080' }))).toMatchObject({
      proxyPassword: 'absent'
    })
    expect((await settings()).proxyLogin).toBeNull()
    valueOf(await set({ proxyPassword: 'hush' }))
    expect(valueOf(await set({ proxy_mode: 'direct' }))).toMatchObject({
      proxy_address: null,
      proxy_user: null,
      proxyPassword: 'absent'
    })
  })

  it('is not sent a password that another ledger’s proxy of the same number had', async () => {
    const { deps, gatewayId, settings } = await open()
    valueOf(await setProxy(deps, { gatewayId, ...manual, proxyPassword: 'hush' }))
    // What a ledger put in this one's place says.
    const own = { proxy_mode: 'manual', proxy_address: manual.proxy_address, proxy_user: 'me' } as const
    const other = { ...own, proxy_address: 'elsewhere.example:8080' }
    valueOf(await deps.ledger.write('gateway.setNetwork', { id: gatewayId, ...other }))
    expect((await settings()).proxyLogin).toBeNull()
    expect(valueOf(await getNetwork(deps, { gatewayId }))).toMatchObject({ proxyPassword: 'absent' })
    valueOf(await deps.ledger.write('gateway.setNetwork', { id: gatewayId, ...own }))
    expect((await settings()).proxyLogin).toEqual({ user: 'me', password: 'hush' })
  })

  it.each([
    ['manual', 'no port', 'not_a_proxy'],
    ['manual', 'user:secret@proxy:80', 'not_a_proxy'],
    ['pac', 'file:///etc/proxy.pac', 'not_a_script']
  ] as const)('%s: %s is refused and nothing changed', async (proxy_mode, proxy_address, reason) => {
    const { deps, gatewayId } = await open()
    const input = { gatewayId, ...manual, proxy_mode, proxy_address, proxyPassword: 'hush' }
    expect(await setProxy(deps, input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', params: { field: 'proxy_address', reason } }
    })
    expect(valueOf(await getNetwork(deps, { gatewayId }))).toMatchObject({
      proxy_mode: 'system',
      proxyPassword: 'absent'
    })
  })

  it('holds from the next request on, in a session that never saw another setting', async () => {
    const { deps, gatewayId, opened, send } = await open()
    await withHttp(
      (_request, response) => response.end('x'),
      async (origin) => {
        await Promise.all([send(origin), send(origin)])
        expect(opened.map(({ settings }) => settings.proxy.mode)).toEqual(['system'])
        valueOf(await setProxy(deps, { gatewayId, ...manual, proxyPassword: 'hush' }))
        expect(opened[0]?.isClosed).toBe(true)
        await send(origin)
        expect(opened[1]?.settings.proxy).toEqual({ mode: 'manual', address: 'proxy.example:8080' })
        expect(new Set(opened.map(({ name }) => name)).size).toBe(2)
      }
    )
  })

  it('lets a gateway go on that its network had stopped, and no other', async () => {
    const { watched, deps, gatewayId } = await open()
    const stop = async (reason: string) =>
      valueOf(await watched.ledger.write('gateway.stop', { id: gatewayId, reason, at: watched.clock.now() }))
    await stop('tls')
    valueOf(await setProxy(deps, { gatewayId, ...manual, proxyPassword: null }))
    expect((await watched.gateway(gatewayId)).polling).toBe('active')
    await stop('token_expired')
    valueOf(await setProxy(deps, { gatewayId, ...manual, proxy_mode: 'system', proxyPassword: null }))
    expect((await watched.gateway(gatewayId)).polling).toBe('stopped')
  })

  it('leaves nothing behind with its gateway', async () => {
    const { deps, gatewayId, secrets } = await open()
    valueOf(await setProxy(deps, { gatewayId, ...manual, proxyPassword: 'hush' }))
    await removeNetwork(deps, gatewayId)
    expect(secrets.storage(`proxy:${gatewayId}`)).toBe('absent')
  })
})
