import type { ImportResult } from '@domain/async-task/answer'
import { importCounts, importOutcome } from '@domain/async-task/import-outcome'
import { describe, expect, it } from 'vitest'
import { answerFixture } from '../../../support/async-task-fixtures'
import { decode, decodeBytes, importOf, importResult, resultOf, task, taskWith } from './decoding'

describe('the lists of an import result', () => {
  it('keep order, duplicates and the case of methods (A11, A12, A13)', () => {
    const success = [
      { id: '2', method: 'get', path: '/b', action: 'create' },
      { id: '1', method: 'ANY', path: '/a', action: 'update' },
      { id: '3', method: 'get', path: '/b', action: 'create' }
    ]
    expect(importOf(decode(taskWith(importResult({ success })))).success).toEqual(success)
  })

  it('are null when the service sends none, and empty when it sends an empty one (A8)', () => {
    const decoded = importOf(decode(taskWith({ success: [], failure: null, group_id: 'g' })))
    expect(decoded).toEqual({ group_id: 'g', success: [], failure: null, ignore: null, swagger: null })
  })

  it('keep every entry, whatever its shape', () => {
    const failure = [
      'GET /x',
      null,
      7,
      ['a'],
      {},
      { method: 'GET', path: { a: 1 }, error_code: 5, error_msg: true }
    ]
    const none = { method: null, path: null, error_code: null, error_msg: null }
    expect(importOf(decode(taskWith(importResult({ failure })))).failure).toEqual([
      { ...none, path: 'GET /x' },
      none,
      { ...none, path: '7' },
      { ...none, path: '["a"]' },
      none,
      { method: 'GET', path: '{"a":1}', error_code: '5', error_msg: 'true' }
    ])
  })

  it('take one entry that stands without a list', () => {
    const ignore = { method: 'GET', path: '/a' }
    expect(importOf(decode(taskWith(importResult({ ignore })))).ignore).toEqual([ignore])
    expect(importOf(decode(taskWith(importResult({ ignore: {} })))).ignore).toEqual([])
    expect(importOf(decode(taskWith(importResult({ ignore: '' })))).ignore).toEqual([])
  })

  it('show numbers with all their digits', () => {
    const text = JSON.stringify(importResult()).replace('"i1"', '12345678901234567890')
    expect(importOf(decode(taskWith(text))).success?.[0]?.id).toBe('12345678901234567890')
  })

  it('are read from the flat form of 2021 (A9)', () => {
    const { bytes } = answerFixture('other/import-sync-2021.json')
    expect(importOf(decodeBytes(bytes))).toMatchObject({
      group_id: null,
      swagger: { id: '4124df85f4b54ad2ad39ac5ea0fbbb99', result: 'Success' },
      failure: [{ error_code: 'APIG.2011', path: '/test02' }]
    })
  })
})

describe('a task result', () => {
  it('is the same whether it is a text, JSON itself or a text in a text (A4)', () => {
    const text = JSON.stringify(importResult())
    const once = importOf(decode(taskWith(text)))
    expect(importOf(decode(taskWith(text, { task_result: importResult() })))).toEqual(once)
    expect(importOf(decode(taskWith(JSON.stringify(text))))).toEqual(once)
  })

  it('is told apart by its fields, not by task_type (A17)', () => {
    expect(importOf(decode(taskWith(importResult(), { task_type: 'export_api' }))).group_id).toBe('g1')
    expect(resultOf(decode(taskWith({ Comment: '{}' }))).kind).toBe('export')
    expect(resultOf(decode(taskWith({ Comment: '{}', group_id: 'g1' }))).kind).toBe('export')
    const error = { error_code: 'APIG.3201', error_msg: 'm' }
    expect(resultOf(decode(taskWith({ ...error, group_id: 'g1' }))).kind).toBe('error')
    expect(resultOf(decode(taskWith({ ...error, FileName: 'a' })))).toEqual({ kind: 'error', ...error })
    expect(resultOf(decode(taskWith({ ...error, Comment: '{}' }))).kind).toBe('export')
    expect(resultOf(decode(taskWith({ ...error, failure: [] }))).kind).toBe('import')
  })

  it('is not replaced by an error that stands beside the task (A6)', () => {
    const error = { error_code: 'APIG.3201', error_msg: 'm' }
    expect(resultOf(decode(task(error))).kind).toBe('import')
    expect(resultOf(decode(task({ ...error, task_result: '' })))).toEqual({ kind: 'error', ...error })
  })

  it('stays as text when nothing can be made of it', () => {
    expect(resultOf(decode(taskWith('broken {')))).toEqual({ kind: 'unreadable', text: 'broken {' })
    expect(resultOf(decode(taskWith('[1, 2]')))).toEqual({ kind: 'unreadable', text: '[1, 2]' })
    const own = '{"task_status":"succeed","task_result": [1,  2e0] }'
    expect(resultOf(decode(own))).toEqual({ kind: 'unreadable', text: '[1,  2e0]' })
  })

  it('is not looked up on prototypes', () => {
    const text = '{"__proto__":{"success":[],"task_status":"succeed"},"constructor":1}'
    expect(decode(text).kind).toBe('unreadable')
    expect(resultOf(decode(taskWith(text))).kind).toBe('unreadable')
  })
})

describe('importOutcome', () => {
  const entry = { id: null, method: null, path: null, action: null, error_code: null, error_msg: null }
  const list = (length: number | null) => (length === null ? null : Array.from({ length }, () => entry))
  const result = (success: number | null, failure: number | null, ignore: number | null): ImportResult => ({
    group_id: null,
    success: list(success),
    failure: list(failure),
    ignore: list(ignore),
    swagger: null
  })

  it.each([
    [1, 0, 0, 'complete'],
    [1, 0, 5, 'complete'],
    [1, null, null, 'complete'],
    [1, 1, 0, 'partial'],
    [2, 1, 5, 'partial'],
    [0, 1, 0, 'nothing_imported'],
    [null, 1, 5, 'nothing_imported'],
    [0, 0, 1, 'only_ignored'],
    [null, null, 1, 'only_ignored'],
    [0, 0, 0, 'empty'],
    [0, 0, null, 'empty'],
    [null, null, null, 'empty']
  ])('%s success, %s failure, %s ignore: %s', (success, failure, ignore, outcome) => {
    expect(importOutcome(result(success, failure, ignore))).toBe(outcome)
    expect(importCounts(result(success, failure, ignore))).toEqual({ success, failure, ignore })
  })
})
