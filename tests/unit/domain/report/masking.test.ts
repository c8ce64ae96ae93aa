import { describe, expect, it } from 'vitest'
import { documentHtml } from '@domain/report/document-html'
import { documentJson } from '@domain/report/document-json'
import { documentMarkdown } from '@domain/report/document-markdown'
import { isSecretName } from '@domain/report/secret-names'
import { both, chinese, english, reportOf } from './reported'

const token = 'MIIF' + 'q7Zx9'.repeat(12)
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzZWVkIn0.c2lnbmF0dXJlMQ'

/** Each secret stands once in the earlier and, with another ending, once in the later document. */
const secrets = {
  address: 'backend-7f.internal.example',
  host: '10.11.12.13:8443',
  functionUrn: 'urn:fss:cn-north-4:seed-project:function:default:seed-function',
  aliasUrn: 'urn:fss:cn-north-4:seed-project:function:default:seed-function:!prod',
  authorizer: 'urn:fss:cn-north-4:seed-project:function:default:seed-authorizer',
  policyAddress: 'gray-9c.internal.example',
  constant: 'plain-constant-of-a-backend',
  appCode: 'a1b2c3d4e5f60718',
  headerDefault: 'Basic c2VlZDpzZWVk',
  sample: 'seed-sample-token-77',
  property: 'seed-password-88',
  enumerated: 'seed-key-99',
  userInfo: 'seed-user:seed-pass',
  assigned: 'hunter2-seed',
  token,
  jwt
}

function documentWith(end: string): object {
  const s = Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [name, `${secret}${end}`])
  ) as typeof secrets
  return {
    securityDefinitions: {
      custom: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-apigateway-authorizer': { type: 'FRONTEND', authorizer_type: 'FUNC', authorizer_uri: s.authorizer }
      }
    },
    definitions: {
      Login: {
        type: 'object',
        properties: {
          password: { type: 'string', example: s.property },
          apiKey: { type: 'string', enum: [s.enumerated] }
        }
      }
    },
    paths: {
      '/login': {
        post: {
          operationId: 'login',
          description: `Send ${s.token} or ${s.jwt}; password=${s.assigned}; see https://${s.userInfo}@docs.example/`,
          security: [{ custom: [] }],
          parameters: [
            { name: 'Authorization', in: 'header', type: 'string', default: s.headerDefault },
            { name: 'body', in: 'body', schema: { $ref: '#/definitions/Login' } }
          ],
          responses: {
            200: {
              description: 'ok',
              'x-apigateway-result-normal-sample': JSON.stringify({ access_token: s.sample })
            }
          },
          'x-apigateway-backend': {
            type: 'HTTP',
            parameters: [
              { name: 'X-Apig-AppCode', in: 'HEADER', origin: 'CONSTANT', value: s.appCode },
              { name: 'X-Plain', in: 'HEADER', origin: 'CONSTANT', value: s.constant }
            ],
            httpEndpoints: {
              address: s.address,
              scheme: 'https',
              method: 'GET',
              path: `https://${s.host}/orders`
            }
          },
          'x-apigateway-backend-policies': [
            {
              type: 'HTTP',
              name: 'gray',
              httpEndpoints: { address: s.policyAddress, method: 'GET', path: '/' }
            }
          ]
        }
      },
      '/function': {
        get: {
          operationId: `run${end}`,
          'x-apigateway-backend': {
            type: 'FUNCTION',
            functionEndpoints: { 'function-urn': s.functionUrn, 'alias-urn': s.aliasUrn, version: 'latest' }
          }
        }
      }
    }
  }
}

const without = { paths: {} }
const pairs: [string, object, object][] = [
  ['that changed', documentWith(''), documentWith('X1')],
  ['of APIs that are new', without, documentWith('')],
  ['of APIs that are not in the later document', documentWith(''), without]
]

describe('a masked report', () => {
  it.each(pairs)('shows no secret %s, in any format or language', (_, before, after) => {
    const report = reportOf(before, after)
    const written = [
      documentMarkdown(report, english),
      documentMarkdown(report, chinese),
      documentHtml(report, both),
      documentJson(report)
    ]
    const leaks = written.flatMap((text, format) =>
      Object.entries(secrets)
        .filter(([, secret]) => text.includes(secret))
        .map(([name]) => `${name} in format ${format}`)
    )
    expect(leaks).toEqual([])
  })

  it('shows no secret in what an API was called before, nor in its id', () => {
    const called = (path: string): object => ({ paths: { [path]: { post: { operationId: jwt } } } })
    const report = reportOf(called(`/hooks/${token}`), called(`/hooks/${token}X1`))
    expect(report.endpoints[0]?.state).toBe('renamed')
    const written = documentJson(report) + documentHtml(report, both) + documentMarkdown(report, english)
    expect([written.includes(token), written.includes(jwt)]).toEqual([false, false])
  })

  it('still says that what is hidden differs, and the same value is the same placeholder everywhere', () => {
    const report = reportOf(documentWith(''), documentWith('X1'))
    const address = report.changes.findIndex(
      ({ rule, texts }) => rule === 'backend-target-changed' && texts.name === 'address'
    )
    const texts = report.changes[address]?.texts
    expect(texts?.before).toMatch(/^\[masked \d+\]$/)
    expect(texts?.after).toMatch(/^\[masked \d+\]$/)
    expect(texts?.before).not.toBe(texts?.after)
    expect(report.valuesOf(address)).toEqual({ before: texts?.before, after: texts?.after })
  })

  it('keeps what is no secret: paths, names, types and the words around a credential', () => {
    const json = documentJson(reportOf(without, documentWith('')))
    expect(json).toContain('X-Apig-AppCode')
    expect(json).toContain('"scheme": "https"')
    expect(json).toContain('/orders')
    const text = documentMarkdown(reportOf(documentWith(''), documentWith('X1')), english)
    expect(text).toMatch(/Send \\\[masked \d+\\\] or \\\[masked \d+\\\]; password=\\\[masked \d+\\\]/)
  })
})

describe('a raw report', () => {
  it('holds every secret, and says so', () => {
    const report = reportOf(without, documentWith(''), true)
    const json = documentJson(report)
    const missing = Object.entries(secrets).filter(
      ([, secret]) => !json.includes(secret) && !json.includes(JSON.stringify(secret).slice(1, -1))
    )
    // Definitions are compared only where both documents use them.
    expect(missing.map(([name]) => name)).toEqual(['authorizer', 'property', 'enumerated'])
    expect(documentMarkdown(report, english)).toContain('Nothing is masked')
    expect(documentHtml(report, both)).toContain('未隐去任何内容')
  })
})

describe('the names of credentials', () => {
  it.each([
    'Authorization',
    'X-Auth-Token',
    'appKey',
    'app_code',
    'client_secret',
    'access_key_id',
    'sk',
    'X-AK',
    'PASSWORD',
    'Set-Cookie'
  ])('include %s', (name) => expect(isSecretName(name)).toBe(true))

  it.each([
    'tokenUrl',
    'appcode-auth-type',
    'break',
    'task',
    'key',
    'monkey',
    '/v1/auth/token',
    'passwordPolicy',
    'secretary',
    ''
  ])('do not include “%s”', (name) => expect(isSecretName(name)).toBe(false))
})
