import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sign, type SignableRequest } from '../../../../src/main/api/sign'

const project_id = '0123456789abcdef0123456789abcdef'
const instance = `https://apig.cn-north-4.myhuaweicloud.com/v2/${project_id}/apigw/instances/fedcba9876543210fedcba9876543210`
const key = { accessKey: 'AccessKey', secretKey: 'SecretKey' }
const in2020 = '2020-06-08T02:39:00Z'

function signatureOf(headers: Record<string, string>): string | undefined {
  return /Signature=([0-9a-f]{64})$/.exec(headers['Authorization'] ?? '')?.[1]
}

function signedHeaders(headers: Record<string, string>): string | undefined {
  return /SignedHeaders=([^,]+),/.exec(headers['Authorization'] ?? '')?.[1]
}

describe('sign', () => {
  it('signs the published vector of the signing guide', () => {
    const url =
      'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0'
    const headers = sign(
      { method: 'GET', url, headers: { 'content-type': 'application/json' } },
      { accessKey: 'QTWAOYTTINDUT2QVKYUC', secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' },
      new Date('2019-11-15T03:36:55Z')
    )
    expect(headers).toEqual({
      'X-Sdk-Date': '20191115T033655Z',
      Authorization:
        'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, ' +
        'Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe'
    })
  })

  it.each([
    [
      'a GET of the Python SDK',
      { method: 'GET', url: 'https://service.endpoint.myhuaweicloud.com/resources?size=1', headers: {} },
      'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842'
    ],
    [
      'a POST of the Python SDK',
      {
        method: 'POST',
        url: 'https://service.endpoint.myhuaweicloud.com/resources?size=1',
        headers: {},
        body: '{"name":"test","id":1}'
      },
      '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f'
    ],
    [
      'the call for a task',
      {
        method: 'GET',
        url: `${instance}/async-tasks/d9ce8c9eede54b3f841ec324fe0bfdc2`,
        headers: { 'X-Project-Id': project_id }
      },
      'faffda17d9fab6eac524480da986e246d0daec2a27368128c99aa766e6ee295d'
    ],
    [
      'the call for an import',
      {
        method: 'POST',
        url: `${instance}/openapi/async-import`,
        headers: { 'X-Project-Id': project_id, 'content-type': 'multipart/form-data; boundary=b' },
        body: Buffer.from('--b--')
      },
      '70153ef4964779c6270939456f1e744b26be7f6e22f62755f66b300ea099c6f2'
    ]
  ] satisfies [string, SignableRequest, string][])('signs %s', (_, request, signature) => {
    expect(signatureOf(sign(request, key, new Date(in2020)))).toBe(signature)
  })

  it('sends a form without its hash, and says so', () => {
    const headers = sign(
      {
        method: 'POST',
        url: `${instance}/x`,
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' }
      },
      key,
      new Date(in2020)
    )
    expect(headers['X-Sdk-Content-Sha256']).toBe('UNSIGNED-PAYLOAD')
    expect(signedHeaders(headers)).toBe('host;x-sdk-content-sha256;x-sdk-date')
  })

  it('sends a security token and signs it not: no error text can echo it', () => {
    const request = { method: 'GET', url: `${instance}/x`, headers: {} }
    const headers = sign(request, { ...key, securityToken: 'a-security-token' }, new Date(in2020))
    expect(headers['X-Security-Token']).toBe('a-security-token')
    expect(signedHeaders(headers)).toBe('host;x-sdk-date')
    const { Authorization } = sign(request, key, new Date(in2020))
    expect(headers['Authorization']).toBe(Authorization)
  })

  it('leaves out what changes on the way, names with an underscore, and credentials of another kind', () => {
    const headers = {
      Connection: 'keep-alive',
      'Transfer-Encoding': 'chunked',
      'Content-Length': '3',
      Host: 'elsewhere.example.com',
      Authorization: 'Basic x',
      'X-Security-Token': 'x',
      x_trace_id: '1',
      'X-Trace-Id': ' a  b '
    }
    const signed = sign({ method: 'GET', url: 'https://h.example.com:8443/', headers }, key, new Date(in2020))
    expect(signedHeaders(signed)).toBe('host;x-sdk-date;x-trace-id')
    const trimmed = { 'X-Trace-Id': 'a  b' }
    const same = sign(
      { method: 'get', url: 'https://h.example.com:8443', headers: trimmed },
      key,
      new Date(in2020)
    )
    expect(signed).toEqual(same)
  })

  it('decodes each segment of the path before it encodes it, where the vendor’s npm package encodes twice', () => {
    const at = new Date(in2020)
    const of = (path: string) =>
      signatureOf(sign({ method: 'GET', url: `https://h.example.com${path}`, headers: {} }, key, at))
    expect(of('/a%3Ab')).toBe(of('/a:b'))
    expect(of('/a%2fb')).toBe(of('/a%2Fb'))
    expect(of('/a%2Fb')).not.toBe(of('/a/b'))
    expect(of('/a/')).toBe(of('/a'))
    expect(of('/%zz')).toBe(of('/%25zz'))
  })

  it('sorts a query by encoded name and value, whatever the order and the spelling', () => {
    const at = new Date(in2020)
    const of = (query: string) =>
      signatureOf(sign({ method: 'GET', url: `https://h.example.com/?${query}`, headers: {} }, key, at))
    expect(of('b=2&a=2&a=10&c')).toBe(of('a=10&a=2&b=2&c='))
    expect(of('a=x%20y')).toBe(of('a=x+y'))
    expect(of('a=x%2By')).not.toBe(of('a=x+y'))
    expect(of('a=x%2by')).toBe(of('a=x%2By'))
  })

  it('is plain data in, plain data out, and knows no room but node:crypto', () => {
    const text = readFileSync(new URL('../../../../src/main/api/sign.ts', import.meta.url), 'utf8')
    expect(text.match(/from '[^']+'|\bimport\(|\brequire\(/g)).toEqual(["from 'node:crypto'"])
    const request = { method: 'GET', url: `${instance}/x?a=1`, headers: { 'X-Project-Id': project_id } }
    const given = structuredClone(request)
    const headers = sign(
      Object.freeze(request),
      Object.freeze({ ...key, securityToken: 't' }),
      new Date(in2020)
    )
    expect(request).toEqual(given)
    expect(structuredClone(headers)).toEqual(headers)
    expect(Object.keys(headers).sort()).toEqual(['Authorization', 'X-Sdk-Date', 'X-Security-Token'])
    expect(JSON.stringify(headers)).not.toContain(key.secretKey)
  })

  it('refuses a relative address', () => {
    expect(() => sign({ method: 'GET', url: '/x', headers: {} }, key, new Date())).toThrow()
  })

  it('signs 1,500 random requests as the vendor’s own signer does', { timeout: 60_000 }, () => {
    // Its percent-encoded paths are encoded twice and its names sorted before they are encoded: there the guide decides.
    const segment = fc
      .stringMatching(/^[A-Za-z0-9._~@!$&()*+,;=-]{1,12}$/)
      .filter((part) => !/^\.+$/.test(part))
    const plain = fc.stringMatching(/^[A-Za-z0-9._~-]{1,8}$/)
    const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => !/\p{Surrogate}/u.test(value))
    const headerName = fc.stringMatching(/^x-t[a-z]{0,8}$/)
    const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/)
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      host: fc.constantFrom('apig.cn-north-4.myhuaweicloud.com', '127.0.0.1:8443', 'h.example.com'),
      path: fc.array(segment, { maxLength: 6 }),
      query: fc.dictionary(
        plain,
        fc.oneof(
          text.map((value) => [value]),
          fc.uniqueArray(plain, { minLength: 2, maxLength: 3 })
        ),
        { maxKeys: 4 }
      ),
      headers: fc.dictionary(headerName, headerValue, { maxKeys: 4 }),
      body: fc.option(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), text, { minKeys: 1, maxKeys: 3 })),
      isForm: fc.boolean(),
      date: fc.date({ min: new Date('2000-01-01Z'), max: new Date('2099-01-01Z'), noInvalidDate: true }),
      accessKey: fc.stringMatching(/^[A-Z0-9]{20}$/),
      secretKey: fc.stringMatching(/^[A-Za-z0-9]{40}$/)
    })
    fc.assert(
      fc.property(request, ({ method, host, path, query, headers, body, isForm, date, ...credentials }) => {
        const given = {
          ...headers,
          ...(isForm
            ? { 'content-type': 'multipart/form-data; boundary=b' }
            : { 'content-type': 'application/json' })
        }
        const origin = `https://${host}`
        const search = new URLSearchParams(
          Object.entries(query).flatMap(([name, values]) =>
            values.map((value): [string, string] => [name, value])
          )
        ).toString()
        const ours = sign(
          {
            method,
            url: `${origin}/${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`,
            headers: given,
            ...(body !== null && { body: JSON.stringify(body) })
          },
          credentials,
          date
        )
        const theirs = AKSKSigner.sign(
          {
            method,
            endpoint: `${origin}/${path.join('/')}`,
            queryParams: query,
            headers: {
              ...given,
              'X-Sdk-Date': ours['X-Sdk-Date'],
              ...(isForm && { 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' })
            },
            ...(body !== null && { data: body })
          },
          { getAk: () => credentials.accessKey, getSk: () => credentials.secretKey } as never
        ) as Record<string, string>
        expect(ours['Authorization']).toBe(theirs['Authorization'])
      }),
      { numRuns: 1500 }
    )
  })
})
