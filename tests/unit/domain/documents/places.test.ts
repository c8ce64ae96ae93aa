import { parseLocated } from '@domain/documents/located'
import { dump } from 'js-yaml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineIndex } from '@domain/documents/places'
import { writtenYaml } from './written-yaml'

function lineOf(text: string, ...path: (string | number)[]): [number, number] {
  const [place] = parseLocated(text).locate([path]).places
  return [place?.line ?? 0, place?.column ?? 0]
}

describe('places in a document', () => {
  const json = '\uFEFF{\n "a": {"b\\u0062": [1,\n  {"c": null}]},\n "d": "x\\"y",\n "d": 2\n}'
  it.each<[(string | number)[], [number, number]]>([
    [[], [1, 1]],
    [['a'], [2, 2]],
    [
      ['a', 'bb'],
      [2, 8]
    ],
    [
      ['a', 'bb', 0],
      [2, 20]
    ],
    [
      ['a', 'bb', 1],
      [3, 3]
    ],
    [
      ['a', 'bb', 1, 'c'],
      [3, 4]
    ],
    [
      ['a', 'missing', 'more'],
      [2, 2]
    ],
    [['d'], [5, 2]]
  ])('of JSON: %j', (path, place) => {
    expect(lineOf(json, ...path)).toEqual(place)
  })

  const yaml = [
    '# comment',
    'a:',
    '  "b b": [1, {c: x}]',
    '  list:',
    '    - name: one',
    '      url: http://x:80/y',
    '    - two',
    '  200: ok',
    'text: |',
    '  a: not a key',
    'd: &x {e: 1}',
    'f: *x'
  ].join('\n')
  it.each<[(string | number)[], [number, number]]>([
    [['a'], [2, 1]],
    [
      ['a', 'b b'],
      [3, 3]
    ],
    [
      ['a', 'b b', 1, 'c'],
      [3, 15]
    ],
    [
      ['a', 'list', 0],
      [5, 7]
    ],
    [
      ['a', 'list', 0, 'url'],
      [6, 7]
    ],
    [
      ['a', 'list', 1],
      [7, 7]
    ],
    [
      ['a', 'b b', 0],
      [3, 11]
    ],
    [
      ['a', '200'],
      [8, 3]
    ],
    [['text'], [9, 1]],
    [
      ['f', 'e'],
      [11, 8]
    ],
    [['nothing'], [1, 1]]
  ])('of YAML: %j', (path, place) => {
    expect(lineOf(yaml, ...path)).toEqual(place)
  })

  it.each(['\n', '\r\n', '\r'])('count lines that end with %j', (end) => {
    expect(lineOf(['{', ' "a": [', '  1]', '}'].join(end), 'a', 0)).toEqual([3, 3])
    expect(lineOf(['# c', 'a:', '  - b', '  - c'].join(end), 'a', 1)).toEqual([4, 5])
  })

  it('are those of the member itself, in whatever JSON or YAML can write', () => {
    const key = fc.string({ minLength: 1, maxLength: 6 }).filter((name) => name !== '__proto__')
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.dictionary(key, fc.jsonValue(), { minKeys: 1 }), { minKeys: 1 }),
        (value) => {
          const text = JSON.stringify(value, null, 1)
          const wanted = Object.entries(value).flatMap(([a, inner]) => Object.keys(inner).map((b) => [a, b]))
          const places = parseLocated(text).locate(wanted).places
          const lines = text.split('\n')
          wanted.forEach((path, index) => {
            const { line, column } = places[index] ?? { line: 0, column: 0 }
            expect((lines[line - 1] ?? '').slice(column - 1)).toContain(`${JSON.stringify(path[1])}:`)
          })
          const block = dump(value)
          const inYaml = parseLocated(block)
          expect(inYaml.locate(wanted).places.every(({ line }) => line <= block.split('\n').length)).toBe(
            true
          )
          expect(inYaml.locate([]).duplicateKeys).toEqual([])
        }
      )
    )
  })

  it('are in YAML of any style where its writer put them, items of lists too', () => {
    let places = 0
    fc.assert(
      fc.property(writtenYaml, ({ text, places: written }) => {
        const located = parseLocated(text)
        expect(located.parsed.ok).toBe(true)
        const placeAt = createLineIndex(text)
        const found = located.locate(written.map(({ path }) => path)).places
        expect(found).toEqual(written.map(({ offset }) => placeAt(offset)))
        places += written.length
      }),
      { numRuns: 2000 }
    )
    expect(places).toBeGreaterThan(5000)
  })
})
