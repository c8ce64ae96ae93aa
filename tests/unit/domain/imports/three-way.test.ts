import { describe, expect, test } from 'vitest'
import { backend, document, entry, get, rows, told } from './three-way-rows'

describe('each success of an import', () => {
  test('is as it was sent when only what an import drops and an export writes differs', () => {
    const file = document(
      {
        '/orders': get({ responses: { 200: { description: 'the orders' } }, consumes: ['application/json'] })
      },
      { basePath: '/v1', host: 'mine.example', schemes: ['http'] }
    )
    const next = document(
      { '/v1/orders': get({ responses: { default: { description: 'response example' } } }) },
      { host: 'group.example', info: { title: 'orders', version: '2026-11-24-10:00:00' } }
    )
    expect(rows({ entries: [entry('/v1/orders')], file, next })).toMatchObject([
      { taken: 'as_sent', differences: [], findings: [] }
    ])
  })

  test('is as it was sent when the export writes zeros for limits that are not set, and schemes nobody uses', () => {
    const limit = { name: 'limit', in: 'query', type: 'number' }
    const zeros = { maximum: 0, minimum: 0, maxLength: 0, minLength: 0 }
    const app = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-apigateway-auth-type': 'AppSigv1' }
    const file = document({ '/orders': get({ parameters: [limit] }) })
    const next = document(
      { '/orders': get({ parameters: [{ ...limit, ...zeros }] }) },
      { securityDefinitions: { 'apig-auth-app': app } }
    )
    expect(rows({ entries: [entry('/orders')], file, next })).toMatchObject([
      { taken: 'as_sent', differences: [], findings: [] }
    ])
  })

  test('that the export does not hold is lost, and no other word is used for it', () => {
    const file = document({ '/orders': get() })
    expect(rows({ entries: [entry('/orders')], file, next: document({}) })).toMatchObject([
      { taken: 'not_in_export', findings: ['lost'] }
    ])
  })

  test('cannot be compared when the file does not hold it or is not known', () => {
    const next = document({ '/orders': get() })
    const entries = [entry('/orders')]
    expect(rows({ entries, file: document({}), next })).toMatchObject([
      { taken: 'not_comparable', notComparable: 'not_in_file' }
    ])
    expect(rows({ entries, next })).toMatchObject([{ taken: 'not_comparable', notComparable: 'no_file' }])
  })

  test('that is there otherwise names what differs', () => {
    const file = document({ '/orders': get({ 'x-apigateway-cors': true }) })
    const [api] = rows({ entries: [entry('/orders')], file, next: document({ '/orders': get() }) })
    expect(api).toMatchObject({ taken: 'different', findings: [] })
    expect(told(api)).toEqual([['cors-off', 'unknown']])
  })

  test('is found under ANY, under renamed path parameters, and once for each time it is named', () => {
    const any = { 'x-apigateway-any-method': { 'x-apigateway-backend': backend() } }
    const file = document({ '/devices/{id}': any })
    const next = document({ '/devices/{device_id}': any })
    const path = '/devices/{id}'
    const entries = [entry(path, 'success', 'any'), entry(path, 'failure', 'ANY')]
    const found = rows({ entries, file, next })
    expect(found.map(({ taken, ordinal }) => [taken, ordinal])).toEqual([
      ['different', 0],
      [null, 1]
    ])
    expect(told(found[0])).toEqual([['path-parameter-renamed', 'unknown']])
  })

  test('is judged once, when a duplicate of it in the file failed', () => {
    const file = document({ '/orders': get() })
    const entries = [entry('/orders'), entry('/orders', 'failure')]
    const found = rows({ entries, file, next: file, previous: document({}) })
    expect(found.map(({ taken, findings }) => [taken, findings])).toEqual([
      ['as_sent', ['ours']],
      [null, []]
    ])
  })

  test('goes by method and path: one with the same operationId elsewhere is another API', () => {
    const file = document({ '/orders': get() })
    const found = rows({ entries: [entry('/orders')], file, next: document({ '/moved': get() }) })
    expect(found.map(({ path, taken }) => [path, taken])).toEqual([
      ['/orders', 'not_in_export'],
      ['/moved', null]
    ])
  })

  test('without method and path is in no document', () => {
    const nameless = { ...entry(''), method: null, path: null }
    expect(rows({ entries: [nameless], next: document({}) })).toMatchObject([
      { presence: { next: false }, taken: 'not_in_export' }
    ])
  })
})

