import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '@domain/documents/parse'

describe('a document', () => {
  it.each<[string, string, 'json' | 'yaml', unknown]>([
    ['JSON', ' {"swagger": "2.0"}', 'json', { swagger: '2.0' }],
    ['JSON with a byte order mark', '\uFEFF{"a": 1}', 'json', { a: 1 }],
    ['a JSON list', '[1]', 'json', [1]],
    ['YAML', 'swagger: "2.0"\npaths: {}\n', 'yaml', { swagger: '2.0', paths: {} }],
    ['YAML in flow style', '{a: 1, b: [x,]}', 'yaml', { a: 1, b: ['x'] }],
    ['YAML with a byte order mark', '\uFEFFa: b', 'yaml', { a: 'b' }],
    ['a version YAML reads as a number', 'swagger: 2.0', 'yaml', { swagger: 2 }],
    ['a date', 'version: 2023-07-11', 'yaml', { version: '2023-07-11' }],
    ['a word that was a boolean in YAML 1.1', 'x: yes', 'yaml', { x: 'yes' }],
    ['a status code as a key', 'responses:\n  200: ok', 'yaml', { responses: { '200': 'ok' } }],
    ['equal keys in JSON', '{"a": 1, "a": 2}', 'json', { a: 2 }],
    ['equal keys in YAML', 'a: 1\na: 2\n', 'yaml', { a: 2 }],
    ['an alias', 'a: &x {b: 1}\nc: *x\n', 'yaml', { a: { b: 1 }, c: { b: 1 } }],
    [
      'a merge key',
      'a: &a {b: 1, c: 2}\nd: {<<: *a, c: 3}',
      'yaml',
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }
    ],
    [
      'a merge key before what goes first, and of several',
      'a: &a {b: 1}\nc: &c {b: 2, d: 3}\ne:\n  <<: [*a, *c]\n  d: 4\n',
      'yaml',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 4 } }
    ],
    ['that name in quotes', '{"<<": 1, a: x}', 'yaml', { '<<': 1, a: 'x' }],
    ['that name in JSON', '{"<<": {"a": 1}}', 'json', { '<<': { a: 1 } }],
    ['JSON of one line that ends otherwise', '\uFEFF{\r\n"a": 1}\r\n', 'json', { a: 1 }],
    ['YAML of lines that end otherwise', 'a:\r\n  b: 1\r\n', 'yaml', { a: { b: 1 } }],
    ['a plain text', 'hello', 'yaml', 'hello']
  ])('that is %s is read', (_, text, type, value) => {
    expect(parseDocument(text)).toEqual({ ok: true, type, value })
  })

  it.each<[string, string, string, number | null]>([
    ['nothing', '', 'EMPTY', null],
    ['white space', '\uFEFF \n\t', 'EMPTY', null],
    ['a comment', '# nothing\n', 'EMPTY', null],
    ['broken JSON', '{"a": 1,\n"b": }}', 'SYNTAX', 2],
    ['broken YAML', 'a: 1\n b: 2\n', 'SYNTAX', 2],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'SYNTAX', 2],
    ['an unknown tag', 'a: !!js/function "x"\n', 'SYNTAX', 1],
    ['two documents', 'a: 1\n---\nb: 2\n', 'SYNTAX', null],
    ['a merge of what is no object', 'a: {<<: 1}\n', 'SYNTAX', 1],
    ['an alias of nothing', 'a: *x\n', 'SYNTAX', 1]
  ])('that is %s is refused', (_, text, reason, line) => {
    expect(parseDocument(text)).toEqual({ ok: false, reason, line })
  })

  it('whose aliases multiply or bite their tail is refused in bounded time', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`
    )
    const bomb = ['l0: &l0 x', ...levels].join('\n')
    expect(parseDocument(bomb)).toEqual({ ok: false, reason: 'EXPANDS_TOO_FAR', line: null })
    expect(parseDocument('a: &a [*a]')).toEqual({ ok: false, reason: 'EXPANDS_TOO_FAR', line: null })
  })

  it('that merges without end, or very much, is read or refused in bounded time', () => {
    expect(parseDocument('a: &a\n  <<: *a\n')).toEqual({ ok: true, type: 'yaml', value: { a: {} } })
    const merging = (names: number, times: number): ReturnType<typeof parseDocument> => {
      const first = `a: &a {${Array.from({ length: names }, (_, index) => `k${index}: 1`).join(', ')}}`
      return parseDocument(
        [first, ...Array.from({ length: times }, (_, index) => `m${index}: {<<: *a}`)].join('\n')
      )
    }
    expect(merging(20, 4000).ok).toBe(true)
    const started = process.cpuUsage()
    expect(merging(20_000, 20_000)).toEqual({ ok: false, reason: 'EXPANDS_TOO_FAR', line: null })
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5)
  })

  it('nested very deep is read or refused', () => {
    const depth = 100_000
    expect(parseDocument(`${'['.repeat(depth)}${']'.repeat(depth)}`)).toMatchObject({
      ok: true,
      type: 'json'
    })
    expect(parseDocument('[{"a":'.repeat(depth))).toMatchObject({ ok: false, reason: 'SYNTAX' })
    expect(parseDocument('- '.repeat(depth))).toMatchObject({ ok: false, reason: 'SYNTAX' })
  })

  it('cannot reach the prototype of anything', () => {
    for (const text of ['{"__proto__": {"x": 1}}', '__proto__: {x: 1}\n']) {
      const parsed = parseDocument(text)
      expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__'])
      expect(({} as { x?: number }).x).toBeUndefined()
    }
  })

  it('of any text is answered, never thrown at', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('{', '}', '[', ']', ': ', '- ', '\n', '&a ', '*a', '"', '<<: ')
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof parseDocument(pieces.join('')).ok).toBe('boolean')
      })
    )
  })

  it('that JSON can write is read as JSON does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), (value) => {
        const text = JSON.stringify(value)
        expect(parseDocument(text)).toEqual({ ok: true, type: 'json', value: JSON.parse(text) as unknown })
      })
    )
  })
})
