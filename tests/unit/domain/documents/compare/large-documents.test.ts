import { describe, expect, it } from 'vitest'
import { compared, enough, got, many, swagger, type Json } from './made-documents'

describe('much of one thing', () => {
  const count = 20_000

  it(
    'values of a list',
    () => {
      const values = many(count, (index) => `v${index}`)
      const { changes } = compared(
        got({ enum: values }),
        got({ enum: [...values.slice(1).reverse(), 'new'] })
      )
      expect(changes.map(({ before, after }) => before ?? after)).toEqual([['v0'], ['new']])
    },
    enough
  )

  it(
    'a quarter of a million values',
    () => {
      const values = many(250_000, (index) => index)
      expect(compared(got({ enum: values }), got({ enum: values.toReversed() })).changes).toEqual([])
    },
    enough
  )

  it(
    'parameters, all of them renamed',
    () => {
      const parameters = (prefix: string): Json[] =>
        many(count, (index) => ({ in: 'query', name: `${prefix}${index}`, type: 'string' }))
      expect(
        compared(swagger({ parameters: parameters('a') }), swagger({ parameters: parameters('b') })).changes
      ).toHaveLength(2 * count)
    },
    enough
  )

  it(
    'parameters, all of them moved',
    () => {
      const parameters = (place: string): Json[] =>
        many(count, (index) => ({ in: place, name: `a${index}`, type: 'string' }))
      expect(
        compared(swagger({ parameters: parameters('query') }), swagger({ parameters: parameters('header') }))
          .counts.breaking
      ).toBe(count)
    },
    enough
  )

  it(
    'parameters of one path',
    () => {
      const document = (prefix: string): Json => {
        const path = many(count, (index) => `/{${prefix}${index}}`).join('')
        const parameters = many(count, (index) => ({
          in: 'path',
          name: `${prefix}${index}`,
          required: true,
          type: 'string'
        }))
        return { swagger: '2.0', paths: { [path]: { get: { parameters } } } }
      }
      expect(compared(document('a'), document('b')).changes.map(({ rule }) => rule)).toEqual([
        'path-parameter-renamed'
      ])
    },
    enough
  )

  it(
    'members of which one holds',
    () => {
      const members = (type: string): Json[] =>
        many(count, (index) => ({ properties: { [`p${index}`]: { type } } }))
      const { changes } = compared(
        got({ oneOf: members('string') }),
        got({ oneOf: members('integer').reverse() })
      )
      expect(changes).toHaveLength(count)
    },
    enough
  )

  it(
    'ways to be let in',
    () => {
      const security = (prefix: string): Json[] => many(2000, (index) => ({ [`${prefix}${index}`]: ['s'] }))
      expect(
        compared(swagger({ security: security('a') }), swagger({ security: security('b') })).changes
      ).toHaveLength(4000)
    },
    enough
  )

  it(
    'ways to be let in, one of which asks for less than one before',
    () => {
      const security = (count: number, prefix: string, last: Json): Json =>
        swagger({ security: [...many(count, (index) => ({ a: [], [`${prefix}${index}`]: [] })), last] })
      const verdicts = (count: number): unknown[] => {
        const [before, after] = [security(count, 'b', { a: [], z: [] }), security(count, 'c', { a: [] })]
        const { changes } = compared(before, after)
        return changes.filter(({ name }) => name === 'a + z').map(({ severity }) => severity)
      }
      expect(verdicts(100)).toEqual(['compatible'])
      // Too many to look through: what is not known to be harmless is told as if it were not.
      expect(verdicts(1000)).toEqual(['breaking'])
    },
    enough
  )

  it(
    'addresses',
    () => {
      const list = (last: number): Json =>
        swagger(
          { 'x-apigateway-access-control': 'a' },
          {
            'x-apigateway-access-controls': {
              a: {
                'acl-type': 'PERMIT',
                value: many(count, (index) => `10.${index % 200}.${index >> 8}.${(index * 2) % last}`).join()
              }
            }
          }
        )
      expect(compared(list(250), list(240)).changes).toHaveLength(1)
    },
    enough
  )

  it(
    'plug-ins and tags',
    () => {
      const names = many(count, (index) => `n${index}`)
      const document = (list: string[]): Json => swagger({ tags: list, 'x-apigateway-plugins': list })
      expect(compared(document(names), document(names.toReversed())).changes).toEqual([])
    },
    enough
  )

  it(
    'operations, all of them removed',
    () => {
      const paths = Object.fromEntries(many(count, (index) => [`/p${index}`, { get: { responses: {} } }]))
      expect(compared({ swagger: '2.0', paths }, { swagger: '2.0', paths: {} }).changes).toHaveLength(count)
    },
    enough
  )
})
