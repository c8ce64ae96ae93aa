import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { documentHtml } from '@domain/report/document-html'
import { documentComparisonJson, documentJson } from '@domain/report/document-json'
import { documentMarkdown } from '@domain/report/document-markdown'
import { documentReport } from '@domain/report/document-report'
import { reportPolicy, reportScript, reportStyle } from '@domain/report/html-assets'
import { pageTags } from './page-tags'
import { both, chinese, comparedOf, english, reportOf } from './reported'

const order = (id: object): object => ({ Order: { type: 'object', properties: { id } } })

function usingOrder(paths: number, id: object, more: object = {}): object {
  const operation = (index: number): object => ({
    operationId: `o${index}`,
    responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/Order' } } }
  })
  const all = Array.from({ length: paths }, (_, index) => [`/orders/${index}`, { get: operation(index) }])
  return { definitions: order(id), paths: { ...(Object.fromEntries(all) as object), ...more } }
}

const before = usingOrder(
  3,
  { type: 'string' },
  {
    '/gone': { get: { operationId: 'gone' } },
    '/same': { get: { operationId: 'same' } },
    '/pets': {
      get: { operationId: 'pets', parameters: [{ name: 'limit', in: 'query', type: 'integer', maximum: 9 }] }
    }
  }
)
const after = usingOrder(
  3,
  { type: 'integer' },
  {
    '/new': { put: { operationId: 'new' } },
    '/same': { get: { operationId: 'same' } },
    '/pets': {
      get: { operationId: 'pets', parameters: [{ name: 'limit', in: 'query', type: 'integer', maximum: 5 }] }
    }
  }
)
const report = reportOf(before, after)

describe('a report of two documents', () => {
  it('says which severities are the person’s own, in each language with its own colon', () => {
    const overrides = { 'path-removed': 'compatible', 'cors-off': 'documentation' } as const
    const own = documentReport({ ...comparedOf(before, after), policy: { profile: 'strict', overrides } })
    const html = documentHtml(own, both)
    for (const text of [documentMarkdown(own, english), html]) {
      expect(text).toContain('Judged for: Strict')
      expect(text).toContain('Own severities: 2')
      expect(text).toContain('A path is not in this document: Compatible')
    }
    for (const text of [documentMarkdown(own, chinese), html]) {
      expect(text).toContain('评判角度：严格')
      expect(text).toContain('自定义级别：2')
      expect(text).toMatch(/：兼容/)
    }
    expect(documentMarkdown(report, english) + documentHtml(report, both)).not.toContain('Own severities')
  })

  it('tells a shared change once, with the endpoints it counts at', () => {
    expect(report.shared).toHaveLength(1)
    const [group] = report.shared
    expect(group?.endpoints.map((index) => report.endpoints[index]?.path)).toEqual([
      '/orders/0',
      '/orders/1',
      '/orders/2'
    ])
    const sentence = 'In responses, the type of Order.id changed from “string” to “integer”'
    for (const text of [documentMarkdown(report, english), documentHtml(report, both)]) {
      expect(text.split(sentence)).toHaveLength(2)
    }
  })

  it('names what a change inside a schema is about, of a parameter by its place and name', () => {
    const change = report.changes.find(({ rule }) => rule === 'request-upper-bound-lowered')
    expect(change?.texts).toEqual({ name: 'query limit', keyword: 'maximum', before: '9', after: '5' })
  })

  it('lists what is new, what is not in the later document and what changed, and counts the rest', () => {
    const lines = documentMarkdown(report, english).split('\n')
    const below = (heading: string): string[] => lines.slice(lines.indexOf(heading) + 1).slice(0, 6)
    expect(below('## Not in the later document').join()).toContain('`GET /gone`')
    expect(below('## New in the later document').join()).toContain('`PUT /new`')
    expect(below('## Changed APIs').join()).toContain('### `GET /pets`')
    expect(below('## Changed only by shared changes').join()).toContain('`GET /orders/0`')
    expect(lines).toContain('1 API is unchanged.')
  })

  it('says first why documents are hard to compare, and last what is hidden', () => {
    const other = reportOf({ ...before, info: { version: '1' } }, { ...after, info: { version: '2' } })
    other.incomparable.push({ about: 'group_id', before: 'g1', after: 'g2' })
    for (const text of [documentMarkdown(other, english), documentHtml(other, [english, chinese])]) {
      const first = text.indexOf('Before you read on')
      const hidden = text.indexOf('Hidden at first')
      expect(first).toBeGreaterThan(0)
      expect(first).toBeLessThan(text.indexOf('Summary'))
      expect(hidden).toBeGreaterThan(text.indexOf('Changed APIs'))
    }
  })

  it('says so when nothing changed', () => {
    const same = reportOf(before, before)
    expect(documentMarkdown(same, english)).toContain('No changes.')
    expect(documentHtml(same, both)).toContain('没有变化。')
  })

  it('never says that something was deleted', () => {
    for (const text of [
      documentMarkdown(report, english),
      documentMarkdown(report, chinese),
      documentHtml(report, both)
    ]) {
      expect(text).not.toMatch(/delet|删除/i)
    }
  })
})

