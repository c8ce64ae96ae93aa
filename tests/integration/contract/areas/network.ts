import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { certificate } from '../../../support/network/certificates'
import type { Scene } from '../scene'

/** The proxy and the certificate authorities of a gateway. */
export async function askNetwork({ app, gatewayId }: Scene): Promise<void> {
  const untouched = {
    proxy_mode: 'system',
    proxy_address: null,
    proxy_user: null,
    proxyPassword: 'absent',
    ca_file_name: null,
    certificates: []
  } as const
  expect(await app.ask('network.get', { gatewayId })).toEqual(untouched)
  const proxy = {
    proxy_mode: 'manual',
    proxy_address: 'proxy.example.com:8080',
    proxy_user: '王芳',
    proxyPassword: 'a word for the proxy'
  } as const
  const { proxyPassword: _hidden, ...shown } = proxy
  expect(await app.ask('network.setProxy', { gatewayId, ...proxy, keep: 'system' })).toEqual({
    ...untouched,
    ...shown,
    proxyPassword: 'stored'
  })
  const nonsense = { gatewayId, ...proxy, proxy_address: 'no proxy', keep: 'system' }
  expect(await app.refusal('network.setProxy', nonsense)).toMatchObject({
    code: 'INVALID_INPUT',
    params: { field: 'proxy_address', reason: 'not_a_proxy' }
  })
  const script = { proxy_mode: 'pac', proxy_address: 'https://proxy.example.com/proxy.pac' } as const
  const pac = { gatewayId, ...script, proxy_user: null, proxyPassword: null, keep: 'system' } as const
  expect(await app.ask('network.setProxy', pac)).toEqual({ ...untouched, ...script })
  const system = { ...pac, proxy_mode: 'system', proxy_address: null } as const
  expect(await app.ask('network.setProxy', system)).toEqual(untouched)

  expect(await app.ask('network.chooseCertificates', { gatewayId })).toBeNull()
  app.chosen.certificates = join(app.folder, '公司.pem')
  writeFileSync(app.chosen.certificates, [certificate('root'), certificate('expired-root')].join('\n'))
  const choice = await app.ask('network.chooseCertificates', { gatewayId })
  expect(choice).toMatchObject({
    fileName: '公司.pem',
    certificates: [{ problem: null }, { problem: 'expired' }]
  })
  const chosen = { gatewayId, choice: choice?.choice ?? 0 }
  const added = await app.ask('network.addCertificates', chosen)
  expect(added).toMatchObject({ ca_file_name: '公司.pem', certificates: [{ problem: null }] })
  expect((await app.refusal('network.addCertificates', { ...chosen, choice: 99 })).code).toBe('NOT_FOUND')
  const fingerprint = added.certificates[0]?.fingerprint ?? ''
  expect(await app.ask('network.removeCertificate', { gatewayId, fingerprint })).toEqual(untouched)
}
