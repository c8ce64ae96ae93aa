import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GatewayNetworks } from '../../../src/main/api/gateway-networks'
import type { NetworkSettings } from '../../../src/main/api/network-settings'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { openSecretStore } from '../../../src/main/credentials/secret-store'
import {
  addCertificates,
  CertificateChoices,
  chooseCertificates,
  removeCertificate,
  type CertificateDeps
} from '../../../src/main/tasks/ca-certificates'
import { getNetwork, networkSettingsOf, removeNetwork, setProxy } from '../../../src/main/tasks/network'
import { keyring } from '../../support/keyring'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { certificate } from '../../support/network/certificates'
import { sender, withHttp } from '../../support/transport/case'
import { WatchedGateway } from '../../support/watched-gateway'

const manual = {
  proxy_mode: 'manual',
  proxy_address: 'proxy.example:8080',
  proxy_user: 'me',
  keep: 'system'
} as const

async function open() {
  const watched = await WatchedGateway.open()
  const gatewayId = await watched.addGateway()
  const folder = temporaryFolder()
  const secrets = openSecretStore(join(folder, 'credentials.json'), keyring())
  const opened: { name: string; settings: NetworkSettings; isClosed: boolean }[] = []
  const settingsOf = (id: number) => networkSettingsOf({ ledger: watched.ledger, secrets }, id)
  const networks = new GatewayNetworks({
    settingsOf,
    open: (name, settings) => {
      const one = { name, settings, isClosed: false }
      opened.push(one)
      return {
        send: createNodeTransport(),
        close: async () => {
          one.isClosed = true
        }
      }
    }
  })
  const file = join(folder, 'corp.pem')
  const deps: CertificateDeps = {
    ...watched.deps,
    now: () => Date.UTC(2026, 10, 24),
    secrets,
    forgetNetwork: (id) => networks.forget(id),
    chooseCertificateFile: async () => file,
    choices: new CertificateChoices()
  }
  const choose = async (...names: Parameters<typeof certificate>[0][]) => {
    writeFileSync(file, names.map(certificate).join('\n'))
    return valueOf(await chooseCertificates(deps, { gatewayId }))
  }
  const send = sender(networks.transportFor(gatewayId))
  return {
    watched,
    gatewayId,
    deps,
    secrets,
    opened,
    networks,
    settings: () => settingsOf(gatewayId),
    choose,
    send
  }
}

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

describe('the certificates of a gateway', () => {
  it('are named before they are trusted, and trusted only then', async () => {
    const { deps, gatewayId, settings, choose } = await open()
    const chosen = await choose('root')
    expect(chosen).toMatchObject({
      fileName: 'corp.pem',
      certificates: [{ subject: 'APIG Ledger Test Root (APIG Ledger tests)', problem: null }]
    })
    expect((await settings()).caCertificates).toEqual([])
    const added = valueOf(await addCertificates(deps, { gatewayId, choice: chosen?.choice ?? 0 }))
    expect(added).toMatchObject({ ca_file_name: 'corp.pem', certificates: chosen?.certificates })
    expect((await settings()).caCertificates).toEqual([certificate('root')])
  })

  it('say what keeps each of a file from being added, and are added without those', async () => {
    const { deps, gatewayId, choose } = await open()
    valueOf(await addCertificates(deps, { gatewayId, choice: (await choose('root'))?.choice ?? 0 }))
    const chosen = await choose('root', 'expired-root', 'good', 'intermediate')
    const problems = chosen?.certificates.map(({ subject, problem }) => [
      subject.replace(/ \(.*/, ''),
      problem
    ])
    expect(problems).toEqual([
      ['APIG Ledger Test Root', 'already_added'],
      ['APIG Ledger Expired Root', 'expired'],
      ['apig.private.example', 'not_an_authority'],
      ['APIG Ledger Test Issuer', null]
    ])
    const added = valueOf(await addCertificates(deps, { gatewayId, choice: chosen?.choice ?? 0 }))
    expect(added.certificates).toHaveLength(2)
  })

  it('are never added from another choice than the last, nor from a file without authorities', async () => {
    const { deps, gatewayId, choose, settings } = await open()
    const first = await choose('root')
    const second = await choose('self-signed')
    expect(await addCertificates(deps, { gatewayId, choice: first?.choice ?? 0 })).toMatchObject({
      error: { code: 'NOT_FOUND' }
    })
    expect(await addCertificates(deps, { gatewayId, choice: second?.choice ?? 0 })).toMatchObject({
      error: { code: 'INVALID_INPUT' }
    })
    expect((await settings()).caCertificates).toEqual([])
  })

  it('can be removed one by one', async () => {
    const { deps, gatewayId, choose } = await open()
    const choice = (await choose('root', 'intermediate'))?.choice ?? 0
    const { certificates } = valueOf(await addCertificates(deps, { gatewayId, choice }))
    const [first, second] = certificates.map(({ fingerprint }) => fingerprint)
    const left = valueOf(await removeCertificate(deps, { gatewayId, fingerprint: first ?? '' }))
    expect(left.certificates.map(({ fingerprint }) => fingerprint)).toEqual([second])
    const none = valueOf(await removeCertificate(deps, { gatewayId, fingerprint: second ?? '' }))
    expect(none).toMatchObject({ certificates: [], ca_file_name: null })
  })

  it('are not looked for in what cannot be read', async () => {
    const { deps, gatewayId } = await open()
    const missing = { ...deps, chooseCertificateFile: async () => join(temporaryFolder(), 'none.pem') }
    expect(await chooseCertificates(missing, { gatewayId })).toMatchObject({
      error: { code: 'FILE_NOT_READ' }
    })
    const cancelled = { ...deps, chooseCertificateFile: async () => null }
    expect(valueOf(await chooseCertificates(cancelled, { gatewayId }))).toBeNull()
  })
})
