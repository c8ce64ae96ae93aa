import type { X509Certificate } from 'node:crypto'
import type { CertificateRow } from '@shared/contract/network'
import { caProblem, factsOf, readCertificates } from '../api/tls/certificates'

/** The certificates that a gateway trusts beside the system's, as rows for the screen. */
export function certificateRows(pem: string | null, now: number): CertificateRow[] {
  return certificatesOf(pem).map((certificate) => certificateRow(certificate, new Set(), now))
}

/** One text for each certificate. */
export function pemBlocks(pem: string | null): string[] {
  return certificatesOf(pem).map(String)
}

/** The certificates in a gateway's column; null: it has none. */
export function certificatesOf(pem: string | null): X509Certificate[] {
  return pem === null ? [] : readCertificates(Buffer.from(pem))
}

/** What tells certificates apart. */
export function fingerprintsOf(pem: string | null): Set<string> {
  return new Set(certificatesOf(pem).map(({ fingerprint256 }) => fingerprint256))
}

/** A certificate as a row, with what keeps it from being trusted at a moment in epoch ms. */
export function certificateRow(
  certificate: X509Certificate,
  known: ReadonlySet<string>,
  now: number
): CertificateRow {
  const isKnown = known.has(certificate.fingerprint256)
  return { ...factsOf(certificate), problem: isKnown ? 'already_added' : caProblem(certificate, now) }
}
