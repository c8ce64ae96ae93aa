import type { ThreeWayInput } from '@domain/imports/three-way'
import { describe, expect, test } from 'vitest'
import { document, entry, get, rows, told } from './three-way-rows'

describe('what nobody can tell is neither a difference nor lost', () => {
  test('members that no source says anything about are named, unless the export repeats them', () => {
    const sent = get({ tags: ['orders'], deprecated: true, callbacks: {}, summary: 'all orders' })
    const next = document({ '/orders': get({ summary: 'all orders' }) })
    expect(rows({ entries: [entry('/orders')], file: document({ '/orders': sent }), next })).toMatchObject([
      { taken: 'as_sent', differences: [], unknown: ['tags', 'deprecated', 'callbacks'] }
    ])
  })

  test('who is let in, said for the whole file, is not known to be imported', () => {
    const app = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-apigateway-auth-type': 'AppSigv1' }
    const secured = { securityDefinitions: { app }, security: [{ app: [] }] }
    const next = document({ '/orders': get() })
    const entries = [entry('/orders')]
    const [api] = rows({ entries, file: document({ '/orders': get() }, secured), next, previous: next })
    expect(api).toMatchObject({ taken: 'as_sent', findings: [], unknown: ['security'] })
    const own = document({ '/orders': get({ security: [{ app: [] }] }) }, secured)
    expect(told(rows({ entries, file: own, next })[0])).toEqual([['anonymous-access-gained', 'unknown']])
  })

  test('what a custom authorizer is, unless the export repeats it', () => {
    const schemeOf = (more: object) => ({ type: 'apiKey', name: 'unused', in: 'header', ...more })
    const authorizer = { authorizer_type: 'FUNC', authorizer_uri: 'urn:fss:region:1:function:a:b:latest' }
    const secured = (definition: object | undefined, more: object = {}) =>
      document(
        { '/orders': get({ security: [{ mine: [] }] }), '/open': get({ operationId: 'open' }) },
        {
          securityDefinitions: {
            mine: schemeOf(definition === undefined ? {} : { 'x-apigateway-authorizer': definition }),
            ...more
          }
        }
      )
    const entries = [entry('/orders'), entry('/open')]
    const unknownWith = (next: ThreeWayInput['next']) =>
      rows({ entries, file: secured(authorizer), next }).map(({ taken, unknown }) => [taken, unknown])
    const open = ['as_sent', []]
    expect(unknownWith(secured(authorizer))).toEqual([['as_sent', []], open])
    const named = ['as_sent', ['x-apigateway-authorizer']]
    expect(unknownWith(secured({ ...authorizer, ttl: 5 }))).toEqual([named, open])
    expect(unknownWith(secured(undefined))).toEqual([named, open])
  })

  test('the protocol, where the file has a member for it and the export has none', () => {
    const file = document({ '/orders': get({ schemes: ['http', 'https'] }) })
    const nextWith = (servers: object[] | undefined) =>
      document({ '/orders': get({ servers }) }, { swagger: undefined, openapi: '3.0.0' })
    const unknownWith = (servers: object[] | undefined) =>
      rows({ entries: [entry('/orders')], file, next: nextWith(servers) })[0]
    expect(unknownWith(undefined)).toMatchObject({ taken: 'as_sent', unknown: ['schemes'] })
    expect(unknownWith([{ url: 'https://a.example' }])).toMatchObject({ unknown: ['schemes'] })
    const both = [{ url: 'https://a.example' }, { url: 'HTTP://a.example' }]
    expect(unknownWith(both)).toMatchObject({ taken: 'as_sent', unknown: [] })
  })

  test('a name and a protocol that the file leaves open are the gateway’s choice; said ones are compared', () => {
    const open = document({ '/orders': get({ operationId: undefined }) })
    const next = document({ '/orders': get({ operationId: 'API_x', schemes: ['https'] }) })
    expect(rows({ entries: [entry('/orders')], file: open, next })[0]?.taken).toBe('as_sent')
    const said = document({ '/orders': get({ operationId: 'API_x', schemes: ['http'] }) })
    expect(told(rows({ entries: [entry('/orders')], file: said, next })[0])).toEqual([
      ['servers-changed', 'unknown']
    ])
  })

  test('a description is imported and exported, and so it is compared', () => {
    const file = document({ '/orders': get({ description: 'all orders' }) })
    const next = document({ '/orders': get({ description: 'some orders' }) })
    expect(told(rows({ entries: [entry('/orders')], file, next })[0])).toEqual([
      ['description-changed', 'unknown']
    ])
  })

  test('an export of other APIs than the one before lacks some without having lost them', () => {
    const file = document({ '/orders': get() })
    const previous = document({ '/published': get({ operationId: 'published' }) })
    const next = document({ '/draft': get({ operationId: 'draft' }) })
    const input = { entries: [{ ...entry('/orders'), action: 'update' }], file, next, previous }
    const findingsOf = (more: Partial<ThreeWayInput>) =>
      rows({ ...input, ...more }).map(({ path, findings }) => [path, findings])
    expect(findingsOf({})).toEqual([
      ['/orders', ['lost']],
      ['/draft', ['elsewhere']],
      ['/published', ['lost']]
    ])
    expect(findingsOf({ isOtherSelection: true })).toEqual([
      ['/orders', ['lost']],
      ['/draft', []],
      ['/published', []]
    ])
    expect(findingsOf({ isPart: true, isOtherSelection: true }).flatMap(([, findings]) => findings)).toEqual(
      []
    )
  })

  test('of two operations that the gateway takes for one, the first is the API', () => {
    const file = document({ '/orders/{id}': get(), '/orders/{order_id}': get({ operationId: 'again' }) })
    const next = document({ '/orders/{id}': get() })
    const entries = [entry('/orders/{id}'), entry('/orders/{order_id}', 'failure')]
    expect(rows({ entries, file, next })[0]).toMatchObject({ taken: 'as_sent', differences: [] })
  })
})
