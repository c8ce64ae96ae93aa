import type { X509Certificate } from 'node:crypto'
import type { Failure } from '@domain/polling/failure'
import { factsOf, parseCertificate, validityProblem } from './certificates'
import { tlsWhyOf } from './why'
import { verifyChain, withoutBrackets, type ChainFault } from './verify-chain'

/** A server's certificate, and what Chromium says about it. */
export interface CertificateQuestion {
  host: string
  /** PEM, the server's own first. */
  chain: readonly string[]
  /** `net::OK`, or the name of an error. */
  verdict: string
}

/**
 * Decides about servers' certificates with authorities of one gateway beside the system's. Only "authority unknown" is
 * looked at again, and then everything is verified; any other verdict of Chromium's stands. Remembers what was wrong
 * with each host, since verdicts are cached and a later failure names only its kind.
 */
export class CertificateJudge {
  readonly #anchors: X509Certificate[]
  readonly #now: () => number
  readonly #faults = new Map<string, Failure['params']>()

  /** `caCertificates` in PEM; `now` in epoch ms. */
  constructor(caCertificates: readonly string[], now: () => number) {
    this.#anchors = caCertificates.flatMap((pem) => parseCertificate(pem) ?? [])
    this.#now = now
  }

  /** Whether the certificate is trusted through one of the gateway's own authorities. */
  trusts({ host: asked, chain, verdict }: CertificateQuestion): boolean {
    const host = withoutBrackets(asked)
    const sent = chain.flatMap((pem) => parseCertificate(pem) ?? [])
    const [leaf] = sent
    if (verdict === 'net::OK' || leaf === undefined) {
      this.#faults.delete(host)
      return false
    }
    const now = this.#now()
    const fault =
      verdict === 'net::ERR_CERT_AUTHORITY_INVALID'
        ? verifyChain({ sent, anchors: this.#anchors, host, now })
        : chromiumFault(verdict, leaf, sent, now)
    if (fault === null) this.#faults.delete(host)
    else this.#faults.set(host, faultParams(fault))
    return fault === null
  }

  /** What was wrong with a host's certificate, as parameters of the failure; empty when nothing is known. */
  faultOf(host: string): Failure['params'] {
    return this.#faults.get(withoutBrackets(host)) ?? {}
  }
}

function chromiumFault(
  verdict: string,
  leaf: X509Certificate,
  sent: readonly X509Certificate[],
  now: number
): ChainFault {
  if (verdict === 'net::ERR_CERT_DATE_INVALID') {
    for (const certificate of sent) {
      const why = validityProblem(certificate, now)
      if (why !== null) return { why, certificate }
    }
  }
  return { why: tlsWhyOf(verdict), certificate: leaf }
}

/** Days as ISO 8601 writes them, which both languages read. */
function faultParams({ why, certificate }: ChainFault): Failure['params'] {
  const { subject, issuer, validFrom, validTo, fingerprint } = factsOf(certificate)
  const day = (time: number): string => (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10))
  return { why, subject, issuer, validFrom: day(validFrom), validTo: day(validTo), fingerprint }
}
