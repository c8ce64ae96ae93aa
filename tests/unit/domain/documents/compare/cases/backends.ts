import { differs, same, swagger, type Case, type Json } from './case'

const http = { address: 'a.example', scheme: 'https', method: 'GET', path: '/', timeout: 5000 }
const of = (backend: Json, parameters: Json[] = []): Json =>
  swagger({ 'x-apigateway-backend': backend, parameters })
const to = (rest: Json): Json => of({ type: 'HTTP', httpEndpoints: { ...http, ...rest } })
const call = { 'function-urn': 'urn:f', version: 'v1', 'invocation-type': 'sync', timeout: 5000 }
const calls = (rest: Json): Json => of({ type: 'FUNCTION', functionEndpoints: { ...call, ...rest } })
const mock = (rest: Json): Json => of({ type: 'MOCK', mockEndpoints: { 'result-content': 'a', ...rest } })
const q = { name: 'q', in: 'query', type: 'string' }
const r = { ...q, name: 'r' }
const mapping = (rest: Json = {}): Json => ({
  name: 'b',
  in: 'query',
  value: 'q',
  origin: 'REQUEST',
  ...rest
})
const constant = mapping({ origin: 'CONSTANT', value: 'x' })
const maps = (mappings: Json[], parameters: Json[] = [q, r]): Json =>
  of({ type: 'HTTP', httpEndpoints: http, parameters: mappings }, parameters)
const header = (name: string): Json => ({ name, in: 'header', type: 'string' })
const condition = { type: 'equal', value: 'x', origin: 'source', parameter: '' }
const policy = (rest: Json = {}): Json => ({
  name: 'p',
  type: 'HTTP',
  conditions: [condition],
  httpEndpoints: http,
  ...rest
})
const policies = (...list: Json[]): Json => swagger({ 'x-apigateway-backend-policies': list })

