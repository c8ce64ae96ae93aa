import { describe, expect, it } from 'vitest'
import { codesOf, decode, decodeBytes, importOf, importResult, resultOf, task, taskWith } from './decoding'

const million = 1_000_000
/** Far above what the slowest of them takes on a busy machine, far below what anything quadratic takes. */
const bound = { timeout: 20_000 }
const list = (entry: string) => `[${`${entry},`.repeat(million - 1)}${entry}]`

describe('decoding stays linear and on its feet', bound, () => {
  it.each([100_000, million])('with %i levels of nesting', (depth) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}']
    ] as const) {
      const deep = `${open.repeat(depth)}1${close.repeat(depth)}`
      expect(codesOf(decode(deep))).toEqual(['json.too_deep'])
      expect(codesOf(decode(open.repeat(depth)))).toEqual(['json.too_deep'])
      expect(resultOf(decode(taskWith(deep)))).toEqual({ kind: 'unreadable', text: deep })
      expect(codesOf(decode(`{"task_status":"waiting","x":${deep}}`))).toEqual(['json.too_deep'])
    }
  })

  it('with a million entries in each list', () => {
    const entry = '{"method":"GET","path":"/a"}'
    const text = `{"group_id":"g","success":${list('{"id":"1","action":"create"}')},"failure":${list('null')},"ignore":${list(entry)}}`
    const answer = decode(taskWith(text))
    const decoded = importOf(answer)
    expect(decoded.success).toHaveLength(million)
    expect(decoded.failure).toHaveLength(million)
    expect(decoded.ignore?.at(-1)).toEqual({ method: 'GET', path: '/a' })
    expect(answer.findings.length).toBeLessThan(10)
  })

  it('with a million keys, all different or all the same', () => {
    const keys = Array.from({ length: million }, (_, n) => `"k${n}":1`).join(',')
    const different = decode(`{"task_status":"waiting","task_result":"",${keys}}`)
    expect(different).toMatchObject({ kind: 'task', task_status: 'waiting' })
    expect(codesOf(different)).toContain('field.unknown')
    const same = decode(`{${'"task_status":"waiting",'.repeat(million)}"task_result":""}`)
    expect(codesOf(same)).toContain('json.duplicate_keys')
  })

  it('with a million huge numbers', () => {
    const answer = decode(taskWith(`{"group_id":"g","ignore":${list('12345678901234567890')}}`))
    expect(importOf(answer).ignore?.at(-1)).toEqual({ method: null, path: '12345678901234567890' })
    expect(decode(`[${'9'.repeat(million)}]`).kind).toBe('unreadable')
  })

  it('with a million escapes, quotes and backslashes', () => {
    for (const text of ['\\u4e2d', '\\ud800', '\\"', '\\\\']) {
      const answer = decode(`{"task_id":"${text.repeat(million)}","task_status":"waiting","task_result":""}`)
      expect(answer).toMatchObject({ kind: 'task', task_status: 'waiting' })
    }
    expect(decode('"'.repeat(million)).kind).toBe('unreadable')
    expect(decode('\\'.repeat(million)).kind).toBe('unreadable')
    expect(decode(`"${'\\'.repeat(million)}`).kind).toBe('unreadable')
  })

  it('with megabytes of white space, separators or broken text', () => {
    for (const text of [' ', ',', ':', '}', '-', '<', '\ufeff', '1 ', '{,']) {
      expect(['unreadable', 'error']).toContain(decode(text.repeat(million), { http_status: 500 }).kind)
    }
    expect(codesOf(decodeBytes(new Uint8Array(million).fill(0xff)))).toEqual([
      'text.invalid_utf8',
      'body.not_json'
    ])
  })

  it('with a document of 20 MB', () => {
    const Comment = '{"swagger":"2.0"}\n'.repeat(million)
    const result = resultOf(decode(taskWith({ Comment, FileType: '.json' }, { task_type: 'export_api' })))
    expect(result).toMatchObject({ kind: 'export', export: { sniffedType: 'json' } })
    expect(result.kind === 'export' && result.export.content === Comment).toBe(true)
  })

  it('with one entry that holds a million values', () => {
    const path = Array.from({ length: million }, () => 0)
    const decoded = importOf(decode(taskWith(importResult({ ignore: [{ method: 'GET', path }] }))))
    expect(decoded.ignore?.[0]?.path).toHaveLength(2 * million + 1)
    expect(decode(task({ task_id: path }))).toMatchObject({ kind: 'task', task_status: 'succeed' })
  })
})
