import { describe, expect, it } from 'vitest'
import { compareRuns } from '@domain/imports/compare-runs'
import type { RunEntry } from '@domain/imports/run-state'
import { runHtml } from '@domain/report/run-html'
import { runComparisonJson, runJson } from '@domain/report/run-json'
import { runMarkdown } from '@domain/report/run-markdown'
import { runReport, type RunReport } from '@domain/report/run-report'
import { pageTags } from './page-tags'
import { both, english } from './reported'

const secret = 'hunter2seed'

function entry(changes: Partial<RunEntry>): RunEntry {
  const api = { list: 'success', method: 'GET', path: '/a', id: null, action: 'create' } as const
  return { ...api, error_code: null, error_msg: null, ...changes }
}

const options = {
  is_create_group: false,
  api_mode: 'override',
  extend_mode: 'merge',
  simple_mode: false,
  mock_mode: false
} as const

const failed = (path: string, error_msg: string): RunEntry =>
  entry({ list: 'failure', action: null, path, error_code: 'APIG.2011', error_msg })

const before = [entry({}), entry({ path: '/gone' }), entry({ path: '/twice' }), entry({ path: '/twice' })]
const after = [
  entry({}),
  failed('/new', `why | <b>so</b>\nX-Auth-Token: ${'a1b2'.repeat(10)} secret=${secret}`),
  entry({ path: '/twice', action: 'update' }),
  failed('/twice', 'once more')
]

function report(isRaw = false): RunReport {
  const run = (name: string) => ({
    source: { name, task_id: `task-${name}`, seen_at: '2026-01-01T08:00:00.000Z', sha256: null },
    gateway: 'prod',
    group_id: 'g1',
    options: name === 'one' ? null : options
  })
  return runReport({
    before: run('one'),
    after: run('two'),
    comparison: compareRuns(before, after),
    cautions: ['order_reversed'],
    made_at: '2026-01-02T08:00:00.000Z',
    isRaw
  })
}

describe('a report of two imports', () => {
  it('lists every API that changed with the states and the words of the server, duplicates apart', () => {
    const text = runMarkdown(report(), english)
    expect(text).toContain('| `GET /gone` | Created | Not in this run |')
    expect(text).toContain('`GET /twice` (no. 2 of the same method and path)')
    expect(text).toMatch(
      /`GET \/new` \| Not in this run \| Failed<br>APIG\.2011 why \\\| &lt;b&gt;so&lt;\/b&gt; X-Auth-Token: \\\[masked \d\\\]/
    )
    expect(text).toContain('The import on the left is the later one.')
    expect(text).not.toMatch(/delet/i)
  })

  it('tells what each import was asked for, and which APIs stand in two lists of one result', () => {
    const text = runMarkdown(report(), english)
    expect(text).toMatch(/\| Options \| unknown \| is\\_create\\_group: false, api\\_mode: override,/)
    expect(text).toContain('After: 1 API stands in more than one list of the result.')
    expect(text).toContain('After: the result names it in several lists (Success + Failure).')
    const html = runHtml(report(), both)
    expect(html).toContain('后者：结果在多个列表中列出了该 API（成功 + 失败）。')
    const value = runComparisonJson.parse(JSON.parse(runJson(report())))
    expect([value.before.options, value.after.options]).toEqual([null, options])
    const twice = value.apis.filter(({ path }) => path === '/twice')
    expect(twice.map(({ lists_before, lists_after }) => [lists_before, lists_after])).toEqual([
      [['success'], ['success', 'failure']],
      [['success'], ['success', 'failure']]
    ])
  })

  it('is HTML of its own tags only, in both languages, with the APIs that did not change folded away', () => {
    const html = runHtml(report(), both)
    const tags = pageTags(html)
    expect(tags.filter(({ name }) => name === 'details')).toHaveLength(1)
    expect(html).toContain('不在本次导入中')
    expect(html).toContain('Not in this run')
  })

  it('is JSON as its schema says, whose matrix counts every API', () => {
    const value = runComparisonJson.parse(JSON.parse(runJson(report())))
    expect(value.apis).toHaveLength(report().apis.length)
    expect(value.matrix.reduce((sum, { count }) => sum + count, 0)).toBe(value.apis.length)
    expect(new Set(value.apis.map(({ id }) => id)).size).toBe(value.apis.length)
    expect(value.changed).toBe(value.apis.filter(({ is_changed }) => is_changed).length)
  })

  it('masks credentials that the server repeats, unless everything is asked for', () => {
    const written = (isRaw: boolean): string[] => [
      runMarkdown(report(isRaw), english),
      runHtml(report(isRaw), both),
      runJson(report(isRaw))
    ]
    expect(written(false).filter((text) => text.includes(secret) || text.includes('a1b2a1b2'))).toEqual([])
    expect(written(true).every((text) => text.includes(secret))).toBe(true)
  })
})
