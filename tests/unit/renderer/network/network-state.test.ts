import { describe, expect, it } from 'vitest'
import { NetworkState } from '../../../../src/renderer/state/network.svelte'
import type { NetworkRow } from '../../../../src/shared/contract/network'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const kept: NetworkRow = {
  proxy_mode: 'manual',
  proxy_address: 'proxy.example:8080',
  proxy_user: 'me',
  proxyPassword: 'stored',
  ca_file_name: null,
  certificates: []
}
const certificate = {
  subject: 'Root',
  issuer: 'Root',
  validFrom: 0,
  validTo: 1,
  fingerprint: 'AB',
  problem: null
}

async function loaded(answers: ConstructorParameters<typeof FakeApi>[0] = {}) {
  const api = new FakeApi({ 'network.get': () => ok(kept), ...answers })
  const network = new NetworkState(api, 7)
  await network.load()
  return { api, network }
}

describe('the proxy form', () => {
  it('shows what is kept and knows what differs', async () => {
    const { network } = await loaded()
    expect({ ...network.fields }).toEqual({ mode: 'manual', address: 'proxy.example:8080', user: 'me' })
    expect(network.isDirty).toBe(false)
    network.password = 'x'
    expect(network.isDirty).toBe(true)
    expect(network.isPasswordLost).toBe(false)
    network.fields.address = 'other:1'
    expect(network.isPasswordLost).toBe(true)
    network.discard()
    expect(network.isDirty).toBe(false)
  })

  it('sends nothing without an address where one is needed', async () => {
    const { api, network } = await loaded()
    network.fields.address = ' '
    expect(await network.saveProxy('system')).toBeNull()
    expect(network.problem).toBe('required')
    expect(api.asked.map(({ method }) => method)).toEqual(['network.get'])
  })

  it('leaves a kept password alone, and sends none for a direct connection', async () => {
    const { api, network } = await loaded({ 'network.setProxy': () => ok({ ...kept, proxy_mode: 'direct' }) })
    network.fields.mode = 'direct'
    await network.saveProxy('this_run')
    expect(api.asked.at(-1)?.input).toEqual({
      gatewayId: 7,
      proxy_mode: 'direct',
      proxy_address: null,
      proxy_user: null,
      proxyPassword: null,
      keep: 'this_run'
    })
    expect(network.isDirty).toBe(false)
  })

  it('shows at the field what main found wrong, and forgets nothing that was typed', async () => {
    const { network } = await loaded({
      'network.setProxy': () =>
        err('INVALID_INPUT', 'test', { field: 'proxy_address', reason: 'not_a_proxy' })
    })
    network.fields.address = 'nonsense'
    network.password = 'hush'
    expect(await network.saveProxy('system')).toBeNull()
    expect(network.problem).toBe('not_a_proxy')
    expect([network.fields.address, network.password]).toEqual(['nonsense', 'hush'])
  })

  it('forgets the password as soon as it is kept', async () => {
    const { network } = await loaded({ 'network.setProxy': () => ok(kept) })
    network.password = 'hush'
    expect((await network.saveProxy('system'))?.ok).toBe(true)
    expect(network.password).toBe('')
  })

  it('says that the settings could not be read', async () => {
    const { network } = await loaded({ 'network.get': () => err('LEDGER_BUSY', 'test') })
    expect(network.error?.code).toBe('LEDGER_BUSY')
    expect(network.kept).toBeNull()
  })
})

describe('certificates', () => {
  it('wait for a word before they are added', async () => {
    const chosen = {
      choice: 3,
      holdsKey: false,
      fileName: 'corp.pem',
      certificates: [certificate, { ...certificate, fingerprint: 'CD', problem: 'expired' as const }]
    }
    const { api, network } = await loaded({
      'network.chooseCertificates': () => ok(chosen),
      'network.addCertificates': () => ok({ ...kept, certificates: [certificate] }),
      'network.removeCertificate': () => ok(kept)
    })
    expect(await network.chooseFile()).toBeNull()
    expect(network.addable).toEqual([certificate])
    expect((await network.addChosen())?.ok).toBe(true)
    expect(network.choice).toBeNull()
    expect(network.kept?.certificates).toEqual([certificate])
    await network.removeCertificate('AB')
    expect(network.kept?.certificates).toEqual([])
    expect(api.asked.slice(1).map(({ input }) => input)).toEqual([
      { gatewayId: 7 },
      { gatewayId: 7, choice: 3 },
      { gatewayId: 7, fingerprint: 'AB' }
    ])
  })

  it('are not added after a cancelled choice', async () => {
    const { network } = await loaded({ 'network.chooseCertificates': () => ok(null) })
    await network.chooseFile()
    expect(await network.addChosen()).toBeNull()
  })
})
