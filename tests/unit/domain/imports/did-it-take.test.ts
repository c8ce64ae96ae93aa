import { readDocument, type Document } from '@domain/documents/compare/document'
import { didItTake } from '@domain/imports/did-it-take'
import type { RunEntry } from '@domain/imports/run-state'
import { describe, expect, test } from 'vitest'

const backend = (timeout = 5000) => ({
  type: 'HTTP',
  parameters: [],
  httpEndpoints: { address: 'backend.example', scheme: 'https', method: 'GET', path: '/', timeout }
})

function document(paths: object, change: object = {}): Document {
  const read = readDocument({ swagger: '2.0', info: { title: 'orders', version: '1' }, paths, ...change })
  if (read === null) throw new Error('no document')
  return read
}

function success(path: string, method = 'GET'): RunEntry {
  return { list: 'success', method, path, id: 'a', action: 'create', error_code: null, error_msg: null }
}

const get = (change: object = {}) => ({
  get: { operationId: 'orders', responses: {}, 'x-apigateway-backend': backend(), ...change }
})

describe('didItTake', () => {
  test('an API is as it was sent when only what an import drops and an export writes differs', () => {
    const sent = document(
      {
        '/orders': get({ responses: { 200: { description: 'the orders' } }, consumes: ['application/json'] })
      },
      { basePath: '/v1', host: 'mine.example', schemes: ['http'] }
    )
    const exported = document(
      { '/v1/orders': get({ responses: { default: { description: 'response example' } } }) },
      { host: 'group.example', info: { title: 'orders', version: '2026-11-24-10:00:00' } }
    )
    expect(didItTake([success('/v1/orders')], sent, exported, null)).toEqual([
      { method: 'GET', path: '/v1/orders', taken: 'as_sent', differences: [] }
    ])
  })

  test('an API that the export does not hold is told so, and not as "deleted"', () => {
    const sent = document({ '/orders': get() })
    expect(didItTake([success('/orders')], sent, document({}), null)).toMatchObject([
      { taken: 'not_in_export' }
    ])
  })

  test('a success that the file does not hold is told so', () => {
    const exported = document({ '/orders': get() })
    expect(didItTake([success('/orders')], document({}), exported, null)).toMatchObject([
      { taken: 'not_sent' }
    ])
  })

  test('an API that is there otherwise names what differs', () => {
    const sent = document({ '/orders': get({ 'x-apigateway-cors': true }) })
    const exported = document({ '/orders': get() })
    const [api] = didItTake([success('/orders')], sent, exported, null)
    expect(api?.taken).toBe('different')
    expect(api?.differences.map(({ change, origin }) => [change.rule, origin])).toEqual([
      ['cors-off', 'unknown']
    ])
  })

  test('with the export before it tells what was lost from what somebody changed elsewhere', () => {
    const previous = document({ '/orders': get({ 'x-apigateway-backend': backend(3000) }) })
    const sent = document({
      '/orders': get({ 'x-apigateway-cors': true, 'x-apigateway-backend': backend(3000) })
    })
    const exported = document({ '/orders': get({ 'x-apigateway-backend': backend(9000) }) })
    const [api] = didItTake([success('/orders')], sent, exported, previous)
    expect(api?.differences.map(({ change, origin }) => [change.rule, origin]).sort()).toEqual([
      ['backend-timeout-increased', 'changed_elsewhere'],
      ['cors-off', 'lost']
    ])
  })

  test('only what the import called a success is asked for; ANY and renamed path parameters are found', () => {
    const any = { 'x-apigateway-any-method': { 'x-apigateway-backend': backend() } }
    const sent = document({ '/devices/{id}': any, '/orders': get() })
    const exported = document({ '/devices/{device_id}': any, '/orders': get() })
    const failure: RunEntry = { ...success('/orders'), list: 'failure' }
    expect(didItTake([success('/devices/{id}', 'any'), failure], sent, exported, null)).toMatchObject([
      {
        path: '/devices/{id}',
        taken: 'different',
        differences: [{ change: { rule: 'path-parameter-renamed' } }]
      }
    ])
  })
})