describe('the HTML of a report', () => {
  const html = documentHtml(report, [chinese, english])
  const tags = pageTags(html)

  it('holds both languages, each marked, and starts in the first', () => {
    expect(tags.find(({ name }) => name === 'html')?.attributes.get('lang')).toBe('zh-Hans')
    const choices = tags.filter(
      ({ name, attributes }) => name === 'input' && attributes.get('name') === 'language'
    )
    expect(choices.map(({ attributes }) => [attributes.get('value'), attributes.has('checked')])).toEqual([
      ['zh-Hans', true],
      ['en', false]
    ])
    const marked = (language: string): number =>
      tags.filter(({ name, attributes }) => name === 'span' && attributes.get('lang') === language).length
    expect(marked('en')).toBe(marked('zh-Hans'))
    expect(marked('en')).toBeGreaterThan(20)
  })

  it('may use nothing but its own style and script, by their hashes', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(reportPolicy).toContain(`style-src ${hash(reportStyle)};`)
    expect(reportPolicy.endsWith(`script-src ${hash(reportScript)}`)).toBe(true)
    expect(reportPolicy.startsWith("default-src 'none';")).toBe(true)
    expect(html.split('<script>')[1]?.split('</script>')[0]).toBe(reportScript)
    expect(html.split('<style>')[1]?.split('</style>')[0]).toBe(reportStyle)
    expect(tags.some(({ attributes }) => attributes.get('content') === reportPolicy)).toBe(true)
    expect(tags.some(({ attributes }) => attributes.has('style'))).toBe(false)
  })

  it('can be read without seeing it: captions, column and row heads, one h1, labelled inputs', () => {
    const count = (tag: string): number => tags.filter(({ name }) => name === tag).length
    expect(count('h1')).toBe(1)
    expect(count('caption')).toBe(count('table'))
    expect(tags.filter(({ name }) => name === 'th').every(({ attributes }) => attributes.has('scope'))).toBe(
      true
    )
    expect(count('label')).toBe(count('input'))
  })

  it('leads every link to a place in the page, and has no id twice', () => {
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const aims = tags.flatMap(({ attributes }) => attributes.get('href')?.slice(1) ?? [])
    expect(aims.length).toBeGreaterThan(3)
    expect(aims.filter((aim) => !ids.includes(aim))).toEqual([])
  })
})

describe('the JSON of a report', () => {
  it('is what its schema says, with changes and endpoints that point at each other', () => {
    const value = documentComparisonJson.parse(JSON.parse(documentJson(report)))
    expect([value.format, value.version, value.is_raw]).toEqual(['apig-ledger.document-comparison', 1, false])
    expect(value.counts).toEqual(report.counts)
    for (const [index, change] of value.changes.entries()) {
      for (const endpoint of change.endpoints) expect(value.endpoints[endpoint]?.changes).toContain(index)
    }
    const type = value.changes.find(({ rule }) => rule === 'response-type-changed')
    expect(type).toMatchObject({
      before: 'string',
      after: 'integer',
      after_at: '/definitions/Order/properties/id/type'
    })
  })

  it('gives a change the same id whenever it is computed, whatever else changed', () => {
    const idsOf = (text: string): string[] =>
      documentComparisonJson.parse(JSON.parse(text)).changes.map(({ id }) => id)
    const more = usingOrder(3, { type: 'integer' }, { '/other': { get: { operationId: 'other' } } })
    const ids = idsOf(documentJson(report))
    expect(idsOf(documentJson(reportOf(before, after)))).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    const shared = ids.filter((id) => id.startsWith('response-type-changed'))
    expect(idsOf(documentJson(reportOf(before, more)))).toEqual(expect.arrayContaining(shared))
  })
})

describe('a large report', () => {
  it('of 4,000 endpoints and 1,200 changes is written in all formats within a second of CPU', () => {
    const large = (isLater: boolean): object => {
      const type = isLater ? 'integer' : 'string'
      const definitions = Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [
          `Model${index}`,
          {
            type: 'object',
            properties: { id: { type: index < 600 ? type : 'string' }, all: { $ref: '#/definitions/All' } }
          }
        ])
      ) as object
      const paths = Object.fromEntries(
        Array.from({ length: 4000 }, (_, index) => [
          `/v1/things${index}/{id}`,
          {
            get: {
              operationId: `o${index}`,
              summary: index < 599 && isLater ? 'other words, and token=seed' : 'words',
              parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
              responses: {
                200: { description: 'ok', schema: { $ref: `#/definitions/Model${index % 1000}` } }
              }
            }
          }
        ])
      ) as object
      return { definitions: { ...definitions, All: { type } }, paths }
    }
    const input = comparedOf(large(false), large(true))
    const started = process.cpuUsage()
    const given = documentReport(input)
    const sizes = [documentMarkdown(given, english), documentHtml(given, both), documentJson(given)].map(
      ({ length }) => length
    )
    const { user, system } = process.cpuUsage(started)
    expect([given.endpoints.length, given.changes.length]).toEqual([4000, 1200])
    expect((user + system) / 1e6).toBeLessThan(1)
    expect(Math.max(...sizes)).toBeLessThan(8e6)
    expect(given.shared.at(0)?.endpoints).toHaveLength(4000)
  })
})
