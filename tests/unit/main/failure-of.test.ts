import type { FailureCode } from '@domain/polling/failure'
import { describe, expect, it } from 'vitest'
import { failureCodeOf, failureNameOf, failureOf } from '../../../src/main/api/failure-of'

/** The same event by both names. */
const pairs: [FailureCode, node: string, chromium: string][] = [
  ['dns', 'ENOTFOUND', 'net::ERR_NAME_NOT_RESOLVED'],
  ['dns', 'EAI_AGAIN', 'net::ERR_DNS_TIMED_OUT'],
  ['refused', 'ECONNREFUSED', 'net::ERR_CONNECTION_REFUSED'],
  ['unreachable', 'ENETUNREACH', 'net::ERR_ADDRESS_UNREACHABLE'],
  ['offline', 'ENETDOWN', 'net::ERR_INTERNET_DISCONNECTED'],
  ['timeout', 'ETIMEDOUT', 'net::ERR_CONNECTION_TIMED_OUT'],
  ['tls', 'CERT_HAS_EXPIRED', 'net::ERR_CERT_DATE_INVALID'],
  ['tls', 'ERR_TLS_CERT_ALTNAME_INVALID', 'net::ERR_CERT_COMMON_NAME_INVALID'],
  ['tls', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'net::ERR_CERT_AUTHORITY_INVALID'],
  ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER', 'net::ERR_SSL_PROTOCOL_ERROR'],
  ['reset', 'ECONNRESET', 'net::ERR_EMPTY_RESPONSE'],
  ['truncated', 'Z_BUF_ERROR', 'net::ERR_CONTENT_LENGTH_MISMATCH'],
  ['protocol', 'HPE_INVALID_CONSTANT', 'net::ERR_INVALID_HTTP_RESPONSE'],
  ['protocol', 'HPE_HEADER_OVERFLOW', 'net::ERR_RESPONSE_HEADERS_TOO_BIG'],
  ['protocol', 'ERR__ERROR_FORMAT_PADDING_1', 'net::ERR_CONTENT_DECODING_FAILED'],
  ['aborted', 'ABORT_ERR', 'net::ERR_ABORTED']
]

describe('failure names', () => {
  it.each(pairs)('%s: %s, %s', (code, node, chromium) => {
    expect([failureCodeOf(node), failureCodeOf(chromium)]).toEqual([code, code])
  })

  it.each([
    ['proxy', 'net::ERR_PROXY_CONNECTION_FAILED'],
    ['proxy', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
    ['blocked_port', 'net::ERR_UNSAFE_PORT'],
    ['unknown', 'net::ERR_SOMETHING_NEW'],
    ['unknown', '']
  ])('%s: %s', (code, name) => {
    expect(failureCodeOf(name)).toBe(code)
  })

  it('are found in a code, in the code of a cause, or in a message', () => {
    expect(failureNameOf(Object.assign(new Error('read'), { code: 'ECONNRESET' }))).toBe('ECONNRESET')
    const cause = Object.assign(new Error('x'), { code: 'ENOTFOUND' })
    expect(failureNameOf(new TypeError('fetch failed', { cause }))).toBe('ENOTFOUND')
    expect(failureNameOf(new Error('net::ERR_FAILED'))).toBe('net::ERR_FAILED')
    expect(failureNameOf('odd')).toBe('odd')
  })

  it('never hold the value of a header, which may be a secret', () => {
    const text = "Invalid value for header 'x-auth-token': 'MIIP\n'secret\u2028"
    for (const quote of ["'", '"', '`']) {
      const name = failureNameOf(new TypeError(text.replaceAll("'", quote)))
      expect(name).toMatch(/^Invalid value for header/)
      expect(name).not.toMatch(/MIIP|secret/)
    }
  })

  it('a connection lost after the status line makes an incomplete answer', () => {
    const lost = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    const params = { host: 'apig.example.com:8443', detail: 'ECONNRESET' }
    const url = 'https://apig.example.com:8443/v2'
    expect(failureOf(lost, url, false)).toEqual({ code: 'reset', params })
    expect(failureOf(lost, url, true)).toEqual({ code: 'truncated', params })
    expect(failureOf(lost, 'not a url', false).params['host']).toBe('')
  })
})
