import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { validityProblem } from './certificates'
import { allowsHost, constraintsOf } from './constraints'

/** Why a certificate is not accepted, each with its sentence in shared/i18n. */
export type TlsWhy =
  | 'unknown_authority'
  | 'self_signed'
  | 'expired'
  | 'not_yet_valid'
  | 'wrong_host'
  | 'wrong_purpose'
  | 'not_an_authority'
  | 'not_allowed_to_issue'
  | 'weak'
  | 'revoked'
  | 'client_certificate'
  | 'not_tls'
  | 'other'

/** A reason, and the certificate of the chain that it is about. */
export interface ChainFault {
  why: TlsWhy
  certificate: X509Certificate
}

export interface ChainQuestion {
  /** As the server sent them, its own first. */
  sent: readonly X509Certificate[]
  /** Trusted authorities. */
  anchors: readonly X509Certificate[]
  /** A name, or an IP address with or without brackets. */
  host: string
  /** Epoch ms. */
  now: number
}

const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyPurpose = '2.5.29.37.0'
/** Longer chains than any in use. */
const maxDepth = 8
/** More signatures than any chain in use needs; certificates that all sign each other have a way for every order. */
const maxSignatures = 200

/** Signed with MD2, MD5 or SHA-1: forgeable. */
const brokenSignatures = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1'
])

/**
 * Follows a server's certificate up to one of `anchors` as RFC 5280 (section 6) asks: every signature, every validity,
 * who may issue and for whom; and whether it is this host's. null: it is trusted. Revocation is not looked up.
 */
export function verifyChain(question: ChainQuestion): ChainFault | null {
  const [leaf] = question.sent
  if (leaf === undefined) throw new TypeError('a chain has at least one certificate')
  const paths = pathsFrom(leaf, question)
  if (paths.length === 0) return untrusted(leaf, question)
  const own = serverFault(leaf, question)
  if (own !== null) return own
  let first: ChainFault | null = null
  for (const path of paths) {
    const fault = pathFault(path, question)
    if (fault === null) return null
    first ??= fault
  }
  return first
}

/** Every way from a certificate to an anchor along good signatures, the certificate first, the anchor last. */
function pathsFrom(leaf: X509Certificate, { sent, anchors }: ChainQuestion): X509Certificate[][] {
  const known = new Set(anchors.map((anchor) => anchor.fingerprint256))
  const found: X509Certificate[][] = []
  let signatures = 0
  const follow = (path: X509Certificate[]): void => {
    const last = path.at(-1) ?? leaf
    if (known.has(last.fingerprint256)) {
      found.push(path)
      return
    }
    if (path.length >= maxDepth || found.length >= maxDepth) return
    for (const issuer of [...anchors, ...sent]) {
      if (last.issuer !== issuer.subject || signatures >= maxSignatures) continue
      const isOnPath = path.some((each) => each.fingerprint256 === issuer.fingerprint256)
      if (isOnPath) continue
      signatures += 1
      if (isSignedBy(last, issuer)) follow([...path, issuer])
    }
  }
  follow([leaf])
  return found
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return (
      certificate.issuer === issuer.subject &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey)
    )
  } catch {
    return false
  }
}

function untrusted(leaf: X509Certificate, { sent }: ChainQuestion): ChainFault {
  if (isSignedBy(leaf, leaf)) return { why: 'self_signed', certificate: leaf }
  let top = leaf
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const issuer = sent.find((each) => each.fingerprint256 !== top.fingerprint256 && isSignedBy(top, each))
    if (issuer === undefined) break
    top = issuer
  }
  return { why: 'unknown_authority', certificate: top }
}

/** What is wrong with the server's own certificate, whoever issued it. */
function serverFault(leaf: X509Certificate, { host, now }: ChainQuestion): ChainFault | null {
  const validity = validityProblem(leaf, now)
  if (validity !== null) return { why: validity, certificate: leaf }
  if (!isForHost(leaf, host)) return { why: 'wrong_host', certificate: leaf }
  // `keyUsage` is the extended one; undefined without it, which means any purpose.
  const purposes = (leaf as { keyUsage?: string[] }).keyUsage
  const isForServers = purposes?.some((oid) => oid === serverAuth || oid === anyPurpose) ?? true
  return isForServers ? null : { why: 'wrong_purpose', certificate: leaf }
}

/** Whether a certificate names that host among its alternative names; its common name does not count. */
function isForHost(certificate: X509Certificate, host: string): boolean {
  const bare = withoutBrackets(host)
  if (isIP(bare) !== 0) return certificate.checkIP(bare) !== undefined
  return certificate.checkHost(bare, { subject: 'never' }) !== undefined
}

/** An IPv6 address as it is, out of a URL's host. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}

function pathFault(path: readonly X509Certificate[], question: ChainQuestion): ChainFault | null {
  const host = withoutBrackets(question.host)
  for (const [index, certificate] of path.entries()) {
    const fault = (why: TlsWhy): ChainFault => ({ why, certificate })
    const validity = validityProblem(certificate, question.now)
    if (validity !== null) return fault(validity)
    const constraints = constraintsOf(certificate)
    if (constraints === null || constraints.hasUnknownDemand) return fault('other')
    const isAnchor = index === path.length - 1
    // What an anchor was signed with does not matter: it is trusted for itself.
    if (!isAnchor && brokenSignatures.has(constraints.signatureOid)) return fault('weak')
    if ((certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048) return fault('weak')
    if (index === 0) continue
    if (!certificate.ca) return fault('not_an_authority')
    const between = path.slice(1, index).filter((each) => each.subject !== each.issuer).length
    if (constraints.pathLength !== null && between > constraints.pathLength)
      return fault('not_allowed_to_issue')
    if (constraints.names !== null && !allowsHost(constraints.names, host))
      return fault('not_allowed_to_issue')
  }
  return null
}
