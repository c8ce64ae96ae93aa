import { X509Certificate } from 'node:crypto'

/** What a person can recognise a certificate by. Times are epoch ms. */
export interface CertificateFacts {
  subject: string
  issuer: string
  validFrom: number
  validTo: number
  /** SHA-256 of the whole certificate, pairs of hexadecimal digits with colons. */
  fingerprint: string
}

/** The facts of one certificate. */
export function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    subject: shortName(certificate.subject),
    issuer: shortName(certificate.issuer),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
    fingerprint: certificate.fingerprint256
  }
}

/** Every certificate in a file: PEM blocks, other text around them ignored, or one in DER. Empty: there is none. */
export function readCertificates(bytes: Uint8Array): X509Certificate[] {
  const blocks = Buffer.from(bytes)
    .toString('latin1')
    .match(
      /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g
    )
  const found = blocks ?? [bytes]
  return found.flatMap((each) => {
    const certificate = parseCertificate(each)
    return certificate === null ? [] : [certificate]
  })
}

/** Whether a file holds a private key in PEM, encrypted or not. */
export function holdsPrivateKey(bytes: Uint8Array): boolean {
  return /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/.test(Buffer.from(bytes).toString('latin1'))
}

/** A certificate in PEM or DER; null when it is not one. */
export function parseCertificate(content: string | Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(content)
  } catch {
    return null
  }
}

/** What keeps a certificate from being added as an authority; null: nothing. */
export type CaProblem = 'not_an_authority' | 'expired' | 'not_yet_valid'

/** Checks a certificate that somebody wants to trust as an authority, at a moment in epoch ms. */
export function caProblem(certificate: X509Certificate, now: number): CaProblem | null {
  if (!certificate.ca) return 'not_an_authority'
  return validityProblem(certificate, now)
}

export function validityProblem(
  certificate: X509Certificate,
  now: number
): 'expired' | 'not_yet_valid' | null {
  if (now > Date.parse(certificate.validTo)) return 'expired'
  return now < Date.parse(certificate.validFrom) ? 'not_yet_valid' : null
}

/** A distinguished name as node:crypto prints it (one part a line), short: the common name, and whose it is. */
function shortName(name: string): string {
  const parts = name.split('\n').map((line): [string, string] => {
    const at = line.indexOf('=')
    return [line.slice(0, at), line.slice(at + 1)]
  })
  const part = (key: string): string | undefined => parts.findLast(([found]) => found === key)?.[1]
  const common = part('CN') ?? part('OU')
  const organization = part('O')
  const short =
    common === undefined || organization === undefined
      ? (common ?? organization ?? name)
      : `${common} (${organization})`
  // A name may hold anything, characters that turn the direction of the text included, and goes to the screen.
  return short
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
