import { describe, expect, it } from 'vitest'
import { compared, defined, enough, got, many, ref, swagger, type Json } from './made-documents'

describe('schemas that refer to each other', () => {
  const circles: [string, (last: unknown) => Json][] = [
    ['one that is itself', () => ({ D0: ref(0) })],
    ['two that are each other', () => ({ D0: ref(1), D1: ref(0) })],
    ['one that takes itself over', (last) => ({ D0: { allOf: [ref(0)], properties: { a: last } } })],
    [
      'two that take each other over',
      (last) => ({ D0: { allOf: [ref(1)] }, D1: { allOf: [ref(0)], properties: { a: last } } })
    ],
    ['one that holds itself', (last) => ({ D0: { properties: { next: ref(0), a: last } } })],
    ['one that lists itself', (last) => ({ D0: { items: ref(0), properties: { a: last } } })],
    ['one of itself', (last) => ({ D0: { oneOf: [ref(0), last], properties: { a: last } } })],
    [
      'one that any other member is',
      (last) => ({ D0: { additionalProperties: ref(0), properties: { a: last } } })
    ]
  ]

  it.each(circles)('end where they began: %s', (_, made) => {
    const [before, after] = [made({ type: 'string' }), made({ type: 'integer' })]
    expect(compared(got(ref(0), before), got(ref(0), structuredClone(before))).changes).toEqual([])
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    expect(compared(got(ref(0), before), got(ref(0), after)).changes.length > 0).toBe(!isSame)
  })

  it('end where they began when keywords stand beside the reference', () => {
    const node = { $ref: '#/components/schemas/Node', minProperties: 1 }
    const document = (type: string): Json => ({
      openapi: '3.1.0',
      paths: { '/a': { get: { responses: { 200: { content: { 'application/json': { schema: node } } } } } } },
      components: { schemas: { Node: { properties: { next: node, name: { type } } } } }
    })
    expect(compared(document('string'), document('integer')).changes.map(({ rule }) => rule)).toEqual([
      'response-type-changed'
    ])
  })

  it('take over the same whichever is read first', () => {
    const definitions = (type: string): Json => ({
      D0: { allOf: [ref(1)], properties: { a: { type } } },
      D1: { allOf: [ref(0)], properties: { b: { type: 'string' } } }
    })
    const document = (first: number, type: string): Json =>
      swagger(
        { responses: { 200: { schema: ref(first) }, 201: { schema: ref(1 - first) } } },
        { definitions: definitions(type) }
      )
    for (const first of [0, 1]) {
      const { changes } = compared(document(first, 'string'), document(first, 'integer'))
      expect(changes.map(({ id }) => id)).toEqual([
        'response-type-changed /definitions/D0/properties/a/type type'
      ])
    }
  })

  it(
    'one after the other, 20,000 long, do not run out of stack',
    () => {
      const length = 20_000
      const chain = (type: string, link: (index: number) => Json): Json =>
        defined(many(length, (index) => (index === length - 1 ? { type } : link(index + 1))))
      for (const link of [
        (next: number) => ({ properties: { a: ref(next) } }),
        (next: number) => ({ items: ref(next) })
      ]) {
        const { counts } = compared(got(ref(0), chain('string', link)), got(ref(0), chain('integer', link)))
        expect(counts.breaking).toBe(1)
      }
    },
    enough
  )

  it(
    'taking over one after the other, 5,000 long, are bounded',
    () => {
      const chain = (type: string): Json =>
        defined(many(5000, (index) => ({ allOf: [ref((index + 1) % 5000)], properties: { a: { type } } })))
      expect(compared(got(ref(0), chain('string')), got(ref(0), chain('integer'))).counts.breaking).toBe(1)
    },
    enough
  )

  it(
    '5,000 of them, each to twelve others, are compared once each',
    () => {
      const web = (type: string): Json =>
        defined(
          many(5000, (index) => ({
            properties: {
              a: { type },
              ...Object.fromEntries(many(12, (step) => [`r${step}`, ref((index * 7 + step * 401) % 5000)]))
            }
          }))
        )
      const paths = Object.fromEntries(
        many(200, (index) => [`/p${index}`, { get: { responses: { 200: { schema: ref(index) } } } }])
      )
      const { counts, endpoints } = compared(
        { swagger: '2.0', paths, definitions: web('string') },
        { swagger: '2.0', paths, definitions: web('integer') }
      )
      expect(endpoints).toHaveLength(200)
      expect(counts.breaking).toBeGreaterThan(1000)
      expect(counts.breaking).toBeLessThanOrEqual(5000)
    },
    enough
  )

  it(
    '300 of them, each to all, are compared once each',
    () => {
      const all = many(300, (index) => [`r${index}`, ref(index)] as const)
      const web = (type: string): Json =>
        defined(many(300, () => ({ properties: { ...Object.fromEntries(all), a: { type } } })))
      expect(compared(got(ref(0), web('string')), got(ref(0), web('integer'))).counts.breaking).toBe(300)
      const taking = (type: string): Json =>
        defined(many(300, () => ({ allOf: all.map(([, each]) => each), properties: { a: { type } } })))
      expect(compared(got(ref(0), taking('string')), got(ref(0), taking('integer'))).counts.breaking).toBe(1)
    },
    enough
  )

  it(
    'in a circle that nobody uses are noise',
    () => {
      const ring = (type: string): Json =>
        defined(many(5000, (index) => ({ properties: { next: ref((index + 1) % 5000), a: { type } } })))
      const { noise } = compared(got({}, ring('string')), got({}, ring('integer')))
      expect(noise.unused_definition).toBe(5000)
    },
    enough
  )
})
