import type { Failure, FailureCode } from '@domain/polling/failure'
import { tlsWhyOf } from './tls/why'

/** Exact names, Node's and Chromium's side by side (Chromium's without `net::ERR_`). */
const named: Record<string, FailureCode> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  NAME_NOT_RESOLVED: 'dns',
  NAME_RESOLUTION_FAILED: 'dns',

  ECONNREFUSED: 'refused',
  CONNECTION_REFUSED: 'refused',

  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ADDRESS_UNREACHABLE: 'unreachable',
  ADDRESS_INVALID: 'unreachable',
  CONNECTION_FAILED: 'unreachable',

  ENETDOWN: 'offline',
  INTERNET_DISCONNECTED: 'offline',

  ETIMEDOUT: 'timeout',
  TIMED_OUT: 'timeout',
  CONNECTION_TIMED_OUT: 'timeout',

  EPROTO: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  INVALID_CA: 'tls',
  INVALID_PURPOSE: 'tls',
  BAD_SSL_CLIENT_AUTH_CERT: 'tls',
  PATH_LENGTH_EXCEEDED: 'tls',

  TUNNEL_CONNECTION_FAILED: 'proxy',
  NO_SUPPORTED_PROXIES: 'proxy',
  MANDATORY_PROXY_CONFIGURATION_FAILED: 'proxy',
  UNEXPECTED_PROXY_AUTH: 'proxy',
  PAC_SCRIPT_FAILED: 'proxy',
  PAC_STATUS_NOT_OK: 'proxy',

  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  CONNECTION_RESET: 'reset',
  CONNECTION_CLOSED: 'reset',
  CONNECTION_ABORTED: 'reset',
  EMPTY_RESPONSE: 'reset',
  SOCKET_NOT_CONNECTED: 'reset',
  NETWORK_CHANGED: 'reset',
  NETWORK_IO_SUSPENDED: 'reset',

  CONTENT_LENGTH_MISMATCH: 'truncated',
  INCOMPLETE_CHUNKED_ENCODING: 'truncated',
  Z_BUF_ERROR: 'truncated',

  CONTENT_DECODING_FAILED: 'protocol',
  CONTENT_DECODING_INIT_FAILED: 'protocol',
  INVALID_RESPONSE: 'protocol',
  INVALID_HTTP_RESPONSE: 'protocol',
  INVALID_CHUNKED_ENCODING: 'protocol',
  INVALID_REDIRECT: 'protocol',
  UNSAFE_REDIRECT: 'protocol',
  Z_DATA_ERROR: 'protocol',

  UNSAFE_PORT: 'blocked_port',
  ABORTED: 'aborted',
  ABORT_ERR: 'aborted'
}

/** Families of names; consulted when no exact name fits. */
const families: readonly [RegExp, FailureCode][] = [
  [/^(ERR_)?(CERT|SSL|TLS|OSSL|CRL|ECH)_/, 'tls'],
  [/^(PROXY|SOCKS|PAC|HTTPS_PROXY)_/, 'proxy'],
  [/^DNS_/, 'dns'],
  [/^(HPE|HTTP2|QUIC|RESPONSE_HEADERS)_|^ERR__ERROR_/, 'protocol']
]

/** Our code for the name of a network error: Node's `code`, or Chromium's with or without `net::ERR_`. */
export function failureCodeOf(name: string): FailureCode {
  const bare = name.replace(/^net::ERR_/, '')
  const exact = Object.hasOwn(named, bare) ? named[bare] : undefined
  return exact ?? families.find(([pattern]) => pattern.test(bare))?.[1] ?? 'unknown'
}

/** The name inside what Node or Electron threw: the `code` (also of the cause), or `net::ERR_…` in the message. */
export function failureNameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const chromium = /net::ERR_[A-Z0-9_]+/.exec(error.message)
  if (chromium !== null) return chromium[0]
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause instanceof Error
    ? failureNameOf(error.cause)
    : withoutValues(error.message).slice(0, 200)
}

/** Electron's message for a header that it refuses quotes the header's value. */
function withoutValues(message: string): string {
  return message.replace(/(["'`]).*\1?/s, '…')
}

/**
 * What was thrown, as a failure. After a status line a lost connection means an incomplete body,
 * whichever way it was lost: FIN and RST then carry the same code.
 */
export function failureOf(error: unknown, url: string, hasStatus: boolean): Failure {
  const detail = failureNameOf(error)
  const code = failureCodeOf(detail)
  const host = URL.canParse(url) ? new URL(url).host : ''
  const why = whyOf(code, detail)
  const params = { host, detail, ...(why !== null && { why }) }
  return { code: code === 'reset' && hasStatus ? 'truncated' : code, params }
}

/** What about the proxy did not work, each with its sentence in shared/i18n. */
export type ProxyWhy =
  'unreachable' | 'certificate' | 'script' | 'address' | 'refused' | 'login_needed' | 'login_refused'

const proxyWhys: Record<string, ProxyWhy> = {
  PROXY_CONNECTION_FAILED: 'unreachable',
  SOCKS_CONNECTION_FAILED: 'unreachable',
  SOCKS_CONNECTION_HOST_UNREACHABLE: 'unreachable',
  PROXY_CERTIFICATE_INVALID: 'certificate',
  PAC_SCRIPT_FAILED: 'script',
  PAC_STATUS_NOT_OK: 'script',
  PAC_SCRIPT_TERMINATED: 'script',
  MANDATORY_PROXY_CONFIGURATION_FAILED: 'script',
  NO_SUPPORTED_PROXIES: 'address',
  PROXY_AUTH_UNSUPPORTED: 'login_needed',
  PROXY_AUTH_REQUESTED: 'login_needed',
  UNEXPECTED_PROXY_AUTH: 'login_needed'
}

/** The reason within codes that stand for several; a proxy that answered at all refused. */
function whyOf(code: FailureCode, name: string): string | null {
  if (code === 'tls') return tlsWhyOf(name)
  return code === 'proxy' ? (proxyWhys[name.replace(/^net::ERR_/, '')] ?? 'refused') : null
}
