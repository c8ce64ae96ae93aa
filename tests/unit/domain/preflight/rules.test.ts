import { rules, type RuleId } from '@domain/preflight/rules'
import { starting as en } from '@shared/i18n/en/starting'
import { starting as zhHans } from '@shared/i18n/zh-Hans/starting'
import { dump } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import type { Case, Change } from './changes'
import { documentCases } from './document-cases'
import { at, backend, check, goodDocument, operation, rulesOf, type Json } from './documents'
import { expectedPointers, lineOf, linesInTexts } from './expected-places'
import { extensionCases } from './extension-cases'
import { policies, scheme } from './extensions'

/** A rule without a case does not compile. */
const cases: Record<RuleId, Case> = { ...documentCases, ...extensionCases }

function changed(change: Change): unknown {
  const document = goodDocument()
  return change(document) ?? document
}

describe.each(Object.entries(cases))('the rule %s', (rule, [broken, kept, brokenOptions, keptOptions]) => {
  it('finds what breaks it once, at its path and line, with its severity', () => {
    const id = rule as RuleId
    const document = changed(broken)
    const found = check(document, brokenOptions).findings.filter((finding) => finding.rule === id)
    const path = expectedPointers[id]
    const ofText = id.startsWith('file.') ? null : linesInTexts[id]
    const line = ofText === undefined ? lineOf(document, path) : ofText
    expect(found).toEqual([expect.objectContaining({ severity: rules[id].severity, path, line })])
  })

  it('finds it at the same path when the file is YAML', () => {
    const document = changed(broken)
    if (typeof document === 'string' || rule.startsWith('file.')) return
    const text = dump(document, { skipInvalid: true, noRefs: true })
    const { findings } = check(text, { ...brokenOptions, fileName: 'orders.yaml' })
    expect(findings.filter((finding) => finding.rule === rule)).toMatchObject([
      { path: expectedPointers[rule as RuleId] }
    ])
  })

  it('leaves alone what keeps it', () => {
    expect(rulesOf(changed(kept), keptOptions)).not.toContain(rule)
  })

  it('has its words in both languages', () => {
    const { params } = check(changed(broken), brokenOptions).findings.find(
      (finding) => finding.rule === rule
    ) ?? {
      params: {}
    }
    const [english, chinese] = [en, zhHans].map((words) => words.rules[rule as RuleId](params))
    expect(english).toMatch(/^[^\p{Script=Han}]+[.:]$/u)
    expect(chinese).toMatch(/\p{Script=Han}.*。$/u)
    for (const text of [english, chinese]) expect(text).not.toMatch(/undefined|null|\[object|\$\{/)
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

describe('the backends of policies', () => {
  const found = (members: Json, options = {}): [string, string][] => {
    const document = goodDocument()
    policies(members)(document)
    return check(document, options).findings.map(({ rule, path }) => [
      rule,
      path.split('backend-policies')[1] ?? ''
    ])
  }

  it.each<[Json, [string, string][]]>([
    [{ type: 'GRPC' }, [['backend.type', '/0/type']]],
    [
      { httpEndpoints: {} },
      ['address', 'scheme', 'method', 'path'].map(() => ['backend.part_missing', '/0/httpEndpoints'])
    ],
    [
      { parameters: [] },
      [
        ['path.unmapped', '/0'],
        ['backend.path_unfilled', '/0']
      ]
    ],
    [
      { parameters: [{ name: 'id', value: 'nobody', in: 'path', origin: 'REQUEST' }] },
      [
        ['path.unmapped', '/0'],
        ['backend.mapping_undeclared', '/0/parameters/0']
      ]
    ]
  ])('must be complete themselves: %j', (members, expected) => {
    expect(found(members)).toEqual(expected)
  })

  it('do not matter when the import makes mock backends', () => {
    expect(found({ type: 'GRPC', name: '', conditions: [] }, { mock_mode: true })).toEqual([])
  })
})

describe('references', () => {
  it('are followed through others and into schemas, and never in a circle', () => {
    const document = goodDocument()
    Object.assign(document, {
      parameters: {
        a: { $ref: '#/parameters/b' },
        b: { $ref: '#/parameters/a' },
        c: { $ref: '#/parameters/d' }
      },
      definitions: { Id: { type: 'string' }, Loop: { $ref: '#/definitions/Loop' } }
    })
    at(document, 'parameters')['d'] = { name: 'd', in: 'query', schema: { $ref: '#/definitions/Id' } }
    at(document, 'parameters')['e'] = { name: 'e', in: 'query', schema: { $ref: '#/definitions/Loop' } }
    const given = operation(document)['parameters'] as Json[]
    given.push({ $ref: '#/parameters/c' })
    expect(rulesOf(document)).toEqual([])
    given.push({ $ref: '#/parameters/a' }, { $ref: '#/parameters/e' })
    expect(check(document).findings.map(({ rule, path }) => [rule, path.at(-1)])).toEqual([
      ['parameter.reference', '2'],
      ['parameter.type', '3']
    ])
  })
})

describe('security schemes', () => {
  it('of OpenAPI 3 are among the components', () => {
    const document: Json = { ...goodDocument(), swagger: undefined, openapi: '3.0.0' }
    document['components'] = { securitySchemes: { app: scheme({ type: 'http' }) } }
    operation(document)['security'] = [{ app: [] }]
    expect(check(document).findings).toMatchObject([
      { rule: 'security.scheme', path: '/components/securitySchemes/app/type' }
    ])
  })
})
