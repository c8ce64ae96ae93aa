import type { TlsWhy } from './verify-chain'

/** Exact names, Node's and Chromium's (the latter without `net::ERR_`). */
const named: Record<string, TlsWhy> = {
  CERT_AUTHORITY_INVALID: 'unknown_authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown_authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown_authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self_signed',

  CERT_HAS_EXPIRED: 'expired',
  CERT_DATE_INVALID: 'expired',
  CERT_NOT_YET_VALID: 'not_yet_valid',

  CERT_COMMON_NAME_INVALID: 'wrong_host',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong_host',
  HOSTNAME_MISMATCH: 'wrong_host',

  INVALID_PURPOSE: 'wrong_purpose',
  INVALID_CA: 'not_an_authority',
  CERT_NAME_CONSTRAINT_VIOLATION: 'not_allowed_to_issue',
  PATH_LENGTH_EXCEEDED: 'not_allowed_to_issue',

  CERT_REVOKED: 'revoked',
  CERT_WEAK_SIGNATURE_ALGORITHM: 'weak',
  CERT_WEAK_KEY: 'weak',

  SSL_CLIENT_AUTH_CERT_NEEDED: 'client_certificate',
  BAD_SSL_CLIENT_AUTH_CERT: 'client_certificate',

  SSL_PROTOCOL_ERROR: 'not_tls',
  SSL_VERSION_OR_CIPHER_MISMATCH: 'not_tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not_tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not_tls',
  EPROTO: 'not_tls'
}

/** Why a connection's TLS failed, by the name of the error. */
export function tlsWhyOf(name: string): TlsWhy {
  return named[name.replace(/^net::ERR_/, '')] ?? 'other'
}
