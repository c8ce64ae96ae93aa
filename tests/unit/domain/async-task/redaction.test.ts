import { gatewayErrors, managementErrors } from '@domain/async-task/error-catalogue'
import { redact, redactionFinding } from '@domain/async-task/redaction'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFixture, answerFixtures } from '../../../support/async-task-fixtures'
import { task } from './decoding'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const redacted = (text: string, http_status: number | null = 401) =>
  decode(redact(encode(text), http_status).bytes)

const token = `MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8CAQExDTALBglghkgBZQMEAgEwgg${'x+/Q'.repeat(40)}==`
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9m'
const canonical = (headers: string) =>
  `verify aksk signature fail, canonicalRequest:GET|/v2/p/apigw/instances/i/async-tasks/t/||${headers}||host;x-sdk-date|e3b0c44298fc1c14`

describe('what an error repeats of credentials', () => {
  it.each([
    [
      'a signed temporary token',
      canonical('host:h|x-security-token:abc+/=|x-sdk-date:20231124T040000Z'),
      canonical('host:h|x-security-token:[redacted]|x-sdk-date:20231124T040000Z')
    ],
    ['a signed token', canonical(`x-auth-token:${token}`), canonical('x-auth-token:[redacted]')],
    [
      'any other signed header',
      canonical('host:h|x-our-key:a b|c|x-sdk-date:d'),
      canonical('host:h|x-our-key:[redacted]|[redacted]|x-sdk-date:d')
    ],
    [
      'a signed header in upper case',
      canonical('Authorization:Basic QTpC'),
      canonical('Authorization:[redacted]')
    ],
    [
      'a canonical request of lines',
      'canonicalRequest:GET\n/\n\nhost:h\nx-auth-token:short\n\nhost\nhash',
      'canonicalRequest:GET\n/\n\nhost:h\nx-auth-token:[redacted]\n\nhost\nhash'
    ],
    [
      'an access key',
      'Get secretKey failed,ak:QTWAOYTTINDUT2QVKYUC,err:ak not exist',
      'Get secretKey failed,ak:[redacted],err:ak not exist'
    ],
    [
      'a whole Authorization',
      'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=host;x-sdk-date, Signature=7be6668032f70418fcc22abc52071e57',
      'SDK-HMAC-SHA256 Access=[redacted], SignedHeaders=host;x-sdk-date, Signature=[redacted]'
    ],
    ['a token by itself', `decrypt token fail ${token}`, 'decrypt token fail [redacted]'],
    ['a token after its word', `token ${'a1B2'.repeat(10)} is wrong`, 'token [redacted] is wrong'],
    ['a JSON web token', `bad ${jwt}.`, 'bad [redacted]'],
    ['a header line', `X-Auth-Token: ${'a1B2'.repeat(5)}\nHost: h`, 'X-Auth-Token: [redacted]\nHost: h'],
    ['a header on a later line', `a\nX-Auth-Token: ${'a1B2'.repeat(5)}`, 'a\nX-Auth-Token: [redacted]'],
    ['a token on a later line', `a\n${token}`, 'a\n[redacted]'],
    ['a bearer', 'authorization: Bearer abcDEF123456', 'authorization: Bearer [redacted]'],
    [
      'a member of an object',
      `{"X-Security-Token":"${'a1B2'.repeat(5)}"}`,
      '{"X-Security-Token":"[redacted]"}'
    ]
  ])('%s', (_, text, expected) => {
    expect(redacted(text)).toBe(expected)
    const body = (error_msg: string) => JSON.stringify({ error_msg, error_code: 'APIGW.0301' })
    expect(redacted(body(text))).toBe(body(expected))
  })

  it('is gone from any place of any text, in any encoding of its slashes', () => {
    const around = fc
      .string({ unit: 'binary', maxLength: 30 })
      .map((text) => text.replace(/[A-Za-z0-9+/=_.%~-]/g, ''))
    const lead = fc.constantFrom(
      '',
      'x-auth-token:',
      'canonicalRequest:GET|/||x-auth-token:',
      'token ',
      'ak:',
      '"token":"'
    )
    const slash = fc.constantFrom('/', '\\/')
    fc.assert(
      fc.property(around, lead, slash, around, (before, name, separator, after) => {
        const secret = token.replaceAll('/', separator)
        const { bytes, ranges } = redact(encode(`${before} ${name}${secret} ${after}`), 401)
        expect(decode(bytes)).not.toContain(secret.slice(0, 40))
        expect(decode(bytes)).not.toContain(secret.slice(-40))
        for (const { start, end } of ranges) expect(decode(bytes.subarray(start, end))).toBe('[redacted]')
        expect(ranges.length).toBeGreaterThan(0)
      })
    )
  })

  it('leaves JSON that was JSON, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...answerFixtures), (text, fixture) => {
        const body = JSON.stringify({ error_msg: `${canonical(`x-a:${text}|host:h`)} ak:${text}`, text })
        const once = redact(encode(body), 401).bytes
        expect(() => JSON.parse(decode(once)) as unknown).not.toThrow()
        expect(redact(once, 401).bytes).toEqual(once)
        const { bytes } = redact(fixture.bytes, 401)
        expect(redact(bytes, 401).bytes).toEqual(bytes)
      })
    )
  })

  it('is found among bytes that are no UTF-8, and in UTF-16', () => {
    const bytes = Uint8Array.from([0xff, 0x80, ...encode('ak:MADEUPKEY,'), 0xc3, 0x28])
    const stored = redact(bytes, 401)
    expect([...stored.bytes]).toEqual([0xff, 0x80, ...encode('ak:[redacted],'), 0xc3, 0x28])
    expect(stored.ranges).toEqual([{ start: 5, end: 15, kind: 'access_key' }])

    const utf16 = Uint8Array.from(Buffer.from('\ufeff错误 ak:MADEUPKEY,', 'utf16le'))
    const { bytes: wide, ranges } = redact(utf16, 401)
    expect(Buffer.from(wide).toString('utf16le')).toBe('\ufeff错误 ak:[redacted],')
    expect(Buffer.from(wide.subarray(ranges[0]?.start, ranges[0]?.end)).toString('utf16le')).toBe(
      '[redacted]'
    )
  })

  it('becomes a finding with ranges of the stored bytes', () => {
    const { bytes, http_status } = answerFixture('other/error-signature.json')
    const stored = redact(bytes, http_status)
    expect(stored.ranges).toHaveLength(1)
    const [range] = stored.ranges
    expect(decode(stored.bytes.subarray(range?.start, range?.end))).toBe('[redacted]')
    expect(redactionFinding(stored.ranges)).toEqual({
      code: 'redaction.applied',
      params: { count: 1, ranges: `header ${range?.start ?? 0}-${range?.end ?? 0}` }
    })
    expect(redactionFinding([])).toBeNull()
  })
})

