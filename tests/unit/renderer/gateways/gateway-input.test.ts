import { describe, expect, it } from 'vitest'
import {
  fieldCautions,
  fieldProblems,
  isTokenLike,
  readRequestAddress,
  readToken,
  refusalOf,
  tokenRequest,
  type GatewayFields
} from '../../../../src/renderer/state/gateway-input'
import { gatewayInput } from '../../../../src/shared/contract/gateway'
import { err, type AppError } from '../../../../src/shared/result'

const id = '0123456789abcdef0123456789abcdef'
const fields: GatewayFields = {
  name: 'Prod',
  endpoint: 'https://apig.cn-north-4.myhuaweicloud.com',
  project_id: id,
  instance_id: id,
  iam_endpoint: ''
}

describe('fieldProblems', () => {
  const cases: [Partial<GatewayFields>, ReturnType<typeof fieldProblems>][] = [
    [{}, {}],
    [{ endpoint: ' http://10.0.0.1:8443/ ', project_id: ` ${id} ` }, {}],
    [{ name: ' ' }, { name: 'required' }],
    [{ name: 'n'.repeat(101) }, { name: 'tooLong' }],
    [{ endpoint: 'apig.cn-north-4.myhuaweicloud.com' }, { endpoint: 'noScheme' }],
    [{ endpoint: 'https://apig.example.com/v2' }, { endpoint: 'notHost' }],
    [{ endpoint: 'https://user@apig.example.com' }, { endpoint: 'notHost' }],
    [
      { project_id: 'a b', instance_id: 'a/b' },
      { project_id: 'idForm', instance_id: 'idForm' }
    ],
    [{ instance_id: 'i'.repeat(129) }, { instance_id: 'tooLong' }],
    [{ iam_endpoint: 'https://iam.example.com' }, {}],
    [{ iam_endpoint: 'iam.example.com' }, { iam_endpoint: 'noScheme' }],
    [{ iam_endpoint: 'https://iam.example.com/v3' }, { iam_endpoint: 'notHost' }]
  ]

  it.each(cases)('%j', (change, problems) => {
    expect(fieldProblems({ ...fields, ...change })).toEqual(problems)
  })

  it.each(cases)('agrees with what main accepts: %j', (change, problems) => {
    const typed = { ...fields, ...change }
    const iam_endpoint = typed.iam_endpoint === '' ? null : typed.iam_endpoint
    const accepted = gatewayInput.safeParse({ id: null, ...typed, iam_endpoint }).success
    expect(accepted).toBe(Object.keys(problems).length === 0)
  })
})

describe('fieldCautions', () => {
  it('warns of plain http and of unusual ids, and refuses neither', () => {
    expect(fieldCautions(fields)).toEqual({})
    expect(fieldCautions({ ...fields, endpoint: 'http://10.0.0.1', project_id: 'prod' })).toEqual({
      endpoint: 'plainHttp',
      project_id: 'unusualId'
    })
  })
})

describe('readRequestAddress', () => {
  it('takes endpoint, project and instance out of a whole address', () => {
    const address = `https://apig.example.com/v2/p1/apigw/instances/i1/async-tasks/${id}?x=1`
    const found = { endpoint: 'https://apig.example.com', project_id: 'p1', instance_id: 'i1' }
    expect(readRequestAddress(address)).toEqual(found)
    expect(readRequestAddress(`GET ${address}\nX-Auth-Token: …`)).toEqual(found)
    expect(readRequestAddress('https://apig.example.com')).toBeNull()
  })
})

describe('readToken', () => {
  it('takes out what pasting brings along', () => {
    expect(readToken('X-Subject-Token: MIIa\r\n bc"\n')).toBe('MIIabc')
    expect(readToken("  'MIIabc=='  ")).toBe('MIIabc==')
  })

  it('leaves something that cannot be a token recognisable', () => {
    expect(isTokenLike(readToken('MIIa+/=_-.'))).toBe(true)
    expect(isTokenLike(readToken('{"token": 1}'))).toBe(false)
    expect(isTokenLike('')).toBe(false)
  })
})

describe('tokenRequest', () => {
  it('asks the region of the endpoint, and leaves a gap where it cannot be told', () => {
    const request = tokenRequest(fields.endpoint)
    expect(request).toContain('POST https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens')
    expect(request).toContain('"project": {"name": "cn-north-4"}')
    expect(tokenRequest('https://apig.eu-west-101.myhuaweicloud.eu')).toContain(
      'https://iam.eu-west-101.myhuaweicloud.eu/'
    )
    expect(tokenRequest('https://apigw.example.com')).toContain('https://iam.{region}.myhuaweicloud.com/')
  })

  it('carries a body that is JSON', () => {
    const body = tokenRequest(fields.endpoint).split('\n\n')[1] ?? ''
    expect(JSON.parse(body)).toHaveProperty('auth.identity.methods', ['password'])
  })
})

describe('refusalOf', () => {
  const values = fields
  const refusal = (params?: Record<string, string>) => {
    const { error } = err('INVALID_INPUT', 'x', params) as { error: AppError }
    return refusalOf(error, values)
  }

  it.each([
    ['not_an_address', 'notAddress'],
    ['more_than_origin', 'notHost'],
    ['https_required', 'httpsRequired'],
    ['something_new', 'refused']
  ])('knows the reason %s', (reason, problem) => {
    expect(refusal({ field: 'endpoint', reason })).toEqual({
      field: 'endpoint',
      problem,
      value: fields.endpoint
    })
  })

  it('is nothing without a field of the form', () => {
    expect(refusal()).toBeNull()
    expect(refusal({ field: 'task_ids' })).toBeNull()
    expect(refusalOf({ code: 'DISK_FULL', message: '', params: { field: 'name' } }, values)).toBeNull()
  })
})
