import { describe, expect, it } from 'vitest'
import {
  caProblem,
  factsOf,
  parseCertificate,
  readCertificates
} from '../../../../src/main/api/tls/certificates'
import { allowsHost, constraintsOf, type NameConstraints } from '../../../../src/main/api/tls/constraints'
import { derValues, dottedOid } from '../../../../src/main/api/tls/der'
import { certificate } from '../../../support/network/certificates'

const now = Date.UTC(2026, 10, 24)

function parsed(name: Parameters<typeof certificate>[0]) {
  const found = parseCertificate(certificate(name))
  if (found === null) throw new Error(`${name} is no certificate`)
  return found
}

describe('readCertificates', () => {
  it('reads one or many in PEM with other text around them, and one in DER', () => {
    const bundle = `# from the company\r\n${certificate('root')}\nSubject: x\n${certificate('intermediate')}`
    expect(readCertificates(Buffer.from(bundle))).toHaveLength(2)
    expect(readCertificates(parsed('root').raw)).toHaveLength(1)
    expect(readCertificates(Buffer.from(`\uFEFF${certificate('root')}`))).toHaveLength(1)
  })

  it.each([
    '',
    'nonsense',
    '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
  ])('finds none in %j', (text) => {
    expect(readCertificates(Buffer.from(text))).toEqual([])
  })
})

describe('factsOf', () => {
  it('names subject, issuer, times and fingerprint', () => {
    expect(factsOf(parsed('intermediate'))).toEqual({
      subject: 'APIG Ledger Test Issuer (APIG Ledger tests)',
      issuer: 'APIG Ledger Test Root (APIG Ledger tests)',
      validFrom: Date.UTC(2026, 0, 1),
      validTo: Date.UTC(2126, 0, 1),
      fingerprint: parsed('intermediate').fingerprint256
    })
  })
})

describe('caProblem', () => {
  it('lets authorities in that are valid now', () => {
    expect(caProblem(parsed('root'), now)).toBeNull()
    expect(caProblem(parsed('root'), Date.UTC(2025, 0, 1))).toBe('not_yet_valid')
    expect(caProblem(parsed('expired-root'), now)).toBe('expired')
    expect(caProblem(parsed('good'), now)).toBe('not_an_authority')
  })
})

describe('constraintsOf', () => {
  it('reads what node:crypto does not show', () => {
    expect(constraintsOf(parsed('intermediate'))).toEqual({
      signatureOid: '1.2.840.10045.4.3.2',
      pathLength: 0,
      names: null,
      hasUnknownDemand: false
    })
    expect(constraintsOf(parsed('constrained'))?.names).toEqual({
      permitted: [{ kind: 'dns', domain: 'elsewhere.example' }],
      excluded: []
    })
  })
})

describe('allowsHost', () => {
  const address = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes)
  const dns = (domain: string) => ({ kind: 'dns' as const, domain })
  const net = { kind: 'ip' as const, address: address(10, 1, 0, 0), mask: address(255, 255, 0, 0) }
  const v6 = {
    kind: 'ip' as const,
    address: address(0x20, 1, 0xd, 0xb8, ...Array.from({ length: 12 }, () => 0)),
    mask: address(255, 255, 255, 255, ...Array.from({ length: 12 }, () => 0))
  }
  const cases: [NameConstraints, string, boolean][] = [
    [{ permitted: [dns('corp.example')], excluded: [] }, 'apig.corp.example', true],
    [{ permitted: [dns('corp.example')], excluded: [] }, 'corp.example', true],
    [{ permitted: [dns('.corp.example')], excluded: [] }, 'APIG.Corp.Example', true],
    [{ permitted: [dns('corp.example')], excluded: [] }, 'evilcorp.example', false],
    [{ permitted: [], excluded: [dns('corp.example')] }, 'apig.corp.example', false],
    [{ permitted: [], excluded: [dns('')] }, 'apig.corp.example', false],
    [{ permitted: [dns('corp.example')], excluded: [] }, '10.1.2.3', true],
    [{ permitted: [net], excluded: [] }, '10.1.2.3', true],
    [{ permitted: [net], excluded: [] }, '10.2.2.3', false],
    [{ permitted: [net], excluded: [] }, '2001:db8::1', false],
    [{ permitted: [v6], excluded: [] }, '2001:db8::1', true],
    [{ permitted: [v6], excluded: [] }, '2001:db9::1', false]
  ]

  it.each(cases)('%j, %s: %s', (names, host, isAllowed) => {
    expect(allowsHost(names, host)).toBe(isAllowed)
  })
})

describe('derValues', () => {
  it('reads short and long lengths, and object identifiers', () => {
    const long = Buffer.concat([Buffer.from([0x04, 0x82, 0x01, 0x00]), Buffer.alloc(256)])
    expect(
      derValues(Buffer.concat([Buffer.from([0x05, 0x00]), long])).map(({ content }) => content.byteLength)
    ).toEqual([0, 256])
    expect(dottedOid(Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]))).toBe('1.2.840.113549')
    expect(dottedOid(Buffer.from([0x55, 0x1d, 0x1e]))).toBe('2.5.29.30')
  })

  it.each([[[0x30]], [[0x30, 0x05, 0x00]], [[0x30, 0x80, 0x00, 0x00]], [[0x30, 0x85, 1, 1, 1, 1, 1]]])(
    'refuses %j',
    (bytes) => {
      expect(() => derValues(Uint8Array.from(bytes))).toThrow(RangeError)
    }
  )
})
