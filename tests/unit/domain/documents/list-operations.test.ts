import { describe, expect, it } from 'vitest'
import { listOperations } from '@domain/documents/list-operations'
import { methodSpellings, methodWord } from '@domain/documents/method-word'

describe('the operations of a document', () => {
  it('come as written, with ANY for x-apigateway-any-method and without what is none', () => {
    const document = {
      openapi: '3.0.0',
      paths: {
        '/pets/{id}': {
          parameters: [],
          get: { operationId: 'getPet' },
          GET: { operationId: 'again' },
          'x-apigateway-any-method': {},
          'x-other': {}
        },
        '/shared': { $ref: '#/x-items/shared' },
        '/nowhere': { $ref: '#/x-items/gone' },
        'x-note': { get: {} }
      },
      'x-items': { shared: { post: {} } }
    }
    const listed = [
      { method: 'GET', path: '/pets/{id}', operationId: 'getPet' },
      { method: 'ANY', path: '/pets/{id}', operationId: null },
      { method: 'POST', path: '/shared', operationId: null }
    ]
    expect(listOperations(JSON.stringify(document))).toEqual(listed)
  })

  it('are read from YAML too', () => {
    expect(listOperations("swagger: '2.0'\npaths:\n  /pets:\n    delete:\n      summary: x\n")).toEqual([
      { method: 'DELETE', path: '/pets', operationId: null }
    ])
  })

  it.each(['', '{"a":', '[]', '{}', '{"paths":[]}', '"text"'])(
    'are null where nobody can tell: %s',
    (text) => {
      expect(listOperations(text)).toBeNull()
    }
  )

  it('are none where the document has no paths', () => {
    expect(listOperations('{"paths":{}}')).toEqual([])
  })
})

describe('a method', () => {
  it('is one word however it is spelt, and leads back to every spelling', () => {
    expect(['get', 'Any', 'x-apigateway-any-method', 'X-Apigateway-Any-Method'].map(methodWord)).toEqual([
      'GET',
      'ANY',
      'ANY',
      'ANY'
    ])
    for (const word of ['GET', 'ANY'])
      for (const spelling of methodSpellings(word)) expect(methodWord(spelling)).toBe(word)
  })
})