/** Rules 55 to 61. */
export const backendCases: readonly Case[] = [
  differs(
    'a backend',
    swagger({ parameters: [] }),
    mock({}),
    'backend-added W @ @/x-apigateway-backend',
    'backend-removed W @/x-apigateway-backend @',
    'backend-type-changed; backend-target-changed'
  ),
  differs(
    'another type of backend',
    to({}),
    mock({}),
    'backend-type-changed W @/x-apigateway-backend',
    'backend-type-changed W @/x-apigateway-backend',
    'backend-target-changed; mock-result-changed; backend-added; backend-removed'
  ),
  differs(
    'another address',
    to({}),
    to({ address: 'b.example' }),
    'backend-target-changed W @/x-apigateway-backend/httpEndpoints/address',
    'backend-target-changed W @/x-apigateway-backend/httpEndpoints/address',
    'backend-type-changed; backend-option-changed; host-changed'
  ),
  differs(
    'another path at the backend',
    to({}),
    to({ path: '/b' }),
    'backend-target-changed W @/x-apigateway-backend/httpEndpoints/path',
    'backend-target-changed W @/x-apigateway-backend/httpEndpoints/path'
  ),
  differs(
    'another function',
    calls({}),
    calls({ version: 'v2' }),
    'backend-target-changed W @/x-apigateway-backend/functionEndpoints/version',
    'backend-target-changed W @/x-apigateway-backend/functionEndpoints/version'
  ),
  same('a target that is empty', to({}), to({ cascade_flag: '' }), 'backend-target-changed'),
  same(
    'a backend, its members in another order',
    of({ type: 'HTTP', httpEndpoints: http }),
    of({ httpEndpoints: http, type: 'http' }),
    'backend-type-changed; backend-target-changed; backend-added; backend-removed'
  ),
  differs(
    'less time',
    to({}),
    to({ timeout: 1000 }),
    'backend-timeout-decreased W @/x-apigateway-backend/httpEndpoints/timeout',
    'backend-timeout-increased N @/x-apigateway-backend/httpEndpoints/timeout',
    'backend-target-changed; backend-option-changed'
  ),
  same(
    'as much time as when nothing is said',
    to({}),
    to({ timeout: undefined }),
    'backend-timeout-decreased; backend-timeout-increased'
  ),
  same(
    'time as a text',
    to({}),
    to({ timeout: '5000' }),
    'backend-timeout-decreased; backend-timeout-increased'
  ),
  differs(
    'tried again',
    to({}),
    to({ retryCount: '1' }),
    'backend-option-changed A @/x-apigateway-backend/httpEndpoints @/x-apigateway-backend/httpEndpoints/retryCount',
    'backend-option-changed A @/x-apigateway-backend/httpEndpoints/retryCount @/x-apigateway-backend/httpEndpoints',
    'backend-target-changed'
  ),
  differs(
    'a certificate of the client',
    to({ enableClientSsl: false }),
    to({ enableClientSsl: true }),
    'backend-option-changed A @/x-apigateway-backend/httpEndpoints/enableClientSsl',
    'backend-option-changed A @/x-apigateway-backend/httpEndpoints/enableClientSsl'
  ),
  differs(
    'words of a backend',
    to({}),
    to({ description: 'd' }),
    'description-changed A @/x-apigateway-backend/httpEndpoints @/x-apigateway-backend/httpEndpoints/description',
    'description-changed A @/x-apigateway-backend/httpEndpoints/description @/x-apigateway-backend/httpEndpoints',
    'backend-target-changed'
  ),
  differs(
    'another answer of a mock',
    mock({}),
    mock({ 'result-content': 'b' }),
    'mock-result-changed W @/x-apigateway-backend/mockEndpoints/result-content',
    'mock-result-changed W @/x-apigateway-backend/mockEndpoints/result-content',
    'backend-target-changed; sample-changed'
  ),
  differs(
    'a mapping',
    maps([mapping()]),
    maps([]),
    'backend-mapping-lost W @/x-apigateway-backend/parameters/0 @/x-apigateway-backend/parameters',
    'backend-mapping-added N @/x-apigateway-backend/parameters @/x-apigateway-backend/parameters/0',
    'backend-mapping-changed; backend-mapping-dangling'
  ),
  same(
    'mappings in another order',
    maps([mapping(), mapping({ name: 'c' })]),
    maps([mapping({ name: 'c' }), mapping()]),
    'backend-mapping-lost; backend-mapping-added; backend-mapping-changed'
  ),
  same(
    'a header of the backend in other case',
    maps([mapping({ in: 'header', name: 'X-B' })]),
    maps([mapping({ in: 'HEADER', name: 'x-b' })]),
    'backend-mapping-lost; backend-mapping-added'
  ),
  differs(
    'a mapping of another parameter',
    maps([mapping()]),
    maps([mapping({ value: 'r' })]),
    'backend-mapping-changed W @/x-apigateway-backend/parameters/0',
    'backend-mapping-changed W @/x-apigateway-backend/parameters/0',
    'backend-mapping-dangling; backend-constant-changed'
  ),
  differs(
    'a mapping becomes a constant',
    maps([mapping()]),
    maps([constant]),
    'backend-mapping-changed W @/x-apigateway-backend/parameters/0',
    'backend-mapping-changed W @/x-apigateway-backend/parameters/0',
    'backend-constant-changed; backend-mapping-dangling'
  ),
  differs(
    'another constant',
    maps([constant]),
    maps([{ ...constant, value: 'y' }]),
    'backend-constant-changed W @/x-apigateway-backend/parameters/0',
    'backend-constant-changed W @/x-apigateway-backend/parameters/0',
    'backend-mapping-changed'
  ),
  same(
    'a constant, its members in another order',
    maps([constant]),
    maps([{ value: 'x', origin: 'constant', in: 'query', name: 'b' }]),
    'backend-constant-changed; backend-mapping-changed'
  ),
  differs(
    'a mapping of what is no longer there',
    maps([mapping()]),
    maps([mapping()], [r]),
    'parameter-removed W @/parameters/0 @/parameters; backend-mapping-dangling B @/x-apigateway-backend/parameters/0',
    'optional-parameter-added N @/parameters @/parameters/0; backend-mapping-mended N @/x-apigateway-backend/parameters/0',
    'backend-mapping-lost; backend-mapping-changed'
  ),
  differs(
    'words of a mapping',
    maps([mapping()]),
    maps([mapping({ description: 'd' })]),
    'description-changed A @/x-apigateway-backend/parameters/0 @/x-apigateway-backend/parameters/0/description',
    'description-changed A @/x-apigateway-backend/parameters/0/description @/x-apigateway-backend/parameters/0',
    'backend-mapping-changed'
  ),
  same(
    'a mapped header in other case',
    maps([mapping({ value: 'X-A' })], [header('X-A')]),
    maps([mapping({ value: 'x-a' })], [header('X-A')]),
    'backend-mapping-dangling; backend-mapping-changed'
  ),
  same(
    'a header in other case that a mapping names',
    maps([mapping({ value: 'x-a' })], [header('x-a')]),
    maps([mapping({ value: 'x-a' })], [header('X-A')]),
    'backend-mapping-dangling; backend-mapping-mended'
  ),
  differs(
    'a policy',
    policies(),
    policies(policy()),
    'backend-policy-added W @/x-apigateway-backend-policies @/x-apigateway-backend-policies/0',
    'backend-policy-removed W @/x-apigateway-backend-policies/0 @/x-apigateway-backend-policies',
    'backend-policy-changed; backend-policies-reordered'
  ),
  differs(
    'a condition',
    policies(policy()),
    policies(policy({ conditions: [] })),
    'backend-policy-changed W @/x-apigateway-backend-policies/0/conditions',
    'backend-policy-changed W @/x-apigateway-backend-policies/0/conditions',
    'backend-policy-added; backend-policy-removed; backend-target-changed'
  ),
  differs(
    'the target of a policy',
    policies(policy()),
    policies(policy({ httpEndpoints: { ...http, address: 'b.example' } })),
    'backend-target-changed W @/x-apigateway-backend-policies/0/httpEndpoints/address',
    'backend-target-changed W @/x-apigateway-backend-policies/0/httpEndpoints/address',
    'backend-policy-changed'
  ),
  differs(
    'policies in another order',
    policies(policy(), policy({ name: 'o' })),
    policies(policy({ name: 'o' }), policy()),
    'backend-policies-reordered W @/x-apigateway-backend-policies',
    'backend-policies-reordered W @/x-apigateway-backend-policies',
    'backend-policy-changed; backend-policy-added; backend-policy-removed'
  ),
  same(
    'a policy, its members in another order',
    policies(policy()),
    policies({ httpEndpoints: http, conditions: [condition], type: 'HTTP', name: 'p' }),
    'backend-policy-changed; backend-policy-added; backend-policy-removed'
  )
]
