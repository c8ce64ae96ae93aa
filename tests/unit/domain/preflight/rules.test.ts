import { maxApis, maxFileBytes, rules, type RuleId } from '@domain/preflight/rules'
import type { PreflightOptions } from '@domain/preflight/preflight'
import { describe, expect, it } from 'vitest'
import { at, backend, check, goodDocument, operation, parameter, rulesOf, type Json } from './documents'

type Change = (document: Json) => unknown
type Options = Partial<PreflightOptions>

/** What breaks the rule, and the nearest thing that does not. Returning a value replaces the document. */
type Case = [broken: Change, kept: Change, brokenOptions?: Options, keptOptions?: Options]

const none: Change = () => undefined
const yaml =
  (text: string): Change =>
  () =>
    text

function paths(count: number): Json {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/o${index}`, { get: { operationId: `get_${index}` } }])
  )
}

function second(path: string, changes: Json = {}): Change {
  return (document) => {
    const copy = structuredClone(operation(document))
    const name = /\{(\w+)/.exec(path)?.[1] ?? 'id'
    Object.assign(at(copy, 'parameters', 0), { name })
    at(copy, 'x-apigateway-backend', 'parameters', 0)['value'] = name
    at(document, 'paths')[path] = { get: { ...copy, operationId: 'another', ...changes } }
  }
}

function renamed(path: string): Change {
  return (document) => {
    const all = at(document, 'paths')
    all[path] = all['/orders/{id}']
    delete all['/orders/{id}']
  }
}

const set =
  (part: (document: Json) => Json, members: Json): Change =>
  (document) =>
    void Object.assign(part(document), members)

const endpoint = (document: Json): Json => at(backend(document), 'httpEndpoints')
const mapping = (document: Json): Json => at(backend(document), 'parameters', 0)
const add =
  (member: Json): Change =>
  (document) =>
    void (operation(document)['parameters'] as Json[]).push(member)
const query = (members: Json): Json => ({ name: 'q', in: 'query', type: 'string', ...members })

const cases: Record<RuleId, Case> = {
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

  'path.form': [renamed('orders/{id}'), renamed('/orders/v1.0/{id}/')],
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

  'ignored.version': [set((d) => at(d, 'info'), { version: '1.0' }), none],
  'ignored.host': [set((d) => d, { host: 'a.example.com' }), none],
  'ignored.base_path': [set((d) => d, { basePath: '/v1' }), set((d) => d, { basePath: '/' })],
  'ignored.servers': [
    (d) => ({ ...d, swagger: undefined, openapi: '3.0.0', servers: [{ url: '/' }] }),
    (d) => ({ ...d, servers: [{ url: '/' }] })
  ],
  'ignored.responses': [set(operation, { responses: {} }), none]
}

function changed(change: Change): unknown {
  const document = goodDocument()
  return change(document) ?? document
}

describe.each(Object.entries(cases))('the rule %s', (rule, [broken, kept, brokenOptions, keptOptions]) => {
  it('finds what breaks it, at a place, with its severity', () => {
    const found = check(changed(broken), brokenOptions).findings.find((finding) => finding.rule === rule)
    expect(found?.severity).toBe(rules[rule as RuleId].severity)
    if (!rule.startsWith('file.') && rule !== 'document.expands_too_far')
      expect(found?.line).toBeGreaterThan(0)
  })

  it('leaves alone what keeps it', () => {
    expect(rulesOf(changed(kept), keptOptions)).not.toContain(rule)
  })
})

describe('the backends', () => {
  it.each<[type: string, member: string, endpoint: Json, missing: string[]]>([
    ['HTTP', 'httpEndpoints', {}, ['address', 'scheme', 'method', 'path']],
    ['HTTP-VPC', 'httpVpcEndpoints', {}, ['name', 'scheme', 'method', 'path']],
    ['FUNCTION', 'functionEndpoints', {}, ['function-urn']],
    ['MOCK', 'mockEndpoints', {}, []]
  ])('of type %s need their own parts', (type, member, endpoint, missing) => {
    const document = goodDocument()
    Object.assign(operation(document), {
      'x-apigateway-backend': {
        type,
        [member]: endpoint,
        parameters: [{ name: 'id', value: 'id', in: 'query', origin: 'REQUEST' }]
      }
    })
    const found = check(document).findings.filter(({ rule }) => rule.startsWith('backend.'))
    expect(found.map(({ params }) => params['part'])).toEqual(missing)
    delete at(backend(document))[member]
    expect(rulesOf(document)).toContain('backend.part_missing')
  })

  it('need nothing when the import makes mock backends', () => {
    const document = goodDocument()
    operation(document)['x-apigateway-backend'] = { type: 'nothing' }
    expect(rulesOf(document, { mock_mode: true })).toEqual([])
  })
})
