import { credential } from '@shared/contract/credentials'
import { iamEndpointOf } from '@shared/iam-endpoint'
import { describe, expect, it } from 'vitest'
import {
  credentialOf,
  credentialProblems,
  fieldsOfKind,
  noCredentialFields,
  readPastedCredential,
  type CredentialFields
} from '../../../../src/renderer/state/credential-input'

const access_key = 'HPUAEXAMPLE0000A9XK2'
const secret_key = 'SecretOfNobody+/0123456789'
const security_token = `ggpjbi1ub3J0aC00${'A'.repeat(200)}`
const now = Date.UTC(2026, 2, 1, 8)
const full: CredentialFields = {
  token: `MIIP${'a'.repeat(300)}`,
  account: 'acme',
  user: 'ci',
  password: ' p w ',
  access_key,
  secret_key,
  security_token,
  expires_at: '2026-03-01T09:00:00.574000Z'
}

describe('readPastedCredential', () => {
  it.each([
    ['the console’s file', `User Name,Access Key Id,Secret Access Key\nci,${access_key},${secret_key}`],
    [
      'with a mark, quotes and CRLF',
      `\uFEFF"User Name","Access Key Id","Secret Access Key"\r\n"ci","${access_key}","${secret_key}"\r\n`
    ],
    [
      'from a spreadsheet',
      `User Name\tAccess Key Id\tSecret Access Key\nci\t="${access_key}"\t="${secret_key}"`
    ]
  ])('takes credentials.csv apart: %s', (_, text) => {
    expect(readPastedCredential(text)).toEqual({ kind: 'ak_sk', fields: { access_key, secret_key } })
  })

  it('takes the JSON of a temporary and of a permanent credential apart', () => {
    const expires_at = '2026-03-01T09:00:00.574000Z'
    const inner = { access: access_key, secret: secret_key, securitytoken: security_token, expires_at }
    const fields = { access_key, secret_key, security_token, expires_at }
    const text = JSON.stringify({ credential: inner }, null, 2)
    expect(readPastedCredential(text)).toEqual({ kind: 'temporary_ak_sk', fields })
    expect(readPastedCredential(JSON.stringify(inner))).toEqual({ kind: 'temporary_ak_sk', fields })
    const permanent = { credential: { access: access_key, secret: secret_key, status: 'active' } }
    expect(readPastedCredential(JSON.stringify(permanent))).toEqual({
      kind: 'ak_sk',
      fields: { access_key, secret_key }
    })
  })

  it('takes a token wrapped over lines, with its header', () => {
    const lines = full.token.match(/.{1,64}/g)?.join('\n ')
    expect(readPastedCredential(`X-Subject-Token: ${lines}`)).toEqual({
      kind: 'token',
      fields: { token: full.token }
    })
  })

  it.each([
    '',
    'hello',
    '{"credential":',
    '{"credential":{"access":"x"}}',
    '[1,2]',
    'a,b\nc,d',
    'User Name,Access Key Id'
  ])('finds nothing in %j', (text) => {
    expect(readPastedCredential(text)).toBeNull()
  })
})

describe('credentials as entered', () => {
  it.each(['token', 'iam_user', 'ak_sk', 'temporary_ak_sk'] as const)(
    '%s: whole ones are what main takes',
    (kind) => {
      expect(credentialProblems(kind, full, now)).toEqual({})
      expect(credential.safeParse(credentialOf(kind, full)).success).toBe(true)
    }
  )

  it('what is missing is named, the end of a temporary key apart', () => {
    for (const kind of ['token', 'iam_user', 'ak_sk', 'temporary_ak_sk'] as const) {
      const problems = credentialProblems(kind, noCredentialFields, now)
      const required = fieldsOfKind[kind].filter((field) => field !== 'expires_at')
      expect(problems).toEqual(Object.fromEntries(required.map((field) => [field, 'required'])))
    }
  })

  it.each([
    ['access_key', 'has blanks', 'accessKey'],
    ['secret_key', 'has blanks', 'secretKey'],
    ['security_token', '令牌', 'token'],
    ['expires_at', 'tomorrow', 'time'],
    ['expires_at', '2026-03-01T07:59:59Z', 'past']
  ] as const)('%s %s: %s', (field, value, problem) => {
    expect(credentialProblems('temporary_ak_sk', { ...full, [field]: value }, now)).toEqual({
      [field]: problem
    })
  })

  it('a password keeps its blanks, the rest does not', () => {
    expect(credentialOf('iam_user', { ...full, user: ' ci ' })).toEqual({
      kind: 'iam_user',
      account: 'acme',
      user: 'ci',
      password: ' p w '
    })
    const { expires_at } = credential.parse(credentialOf('temporary_ak_sk', full)) as { expires_at: number }
    expect(expires_at).toBe(Date.UTC(2026, 2, 1, 9, 0, 0, 574))
  })
})

describe('where IAM is', () => {
  it.each([
    ['https://apig.cn-north-4.myhuaweicloud.com', 'https://iam.cn-north-4.myhuaweicloud.com'],
    ['https://apig.eu-west-101.myhuaweicloud.eu/', 'https://iam.eu-west-101.myhuaweicloud.eu'],
    ['https://apig.eu-de.otc.t-systems.com', 'https://iam.eu-de.otc.t-systems.com'],
    ['http://127.0.0.1:8080', null],
    ['https://gateway.example.com', null],
    ['', null]
  ])('%s: %s', (endpoint, iam) => {
    expect(iamEndpointOf(endpoint)).toBe(iam)
  })
})
