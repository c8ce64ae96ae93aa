import { maxApis, maxFileBytes, maxPathLength, type RuleId } from '@domain/preflight/rules'
import { none, yaml, paths, second, renamed, set, add, query, type Case } from './changes'
import { at, backend, operation, parameter } from './documents'

/** What breaks and what keeps the rules of the specification's own members. */
export const documentCases = {
  'file.empty': [yaml('# nothing\n'), none],
  'file.too_large': [none, none, { size: maxFileBytes + 1 }, { size: maxFileBytes }],
  'file.not_utf8': [none, none, { isUtf8: false }],
  'file.extension': [none, none, { fileName: 'orders.txt' }, { fileName: 'ORDERS.YML' }],

  'document.unparsable': [yaml('{"swagger": "2.0",'), none],
  'document.not_json': [
    yaml('{"swagger": "2.0",\n"info": }'),
    yaml('swagger: "2.0"'),
    {},
    { fileName: 'a.yaml' }
  ],
  'document.expands_too_far': [yaml('a: &a [*a]'), yaml('a: &a [1]\nb: *a')],
  'document.not_object': [() => [1], none],
  'document.version': [(d) => void delete d['swagger'], none],
  'document.version_not_text': [set((d) => d, { swagger: 2 }), none],
  'document.version_newer': [
    (d) => ({ ...d, swagger: undefined, openapi: '3.1.0' }),
    (d) => ({ ...d, swagger: undefined, openapi: '3.0.3' })
  ],
  'document.no_info': [(d) => void delete d['info'], none],
  'document.no_paths': [set((d) => d, { paths: [] }), none],
  'document.duplicate_key': [
    (d) => JSON.stringify(d).replace('"tags"', '"tags":[],"tags"'),
    (d) => JSON.stringify(d)
  ],
  'document.servers': [
    (d) => ({ ...d, swagger: undefined, openapi: '3.0.0', servers: [{}] }),
    (d) => ({ ...d, swagger: undefined, openapi: '3.0.0', servers: [{ url: '/' }] })
  ],

  'apis.none': [set((d) => d, { paths: {} }), none],
  'apis.too_many': [(d) => void (d['paths'] = paths(maxApis + 1)), (d) => void (d['paths'] = paths(maxApis))],
  'apis.duplicate': [
    second('/orders/{order_id}'),
    second('/orders/{order_id}', { 'x-apigateway-match-mode': 'SWA' })
  ],

  'group.name': [
    set((d) => at(d, 'info'), { title: '1st service' }),
    set((d) => at(d, 'info'), { title: '1st service' }),
    {},
    { createsGroup: false }
  ],

  'operation.method': [
    (d) => void (at(d, 'paths', '/orders/{id}')['trace'] = {}),
    (d) => void (at(d, 'paths', '/orders/{id}')['x-apigateway-any-method'] = {})
  ],
  'operation.match_mode': [
    set(operation, { 'x-apigateway-match-mode': 'PREFIX' }),
    set(operation, { 'x-apigateway-match-mode': 'SWA' })
  ],
  'operation.id_missing': [(d) => void delete operation(d)['operationId'], none],
  'operation.id_invalid': [
    set(operation, { operationId: 'get order' }),
    set(operation, { operationId: '查询订单.v2' })
  ],
  'operation.id_duplicate': [second('/other/{id}', { operationId: 'get_order' }), second('/other/{id}')],
  'operation.tag_space': [set(operation, { tags: ['a b'] }), set(operation, { tags: ['a-b'] })],
  'operation.body': [set(operation, { requestBody: {} }), none],
  'operation.media_types': [set(operation, { consumes: ['application/json'] }), none],
  'operation.request_type': [
    set(operation, { 'x-apigateway-request-type': 'open' }),
    set(operation, { 'x-apigateway-request-type': 'private' })
  ],
  'operation.flag': [
    set(operation, { 'x-apigateway-cors': 'true' }),
    set(operation, { 'x-apigateway-cors': true, 'x-apigateway-is-send-fg-body-base64': false })
  ],
  'operation.schemes': [
    set(operation, { schemes: ['https', 'wss'] }),
    set(operation, { schemes: ['http', 'https'] })
  ],
  'operation.plugins': [
    set(operation, { 'x-apigateway-plugins': 'Plugin_mock' }),
    set(operation, { 'x-apigateway-plugins': ['Plugin_mock'] })
  ],

  'path.form': [renamed('orders/{id}'), renamed('/orders/v1.0/{id}/')],
  'path.too_long': [
    set((d) => d, { basePath: `/${'b'.repeat(maxPathLength - 12)}` }),
    set((d) => d, { basePath: `/${'b'.repeat(maxPathLength - 13)}` })
  ],
  'path.reference': [
    (d) => void (at(d, 'paths')['/elsewhere'] = { $ref: 'paths.yaml#/elsewhere' }),
    (d) => void (at(d, 'paths')['/elsewhere'] = {})
  ],
  'path.partial_variable': [renamed('/orders/prefix-{id}'), renamed('/orders/prefix/{id}')],
  'path.greedy_not_last': [renamed('/orders/{id+}/lines'), renamed('/orders/{id+}')],
  'path.undeclared': [(d) => void (operation(d)['parameters'] = []), none],
  'path.unused': [add({ name: 'other', in: 'path', required: true, type: 'string' }), none],
  'path.unmapped': [
    (d) => void (backend(d)['parameters'] = []),
    (d) => void Object.assign(backend(d), { type: 'MOCK', mockEndpoints: {}, parameters: [] })
  ],

  'parameter.reference': [
    add({ $ref: '#/parameters/nowhere' }),
    (d) => {
      d['parameters'] = { page: query({}) }
      add({ $ref: '#/parameters/page' })(d)
    }
  ],
  'parameter.location': [add(query({ in: 'formData' })), add(query({}))],
  'parameter.name': [add(query({ name: 'a b' })), add(query({ name: 'a-b' }))],
  'parameter.auth_token': [
    add(query({ name: 'x-auth-token', in: 'header' })),
    add(query({ name: 'x-auth-token' }))
  ],
  'parameter.type': [
    add(query({ type: 'boolean' })),
    add(query({ type: undefined, schema: { type: 'integer' } }))
  ],
  'parameter.not_required': [set(parameter, { required: false }), none],
  'parameter.duplicate': [
    (d) => {
      add(query({ name: 'X-Page', in: 'header' }))(d)
      add(query({ name: 'x-page', in: 'header' }))(d)
    },
    (d) => {
      add(query({ name: 'Page' }))(d)
      add(query({ name: 'page' }))(d)
    }
  ],
  'parameter.extension': [
    add(query({ 'x-apigateway-pass-through': true })),
    add(query({ 'x-apigateway-pass-through': 'never', 'x-apigateway-orchestrations': ['rule_1'] }))
  ],

  'ignored.version': [set((d) => at(d, 'info'), { version: '1.0' }), none],
  'ignored.host': [set((d) => d, { host: 'a.example.com' }), none],
  'ignored.base_path': [set((d) => d, { basePath: '/v1' }), set((d) => d, { basePath: '/' })],
  'ignored.servers': [
    (d) => ({ ...d, swagger: undefined, openapi: '3.0.0', servers: [{ url: '/' }] }),
    (d) => ({ ...d, servers: [{ url: '/' }] })
  ],
  'ignored.responses': [set(operation, { responses: {} }), none],
  'ignored.description': [
    set((d) => at(d, 'info'), { description: 'Orders' }),
    set((d) => at(d, 'info'), { description: 'Orders' }),
    { createsGroup: false },
    { createsGroup: true }
  ],
  'ignored.attributes': [add(query({ pattern: '^x' })), add(query({ maxLength: 3, enum: ['x'] }))]
} satisfies Partial<Record<RuleId, Case>>
