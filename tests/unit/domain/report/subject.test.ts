import { describe, expect, it } from 'vitest'
import { subjectOf } from '@domain/report/subject'

const document = {
  paths: {
    '/a': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', type: 'integer' },
          { name: 'body', in: 'body', schema: {} }
        ]
      }
    }
  },
  parameters: { Page: { name: 'page', in: 'header' } }
}
const operation = ['paths', '/a', 'get']

describe('what a place in a schema is called', () => {
  it.each<[(string | number)[], string]>([
    [
      ['definitions', 'Order', 'properties', 'items', 'items', 'properties', 'id', 'type'],
      'Order.items[].id'
    ],
    [['components', 'schemas', 'Order', 'allOf', 1, 'properties', 'id'], 'Order.id'],
    [['components', 'schemas', 'Pet', 'oneOf', 1, 'required'], 'Pet (oneOf 2)'],
    [['definitions', 'Map', 'additionalProperties', 'properties', 'type', 'type'], 'Map.*.type'],
    [[...operation, 'parameters', 0, 'maximum'], 'query limit'],
    [[...operation, 'parameters', 0, 'items', 'enum'], 'query limit[]'],
    [['parameters', 'Page', 'type'], 'header page'],
    [[...operation, 'parameters', 1, 'schema', 'properties', 'schema', 'type'], 'schema'],
    [[...operation, 'parameters', 1, 'schema', 'type'], ''],
    [[...operation, 'requestBody', 'content', 'application/json', 'schema', 'properties', 'a'], 'a'],
    [[...operation, 'responses', '200', 'schema', 'properties', 'total', 'type'], '200 total'],
    [[...operation, 'responses', 'default', 'schema', 'type'], 'default'],
    [[...operation, 'responses', '200', 'headers', 'X-Rate', 'type'], '200 X-Rate'],
    [[...operation, 'responses', '200', 'content', 'text/csv', 'schema', 'items', 0, 'type'], '200 []']
  ])('%j: %s', (path, name) => {
    expect(subjectOf(path, document)).toBe(name)
  })
})
