import { readJson } from '@domain/async-task/read-json'
import { maxJsonDepth, scanJson, type JsonScan } from '@domain/async-task/json-scan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

function scan(text: string): JsonScan {
  const result = scanJson(text)
  if (typeof result === 'string') throw new Error(result)
  return result
}

const source = (text: string, key: string) => {
  const json = readJson(text, 'answer', () => undefined)
  return typeof json === 'string' ? json : json.source(key)
}

describe('scanJson', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['[{"a":{"b":1,"c":[],"b":2}}]', ['b']],
    ['{"":1,"":2,"__proto__":1,"__proto__":2}', ['', '__proto__']],
    ['{"a":{"b":1},"b":2,"c":[{"a":1},{"a":1}]}', []],
    ['{"a":"a","b":"a"}', []]
  ])('finds equal keys of one object in %s', (text, keys) => {
    expect([...scan(text).duplicateKeys]).toEqual(keys)
  })

  it('names at most ten equal keys', () => {
    const keys = Array.from({ length: 20 }, (_, n) => `"k${n}":1,"k${n}":2`).join(',')
    expect(scan(`{${keys}}`).duplicateKeys.size).toBe(10)
  })

  it.each([
    ['[9007199254740991,-9007199254740991,1e308,0.1234567890123456789]', []],
    ['[9007199254740993,"9007199254740993"]', ['9007199254740993']],
    ['{"a":-123456789012345678901,"b":1e400}', ['-123456789012345678901', '1e400']]
  ])('finds numbers that a double cannot hold in %s', (text, numbers) => {
    expect(scan(text).bigNumbers.map(({ start, end }) => text.slice(start, end))).toEqual(numbers)
  })

  it.each([
    [String.raw`["\ud83d\ude00", "\\ud83d", "😀", "\u00e9"]`, false],
    [String.raw`["\ud83d"]`, true],
    [String.raw`["\ude00\ud83d"]`, true],
    [String.raw`["\ud83d\n\ude00"]`, true],
    [String.raw`["\\\uD83D"]`, true]
  ])('tells whether half of a surrogate pair stands in %s', (text, isLone) => {
    expect(scan(text).hasLoneSurrogate).toBe(isLone)
    const value = (JSON.parse(text) as string[]).join(' ')
    expect(/\p{Surrogate}/u.test(value)).toBe(isLone)
  })

  it('refuses what is too deep as soon as it is, not later', () => {
    expect(scanJson('['.repeat(maxJsonDepth) + ']'.repeat(maxJsonDepth))).toBeTypeOf('object')
    expect(scanJson('['.repeat(maxJsonDepth + 1))).toBe('too_deep')
    expect(scanJson('{"a":'.repeat(maxJsonDepth + 1))).toBe('too_deep')
  })

  it('gives the source text of every member of any object', () => {
    const member = fc.tuple(fc.string(), fc.json())
    fc.assert(
      fc.property(
        fc.uniqueArray(member, { selector: ([key]) => key }),
        fc.constantFrom('', ' ', '\n\t'),
        (members, gap) => {
          const parts = members.map(([key, json]) => `${gap}${JSON.stringify(key)}${gap}:${gap}${json}${gap}`)
          const text = `${gap}{${parts.join(',')}}${gap}`
          for (const [key, json] of members) expect(source(text, key)).toBe(json.trim())
          expect(source(text, 'no such key, for sure')).toBeNull()
        }
      )
    )
  })

  it('takes the last of equal keys, as JSON.parse does', () => {
    expect(source('{"a":1,"b":{"a":2},"a":[3]}', 'a')).toBe('[3]')
  })
})

describe('readJson', () => {
  it('gives the value of JSON.parse, but for numbers that lose digits', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(scan(text).bigNumbers.length === 0)
        const json = readJson(text, 'answer', () => undefined)
        expect(typeof json === 'string' ? json : json.value).toEqual(JSON.parse(text))
      })
    )
    const json = readJson('{"a":[12345678901234567890],"b":1}', 'answer', () => undefined)
    expect(json).toMatchObject({ value: { a: ['12345678901234567890'], b: 1 } })
  })

  it.each([
    '',
    '{',
    '{"a":1}x',
    '{12345678901234567890:1}',
    '[00012345678901234567]',
    '"\\ud8',
    '\u0000',
    '{"a":1,}'
  ])('says that %j is not JSON', (text) => {
    expect(readJson(text, 'answer', () => undefined)).toBe('not_json')
  })
})
