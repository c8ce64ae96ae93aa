import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  addCertificates,
  chooseCertificates,
  removeCertificate
} from '../../../src/main/tasks/ca-certificates'
import { getNetwork } from '../../../src/main/tasks/network'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { certificate, serverKey } from '../../support/network/certificates'
import { openGatewayNetwork as open } from '../../support/network/gateway-network'
import { leaksBelow } from '../../support/secret-forms'

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

  it('are taken from no file with a private key, and nothing of the key is kept anywhere', async () => {
    const { deps, gatewayId, choose, folder, ledgerFolder } = await open()
    const key = serverKey()
    const [, line = ''] = key.split('\n')
    const encrypted = key.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY')
    const inside = [key, encrypted, key.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY')]
    for (const text of inside) {
      const chosen = await choose('root', { text })
      expect(chosen).toMatchObject({ certificates: [], holdsKey: true })
      expect(await addCertificates(deps, { gatewayId, choice: chosen?.choice ?? 0 })).toMatchObject({
        error: { code: 'INVALID_INPUT' }
      })
    }
    expect(valueOf(await getNetwork(deps, { gatewayId })).certificates).toEqual([])
    rmSync(join(folder, 'corp.pem'))
    expect(leaksBelow(folder, { line })).toEqual([])
    expect(leaksBelow(ledgerFolder, { line })).toEqual([])
  })

  it('are kept as certificates alone, whatever else stood in the file', async () => {
    const { deps, gatewayId, settings, choose } = await open()
    const around = { text: '# pass phrase: a-secret-of-nobody\nBag Attributes' }
    const choice = (await choose(around, 'root', around))?.choice ?? 0
    valueOf(await addCertificates(deps, { gatewayId, choice }))
    expect((await settings()).caCertificates).toEqual([certificate('root')])
  })

  it('may be in DER, or a hundred in one file; each of them is named once', async () => {
    const { deps, gatewayId, choose, chooseBytes } = await open()
    const der = Buffer.from(certificate('root').replace(/-----.*-----|\s/g, ''), 'base64')
    expect(await chooseBytes(der)).toMatchObject({ certificates: [{ problem: null }] })
    const many = Array.from({ length: 50 }, () => ['intermediate', 'root'] as const).flat()
    const chosen = await choose(...many)
    expect(chosen?.certificates).toHaveLength(2)
    const added = valueOf(await addCertificates(deps, { gatewayId, choice: chosen?.choice ?? 0 }))
    expect(added.certificates).toHaveLength(2)
  })

  it('are not found in a container, nor in a file of a size that no bundle has', async () => {
    const { choose, chooseBytes } = await open()
    const pkcs7 = certificate('root').replaceAll('CERTIFICATE', 'PKCS7')
    expect(await choose({ text: pkcs7 })).toMatchObject({ certificates: [], holdsKey: false })
    const huge = Buffer.concat([Buffer.from(certificate('root')), Buffer.alloc(2_000_000, ' ')])
    expect(await chooseBytes(huge)).toMatchObject({ certificates: [] })
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
