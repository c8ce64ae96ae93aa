import { gatewayErrors, managementErrors } from '@domain/async-task/error-catalogue'
import { findErrorCode } from '@domain/async-task/find-error-code'
import { describe, expect, it } from 'vitest'
import { codesOf, decode, task, task_id } from './decoding'

const none = { error_code: null, error_msg: null, request_id: null }

describe('an error answer', () => {
  it.each([
    [
      'the page’s shape',
      { error_code: 'APIG.9999', error_msg: 'm', request_id: 'r' },
      { shape: 'apig', error_code: 'APIG.9999', error_msg: 'm', request_id: 'r' }
    ],
    ['no message', { error_code: 'APIG.9999' }, { ...none, shape: 'apig', error_code: 'APIG.9999' }],
    [
      'a code that is a number',
      { error_code: 7, error_msg: '' },
      { ...none, shape: 'apig', error_code: '7', error_msg: '' }
    ],
    [
      'IAM’s shape',
      { error: { code: 401, message: 'm', title: 't' } },
      { ...none, shape: 'iam', error_code: '401', error_msg: 'm' }
    ],
    [
      'IAM, title only',
      { error: { code: 401, title: 't' } },
      { ...none, shape: 'iam', error_code: '401', error_msg: 't' }
    ],
    [
      'code and message',
      { code: 'X.1', message: 'm' },
      { ...none, shape: 'code_message', error_code: 'X.1', error_msg: 'm' }
    ],
    ['message only', { message: 'm' }, { ...none, shape: 'code_message', error_msg: 'm' }],
    ['an unknown object', { fault: 'x' }, { ...none, shape: 'other' }],
    ['a list', '[1]', { ...none, shape: 'other' }],
    ['a short text', ' no healthy upstream\n', { ...none, shape: 'other', error_msg: 'no healthy upstream' }],
    ['a long text', 'x'.repeat(1001), { ...none, shape: 'other' }],
    ['a web page', '<html>secret</html>', { ...none, shape: 'other' }],
    ['nothing', '', { ...none, shape: 'other' }]
  ])('is read from %s (A28)', (_, body, error) => {
    expect(decode(body, { http_status: 500 })).toMatchObject({ kind: 'error', error })
  })

  it('is an error by its code under any HTTP status (A14)', () => {
    for (const http_status of [null, 200, 202, 302, 404, 500]) {
      const answer = decode({ error_code: 'APIG.3093', error_msg: 'm' }, { http_status })
      expect(answer).toMatchObject({ kind: 'error', error: { error_code: 'APIG.3093' } })
    }
  })

  it('is none when it is a task under an error status, or the code for success (A14, A26)', () => {
    expect(decode(task(), { http_status: 500 })).toMatchObject({ kind: 'task', task_status: 'succeed' })
    expect(decode({ error_code: 'APIG.0000', error_msg: 'Successful' }).kind).toBe('unreadable')
  })

  it('is not made of half a shape that came without an error status', () => {
    expect(decode({ message: 'm' }, { http_status: null }).kind).toBe('unreadable')
    expect(decode({ task_id }, { http_status: 500, requestedTaskId: null }).kind).toBe('error')
  })
})

describe('an answer that names a task and nothing else', () => {
  it('is a creation answer unless this task was asked for', () => {
    expect(decode({ task_id }, { http_status: 202, requestedTaskId: null })).toEqual({
      kind: 'created',
      task_id,
      findings: []
    })
    expect(decode({ task_id }, { http_status: null, requestedTaskId: null }).kind).toBe('created')
    expect(decode({ task_id }, { http_status: 202 }).kind).toBe('created')
    const polled = decode({ task_id })
    expect(polled).toMatchObject({ kind: 'task', task_status: null, result: { kind: 'absent' } })
    expect(codesOf(polled)).toContain('task.status_missing')
  })
})

describe('findErrorCode', () => {
  it('knows every row of the vendor’s two tables and no row twice', () => {
    expect(managementErrors).toHaveLength(293)
    expect(gatewayErrors).toHaveLength(71)
    for (const rows of [managementErrors, gatewayErrors]) {
      const keys = rows.map((row) => row.join(' '))
      expect(new Set(keys).size).toBe(keys.length)
      for (const [error_code, http_status] of rows) {
        expect(error_code).toMatch(/^API[GC]\.\d{4}$/)
        expect(http_status).toBeGreaterThanOrEqual(200)
        expect(findErrorCode(error_code).map((entry) => entry.http_status)).toContain(http_status)
      }
    }
  })

  it('keeps apart what a number means to the management API and to a gateway', () => {
    expect(findErrorCode('APIG.1002').map(({ plane, http_status }) => [plane, http_status])).toEqual([
      ['management', 401],
      ['gateway', 401]
    ])
    expect(findErrorCode('APIGW.1002').map(({ plane }) => plane)).toEqual(['gateway'])
    expect(findErrorCode('APIGW.0308')).toMatchObject([{ http_status: 429, plane: 'gateway' }])
    expect(findErrorCode('APIG.0201')).toHaveLength(7)
    expect(findErrorCode('APIG.3093')).toMatchObject([{ http_status: 404, plane: 'management' }])
    expect(findErrorCode('constructor')).toEqual([])
  })
})