describe('what is never touched', () => {
  it('is a 2xx body, the same object, whatever it holds', () => {
    const bytes = encode(`ak:MADEUPKEY ${token}`)
    for (const http_status of [200, 202, 299])
      expect(redact(bytes, http_status)).toEqual({ bytes, ranges: [] })
    expect(redact(bytes, 200).bytes).toBe(bytes)
  })

  it('is a file with a task or a creation answer in it', () => {
    const result = JSON.stringify({ error_code: 'X', error_msg: 'ak:MADEUPKEY' })
    for (const body of [task({ task_status: 'failed', task_result: result }), { task_id: 'ak:MADEUPKEY' }]) {
      expect(redact(encode(JSON.stringify(body)), null).ranges).toEqual([])
    }
    expect(redacted('{"error_code":"X","error_msg":"ak:MADEUPKEY"}', null)).toContain('[redacted]')
    expect(redacted('<p>ak:MADEUPKEY</p>', null)).toBe('<p>ak:[redacted]</p>')
  })

  it.each(answerFixtures)('is $name, unless it repeats a credential', ({ name, bytes }) => {
    const hasSecret = /error-signature|error-key-unknown/.test(name)
    expect(redact(bytes, 500).ranges).toHaveLength(hasSecret ? 1 : 0)
  })

  it('is any text of the vendor’s error tables', () => {
    for (const [, , error_msg] of [...managementErrors, ...gatewayErrors])
      expect(redacted(error_msg)).toBe(error_msg)
  })

  it.each([
    'token expires, expires_at: 2023-11-24T04:00:00.000Z',
    'x-auth-token not found',
    'Incorrect token or token resolution failed',
    'The asynchronous task d9ce8c9eede54b3f841ec324fe0bfdc2 does not exist',
    'calc ak sk signature fail:signature expired',
    'Authorization: unauthenticated',
    'X-Auth-Token: must be specified',
    'peak:12, task:34, break:56',
    'parameterName:access_key',
    'Signature: does not match'
  ])('is “%s”', (text) => {
    expect(redacted(text)).toBe(text)
  })
})

it('redaction takes time in proportion to the bytes', { timeout: 20_000 }, () => {
  const hostile = [
    'canonicalRequest',
    'canonicalRequest|a:',
    'cookie=',
    'ak:',
    'token ',
    'MII',
    '|',
    '\\',
    '"',
    'x-a:',
    'eyJ.'
  ]
  for (const part of hostile) {
    const { bytes } = redact(encode(part.repeat(300_000)), 500)
    expect(bytes.length).toBeGreaterThan(0)
  }
})
