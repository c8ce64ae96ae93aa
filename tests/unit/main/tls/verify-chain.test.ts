import type { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { factsOf, readCertificates } from '../../../../src/main/api/tls/certificates'
import { CertificateJudge } from '../../../../src/main/api/tls/judge'
import { verifyChain } from '../../../../src/main/api/tls/verify-chain'
import {
  certificate,
  serverCertificates,
  type ServerCertificate
} from '../../../support/network/certificates'

const now = Date.UTC(2026, 10, 24)
const host = 'apig.private.example'

function chain(name: Parameters<typeof certificate>[0]): X509Certificate[] {
  return readCertificates(Buffer.from(certificate(name)))
}

function check(name: ServerCertificate, more: Partial<Parameters<typeof verifyChain>[0]> = {}) {
  const fault = verifyChain({ sent: chain(name), anchors: chain('root'), host, now, ...more })
  return fault === null ? null : [fault.why, factsOf(fault.certificate).subject.replace(/ \(.*/, '')]
}

describe('verifyChain', () => {
  it('tells what is wrong with each chain, and with which certificate', () => {
    expect(Object.fromEntries(serverCertificates.map((name) => [name, check(name)]))).toEqual({
      good: null,
      expired: ['expired', host],
      future: ['not_yet_valid', host],
      'wrong-host': ['wrong_host', 'apig.elsewhere.example'],
      'client-only': ['wrong_purpose', host],
      'self-signed': ['self_signed', host],
      impostor: ['unknown_authority', host],
      'by-server': ['not_an_authority', host],
      'of-constrained': ['not_allowed_to_issue', 'APIG Ledger Constrained Issuer'],
      'too-deep': ['not_allowed_to_issue', 'APIG Ledger Test Issuer'],
      'of-lapsed': ['unknown_authority', host],
      'in-ring': ['unknown_authority', 'APIG Ledger Ring']
    })
  })

  it('knows a server by its names and addresses, not by its common name', () => {
    expect(check('good', { host: '127.0.0.1' })).toBeNull()
    expect(check('good', { host: 'LOCALHOST' })).toBeNull()
    for (const other of ['127.0.0.2', '[::1]', 'private.example', 'x.apig.private.example'])
      expect(check('good', { host: other })?.[0]).toBe('wrong_host')
  })

  it('needs what the server should have sent along', () => {
    const [leaf] = chain('good')
    if (leaf === undefined) throw new Error('no certificate')
    expect(check('good', { sent: [leaf] })?.[0]).toBe('unknown_authority')
    expect(check('good', { sent: [leaf], anchors: chain('intermediate') })).toBeNull()
  })

  it('trusts nobody without an authority, whatever the server sends along', () => {
    expect(check('good', { anchors: [] })?.[0]).toBe('unknown_authority')
    expect(check('good', { anchors: [], sent: [...chain('good'), ...chain('root')] })?.[0]).toBe(
      'unknown_authority'
    )
  })

  it('looks at the time of every link', () => {
    expect(check('good', { now: Date.UTC(2025, 0, 1) })).toEqual(['not_yet_valid', host])
    expect(check('good', { now: Date.UTC(2127, 0, 1) })).toEqual(['expired', host])
  })

  it('an authority whose own time is over vouches for nobody, however fresh the server’s certificate', () => {
    const lapsed = { anchors: chain('lapsed-root') }
    expect(check('of-lapsed', lapsed)).toEqual(['expired', 'APIG Ledger Lapsed Root'])
  })

  it('gives up a chain that was made to be searched without end', () => {
    const startedAt = performance.now()
    expect(check('in-ring')?.[0]).toBe('unknown_authority')
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  it('finds its way through a hundred authorities', () => {
    const many = Array.from({ length: 50 }, () => [...chain('constrained'), ...chain('expired-root')]).flat()
    expect(check('good', { anchors: [...many, ...chain('root')] })).toBeNull()
  })
})

describe('CertificateJudge', () => {
  const pem = (name: ServerCertificate): string[] => chain(name).map(String)
  const judge = new CertificateJudge([certificate('root')], () => now)

  it('overrules "authority unknown" only, and only for what it can prove', () => {
    const unknown = 'net::ERR_CERT_AUTHORITY_INVALID'
    expect(judge.trusts({ host, chain: pem('good'), verdict: unknown })).toBe(true)
    expect(judge.trusts({ host, chain: pem('impostor'), verdict: unknown })).toBe(false)
    for (const verdict of ['COMMON_NAME_INVALID', 'DATE_INVALID', 'REVOKED', 'WEAK_KEY', 'SOMETHING_NEW'])
      expect(judge.trusts({ host, chain: pem('good'), verdict: `net::ERR_CERT_${verdict}` })).toBe(false)
  })

  it('remembers what was wrong with a host until it is right', () => {
    const verdict = 'net::ERR_CERT_AUTHORITY_INVALID'
    judge.trusts({ host, chain: pem('expired'), verdict })
    expect(judge.faultOf(host)).toMatchObject({
      why: 'expired',
      validFrom: '2001-01-01',
      validTo: '2002-01-01'
    })
    judge.trusts({ host, chain: pem('good'), verdict })
    expect(judge.faultOf(host)).toEqual({})
  })

  it('repeats what Chromium found, with the certificate that it is about', () => {
    judge.trusts({ host, chain: pem('expired'), verdict: 'net::ERR_CERT_DATE_INVALID' })
    expect(judge.faultOf(host)).toMatchObject({ why: 'expired', subject: `${host} (APIG Ledger tests)` })
    judge.trusts({ host, chain: pem('good'), verdict: 'net::ERR_CERT_REVOKED' })
    expect(judge.faultOf(host)).toMatchObject({ why: 'revoked' })
  })

  it('makes nothing of bytes that are no certificate', () => {
    expect(judge.trusts({ host, chain: ['nonsense'], verdict: 'net::ERR_CERT_AUTHORITY_INVALID' })).toBe(
      false
    )
  })
})
