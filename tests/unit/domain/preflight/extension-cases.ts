import type { RuleId } from '@domain/preflight/rules'
import { none, set, endpoint, mapping, type Case } from './changes'
import { backend, operation, type Json } from './documents'
import {
  constant,
  policy,
  policies,
  scheme,
  schemes,
  authorizer,
  secured,
  used,
  ratelimit,
  accessControl
} from './extensions'

/** What breaks and what keeps the rules of the service's extensions. */
export const extensionCases = {
  'backend.missing': [
    (d) => void delete operation(d)['x-apigateway-backend'],
    (d) => void delete operation(d)['x-apigateway-backend'],
    {},
    { simple_mode: true }
  ],
  'backend.type': [set(backend, { type: 'GRPC' }), none],
  'backend.part_missing': [set(endpoint, { address: '' }), none],
  'backend.value': [set(endpoint, { timeout: 0 }), set(endpoint, { timeout: 60_000 })],
  'backend.greedy': [set(endpoint, { path: '/{id+}' }), set(endpoint, { path: '/{id}' })],
  'backend.path_unfilled': [set(endpoint, { path: '/{id}/{line}' }), none],
  'backend.mapping': [set(mapping, { in: 'body' }), set(mapping, { in: 'PATH' })],
  'backend.mapping_undeclared': [
    (d) =>
      void (backend(d)['parameters'] as Json[]).push({
        name: 'x',
        value: 'x',
        in: 'query',
        origin: 'REQUEST'
      }),
    (d) =>
      void (backend(d)['parameters'] as Json[]).push({
        name: 'x',
        value: 'x',
        in: 'query',
        origin: 'CONSTANT'
      })
  ],
  'backend.mapping_duplicate': [
    (d) =>
      void (backend(d)['parameters'] as Json[]).push(constant('X-A', 'header'), constant('x-a', 'header')),
    (d) => void (backend(d)['parameters'] as Json[]).push(constant('A', 'query'), constant('a', 'query'))
  ],

  'policy.not_list': [set(operation, { 'x-apigateway-backend-policies': policy() }), policies()],
  'policy.name': [policies({ name: '1st' }), policies({ name: '灰度策略' })],
  'policy.name_duplicate': [policies({}, { name: 'beta_users' }), policies({}, { name: 'beta_group' })],
  'policy.type': [
    policies({ type: 'MOCK', mockEndpoints: {} }),
    policies({
      type: 'HTTP-VPC',
      httpVpcEndpoints: { name: 'vpc', scheme: 'http', method: 'GET', path: '/o/{id}' }
    })
  ],
  'policy.conditions': [policies({ conditions: [] }), policies()],
  'policy.condition': [
    policies({ conditions: [{ type: 'like', value: 'x', origin: 'request', parameter: 'id' }] }),
    policies({
      conditions: [
        { type: 'exact', value: '10.0.0.1', origin: 'source' },
        { type: 'pattern', value: '^x', origin: 'param', parameter_name: 'id' }
      ]
    })
  ],
  'policy.condition_undeclared': [
    policies({ conditions: [{ type: 'enum', value: 'a,b', origin: 'request', parameter: 'ID' }] }),
    policies()
  ],

  'security.shape': [
    secured(schemes(), { security: { app: [] } }),
    secured(schemes(), { security: [{ app: [] }] })
  ],
  'security.undefined': [
    secured(schemes(), { security: [{ nobody: [] }] }),
    secured(schemes(), { security: [{ app: [] }] })
  ],
  'security.several': [
    secured(
      { ...schemes(), iam: scheme({ 'x-apigateway-auth-type': 'IAM' }) },
      { security: [{ app: [], iam: [] }] }
    ),
    secured(
      { ...schemes(), mine: scheme({ 'x-apigateway-authorizer': authorizer() }) },
      { security: [{ app: [], mine: [] }] }
    )
  ],
  'security.document': [
    set((d) => d, { security: [{ app: [] }] }),
    (d) => {
      d['security'] = [{ app: [] }]
      operation(d)['security'] = []
    }
  ],
  'security.scheme': [used(scheme({ in: 'query' })), used(scheme({}))],
  'security.auth_type': [
    used(scheme({ 'x-apigateway-auth-type': 'OAuth2' })),
    // What no operation uses does not matter.
    secured({ app: scheme({ 'x-apigateway-auth-type': 'OAuth2' }) }, {})
  ],
  'security.auth_opt': [
    used(
      scheme({ 'x-apigateway-auth-type': 'IAM', 'x-apigateway-auth-opt': { 'appcode-auth-type': 'header' } })
    ),
    used(scheme({ 'x-apigateway-auth-opt': { 'appcode-auth-type': 'header' } }))
  ],
  'security.authorizer': [
    used(scheme({ 'x-apigateway-authorizer': authorizer({ retry_attempts: 11 }) })),
    used(scheme({ 'x-apigateway-authorizer': authorizer({ retry_attempts: 10 }) }))
  ],

  'ratelimit.undefined': [
    set(operation, { 'x-apigateway-ratelimit': 'slow' }),
    (d) => {
      operation(d)['x-apigateway-ratelimit'] = 'slow'
      d['x-apigateway-ratelimits'] = { slow: ratelimit() }
    }
  ],
  'ratelimit.value': [
    set((d) => d, { 'x-apigateway-ratelimits': { slow: ratelimit({ 'user-limit': 201 }) } }),
    set((d) => d, { 'x-apigateway-ratelimits': { slow: ratelimit({ 'user-limit': 200 }) } })
  ],

  'access_control.undefined': [
    set(operation, { 'x-apigateway-access-control': 'office' }),
    (d) => {
      operation(d)['x-apigateway-access-control'] = 'office'
      d['x-apigateway-access-controls'] = { office: accessControl() }
    }
  ],
  'access_control.value': [
    set((d) => d, { 'x-apigateway-access-controls': { office: accessControl({ value: 'office' }) } }),
    set((d) => d, { 'x-apigateway-access-controls': { office: accessControl() } })
  ],

  'response.undefined': [
    set(operation, { 'x-apigateway-response': 'mine' }),
    set(operation, { 'x-apigateway-response': 'default' })
  ],
  'response.value': [
    set((d) => d, { 'x-apigateway-responses': { mine: { ACCESS_DENIED: { status: 1000 } } } }),
    set((d) => d, { 'x-apigateway-responses': { mine: { ACCESS_DENIED: { status: 403 } } } })
  ]
} satisfies Partial<Record<RuleId, Case>>
