import { decodeAnswer } from '@domain/async-task/decode-answer'
import { failureCodes } from '@domain/polling/failure'
import { looksLikeDefinition } from '@domain/starting/definition'
import { readListing } from '@domain/starting/listing'
import { startEnd } from '@domain/starting/outcome'
import { describe, expect, it } from 'vitest'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function answered(http_status: number, text: string) {
  const decoded = decodeAnswer({ bytes: bytesOf(text), http_status, requestedTaskId: null })
  return startEnd({ http_status, failureCode: null, decoded })
}

const apig = '{"error_code":"APIG.9999","error_msg":"System error"}'

describe('the end of a start', () => {
  it.each([
    [202, '{"task_id":"t"}', 'accepted'],
    [200, '{"task_id":"t"}', 'accepted'],
    [202, '{"task_id":""}', 'unknown'],
    [202, '{"task_id":".."}', 'unknown'],
    [202, '{"task_id":null}', 'unknown'],
    [202, '{"task_id":"t","task_status":"waiting","task_type":"import_api","task_result":""}', 'accepted'],
    [202, '{"task_status":"waiting"}', 'unknown'],
    [202, '{"task_id":"t","error_code":"APIG.9999"}', 'unknown'],
    [202, '{"task_id":"t', 'unknown'],
    [202, '[{"task_id":"t"}]', 'unknown'],
    [200, '<html>', 'unknown'],
    [200, '', 'unknown'],
    [301, '', 'refused'],
    [400, '{"error_code":"APIG.3603","error_msg":"x"}', 'refused'],
    [403, '<html>', 'refused'],
    [500, apig, 'refused'],
    [502, '<html>', 'unknown'],
    [504, '', 'unknown']
  ])('after HTTP %i with %j is %s', (http_status, text, end) => {
    expect(answered(http_status, text)).toBe(end)
  })

  it('after a failure is "not sent" only when nothing can have reached the gateway', () => {
    const ends = Object.fromEntries(
      failureCodes.map((code) => [code, startEnd({ http_status: null, failureCode: code, decoded: null })])
    )
    const before = ['dns', 'refused', 'unreachable', 'offline', 'tls', 'proxy', 'blocked_port']
    for (const [code, end] of Object.entries(ends)) {
      if (code === 'redirect_refused') expect(end).toBe('refused')
      else expect([code, end]).toEqual([code, before.includes(code) ? 'not_sent' : 'unknown'])
    }
  })

  it('without any answer is unknown', () => {
    expect(startEnd({ http_status: null, failureCode: null, decoded: null })).toBe('unknown')
  })
})

describe('a list of the gateway', () => {
  it.each([
    [
      '{"total":2,"groups":[{"id":"a","name":"A"},{"id":"b"}]}',
      {
        rows: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'b' }
        ],
        total: 2
      }
    ],
    ['{"groups":[{"name":"no id"},null,{"id":""}]}', { rows: [], total: null }],
    ['{"envs":[]}', null],
    ['[]', null],
    ['{"groups":', null]
  ])('%s is read', (text, expected) => {
    expect(readListing(bytesOf(text), 'groups')).toEqual(expected)
  })
})

describe('a definition', () => {
  it.each([
    ['{"swagger": "2.0"', true],
    ['\uFEFF{\n  "info": {},\n  "openapi":"3.0.1"', true],
    ['# orders\nswagger: "2.0"\n', true],
    ["openapi: '3.0.0'", true],
    ['{"task_result":"{\\"swagger\\":\\"2.0\\"}"}', false],
    ['{"swagger":{"id":"1","result":"Success"}}', false],
    ['{"task_id":"t"}', false],
    ['', false]
  ])('is known by its beginning: %j', (text, expected) => {
    expect(looksLikeDefinition(text)).toBe(expected)
  })
})