describe('with the export before it', () => {
  const before = document({ '/orders': get({ 'x-apigateway-backend': backend(3000) }) })

  test('what did not take is told from what somebody changed elsewhere, and from what we changed', () => {
    const file = document({
      '/orders': get({ 'x-apigateway-cors': true, 'x-apigateway-backend': backend(3000) })
    })
    const next = document({ '/orders': get({ 'x-apigateway-backend': backend(9000) }) })
    const [api] = rows({ entries: [entry('/orders')], file, next, previous: before })
    expect(api?.ours.map(({ rule }) => rule)).toEqual(['cors-on'])
    expect(told(api)).toEqual([
      ['backend-timeout-increased', 'changed_elsewhere'],
      ['cors-off', 'not_taken']
    ])
    expect(api?.findings).toEqual(['ours', 'not_taken', 'elsewhere'])
  })

  test('an import that took is what we changed, and nothing else', () => {
    const file = document({ '/orders': get() })
    const [api] = rows({ entries: [entry('/orders')], file, next: file, previous: before })
    expect(api).toMatchObject({ taken: 'as_sent', findings: ['ours'], differences: [] })
    expect(api?.ours.map(({ rule }) => rule)).toEqual(['backend-timeout-increased'])
  })

  test('an API that the import brought is ours; one that it did not name and is new came from elsewhere', () => {
    const file = document({ '/mine': get() })
    const next = document({ '/mine': get(), '/theirs': get({ operationId: 'theirs' }) })
    const found = rows({ entries: [entry('/mine')], file, next, previous: document({}) })
    expect(found.map(({ path, entry: of, findings }) => [path, of?.list ?? null, findings])).toEqual([
      ['/mine', 'success', ['ours']],
      ['/theirs', null, ['elsewhere']]
    ])
  })

  test('what the import did not touch should be as before: changed elsewhere, or lost', () => {
    const previous = document({ '/orders': get(), '/gone': get({ operationId: 'gone' }) })
    const next = document({ '/orders': get({ 'x-apigateway-cors': true }) })
    const found = rows({ file: document({}), next, previous })
    expect(found.map(({ path, findings }) => [path, findings])).toEqual([
      ['/orders', ['elsewhere']],
      ['/gone', ['lost']]
    ])
    expect(told(found[0])).toEqual([['cors-on', 'changed_elsewhere']])
  })

  test('what failed is expected from the export before only', () => {
    const file = document({ '/orders': get(), '/new': get({ operationId: 'new' }) })
    const entries = [entry('/orders', 'failure'), entry('/new', 'failure')]
    const found = rows({ entries, file, next: document({}), previous: before })
    expect(found.map(({ taken, findings }) => [taken, findings])).toEqual([
      [null, ['lost']],
      [null, []]
    ])
    expect(rows({ entries, file, next: before, previous: before })).toMatchObject([
      { differences: [], findings: [] },
      { findings: [] }
    ])
  })

  test('what the export before leaves out is nobody’s change; what the file asked for is still looked for', () => {
    const backendless = document({ '/orders': get({ 'x-apigateway-backend': undefined }) })
    const file = document({ '/orders': get({ 'x-apigateway-cors': true }) })
    const [api] = rows({
      entries: [entry('/orders')],
      ...{ file, next: document({ '/orders': get({ 'x-apigateway-backend': backend(9000) }) }) },
      ...{ previous: backendless, define: 'all', previousDefine: 'spec' }
    })
    expect(api?.ours.map(({ rule }) => rule)).toEqual(['cors-on'])
    expect(told(api)?.map(([rule]) => rule)).toEqual(['backend-timeout-increased', 'cors-off'])
  })
})
