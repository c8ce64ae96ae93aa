import { mostListed } from '@domain/preflight/preflight'
import { maxFileBytes } from '@domain/preflight/rules'
import { dump } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { at, backend, check, goodDocument, operation, rulesOf, type Json } from './documents'

const deep = '['.repeat(100_000) + ']'.repeat(100_000)
const million = 1_000_000

function list(count: number, item: (index: number) => string, between = ','): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(between)
}

/** Far above what any of these takes; the same work done for every mention of something long takes hours. */
const enoughSeconds = 20

/** A JSON file with these members and paths. */
function file(paths: string, members = ''): string {
  return `{"swagger":"2.0","info":{"title":"orders"},${members}"paths":{${paths}}}`
}

describe('a file that means harm', () => {
  const bomb = [
    'a0: &a0 x',
    ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)
  ]
  const longText = `s: &s ${'x'.repeat(million)}\n`

  it.each<[name: string, write: () => string, rule: string]>([
    [
      'values nested 100,000 deep where texts belong',
      () =>
        file(
          `"/a":{"get":{"operationId":${deep},"tags":[${deep}],"x-apigateway-match-mode":${deep},"security":${deep}}}`,
          `"basePath":${deep},"host":${deep},`
        ),
      'operation.id_invalid'
    ],
    ['a document nested 100,000 deep', () => deep, 'document.not_object'],
    ['brackets that never close', () => '{"a":'.repeat(million), 'document.unparsable'],
    ['YAML lists in lists', () => '- '.repeat(5 * million), 'document.unparsable'],
    ['YAML questions in questions', () => '? '.repeat(5 * million), 'document.unparsable'],
    ['anchors of anchors', () => '&a k: '.repeat(million), 'document.unparsable'],
    ['aliases that double thirty times', () => bomb.join('\n'), 'document.expands_too_far'],
    [
      'one long text mentioned often',
      () =>
        `${longText}paths:\n${list(100_000, (n) => `  /a${n}: {get: {operationId: *s, tags: [*s]}}`, '\n')}`,
      'document.expands_too_far'
    ],
    [
      'one long name mentioned often',
      () => `s: &s {${'x'.repeat(million)}: 1}\na:\n${'- *s\n'.repeat(100_000)}`,
      'document.expands_too_far'
    ],
    [
      'long texts joined to one name',
      () => `${longText}? [${'*s, '.repeat(400)}]\n: 1`,
      'document.expands_too_far'
    ],
    [
      'a basePath of 5 MB before 100,000 paths',
      () =>
        file(
          list(100_000, (n) => `"/a${n}":{"get":{}}`),
          `"basePath":"/${'x'.repeat(5 * million)}",`
        ),
      'path.too_long'
    ],
    [
      'a path of a million variables',
      () => file(`"/${'{a}/'.repeat(million)}":{"get":{}},"/${'{a'.repeat(million)}":{"get":{}}`),
      'path.too_long'
    ],
    [
      'a million parameters shared by 100,000 operations',
      () => file(`"/a":{"parameters":[${list(million, () => '{}')}],${list(100_000, (n) => `"m${n}":{}`)}}`),
      'operation.method'
    ],
    [
      '100,000 path parameters nobody uses',
      () =>
        file(
          `"/${list(40, (n) => `{a${n}}`, '/')}":{"get":{"parameters":[${list(100_000, (n) => `{"name":"b${n}","in":"path"}`)}]}}`
        ),
      'path.unused'
    ],
    [
      '100,000 references to the whole',
      () =>
        file(
          `"/a":{"get":{"parameters":[${list(100_000, () => '{"$ref":"#/paths/~1a/get/parameters/0"}')}]}}`
        ),
      'parameter.reference'
    ],
    ['nothing but zero bytes', () => '\0'.repeat(million), 'document.unparsable'],
    ['a million equal names', () => `{${list(million, () => '"a":1')}}`, 'document.duplicate_key']
  ])(
    'is answered soon and briefly: %s',
    (_, write, rule) => {
      const text = write()
      const started = performance.now()
      const found = check(text, { fileName: 'a.yaml' })
      expect(performance.now() - started).toBeLessThan(enoughSeconds * 1000)
      expect(found.findings.map((finding) => finding.rule)).toContain(rule)
      expect(found.findings.length).toBeLessThanOrEqual(mostListed)
      expect(JSON.stringify(found).length).toBeLessThan(million)
    },
    60_000
  )

  it('cannot reach what objects inherit', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    for (const name of names) {
      const document = goodDocument()
      Object.assign(operation(document), {
        security: [JSON.parse(`{"${name}":[]}`) as Json],
        'x-apigateway-ratelimit': name
      })
      backend(document)['type'] = name
      at(document, 'paths', '/orders/{id}', 'get', 'parameters', 0)['$ref'] = `#/${name}`
      const text = JSON.stringify(document).replace('"paths":{', `"paths":{"${name}":{"${name}":{}},`)
      for (const [fileName, written] of [
        ['a.json', text],
        ['a.yaml', dump(JSON.parse(text))]
      ] as const) {
        const found = rulesOf(written, { fileName })
        for (const rule of [
          'security.undefined',
          'ratelimit.undefined',
          'backend.type',
          'parameter.reference'
        ])
          expect(found).toContain(rule)
        expect(found).toContain('path.form')
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('is not read when it is more than twice as large as the service takes', () => {
    const size = 2 * maxFileBytes + 1
    expect(check('{"a":', { size })).toMatchObject({ findings: [{ rule: 'file.too_large' }], apiCount: 0 })
    expect(rulesOf('{"a":', { size: size - 1 })).toContain('document.unparsable')
  })

  it('has its errors listed before anything else when there is more than is listed', () => {
    const paths = list(
      300,
      (n) =>
        `"/a b${n}":{"get":{"tags":["a b"],"requestBody":{},"consumes":[],"x-apigateway-cors":1,"x-apigateway-plugins":1,"x-apigateway-request-type":1},"trace":{}}`
    )
    const { findings, counts } = check(file(paths))
    expect(findings).toHaveLength(mostListed)
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
    expect(counts.warning).toBe(600)
    expect(findings.map(({ column }) => column ?? 0)).toEqual(
      findings.map(({ column }) => column ?? 0).sort((a, b) => a - b)
    )
  })
})

describe('a file that editors and systems have touched', () => {
  const good = JSON.stringify(goodDocument(), null, 2)
  it.each([
    ['a byte order mark', `\uFEFF${good}`],
    ['CRLF', good.replaceAll('\n', '\r\n')],
    ['lone CR', good.replaceAll('\n', '\r')]
  ])('is as good with %s, and its lines are counted the same', (_, text) => {
    expect(rulesOf(text)).toEqual([])
    const [finding] = check(text.replace('"orders"', '"or ders"')).findings
    expect(finding).toMatchObject({ rule: 'operation.tag_space', line: 11, column: 11 })
  })
})
