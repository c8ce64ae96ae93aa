import type { DecodedAnswer } from '@domain/async-task/answer'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import { findingFacts } from '@domain/async-task/findings'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFixtures } from '../../../support/async-task-fixtures'
import { decode, decodeBytes, importOf, importResult, resultOf, task, taskWith } from './decoding'

const status = fc.option(fc.integer({ min: 100, max: 599 }), { nil: null })
const requested = fc.option(fc.string(), { nil: null })
const runs = { numRuns: 300 }

/** Names that the decoder looks for, so that arbitrary objects reach all of its branches. */
const name = fc.oneof(
  fc.constantFrom(
    'task_id',
    'task_status',
    'task_type',
    'task_result',
    'error_code',
    'error_msg',
    'request_id'
  ),
  fc.constantFrom('error', 'code', 'message', 'title', 'success', 'failure', 'ignore', 'swagger', 'group_id'),
  fc.constantFrom(
    'swagger_id',
    'result',
    'Comment',
    'content',
    'FileType',
    'file_type',
    'FileName',
    'file_name'
  ),
  fc.constantFrom('method', 'path', 'id', 'action', '__proto__', 'constructor', 'toString'),
  fc.string()
)
const word = fc.constantFrom(
  '',
  'waiting',
  'processing',
  'succeed',
  'failed',
  'import_api',
  'export_api',
  'APIG.0000',
  'APIG.3093'
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.jsonValue(),
    tie('list'),
    tie('object'),
    tie('text')
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(name, tie('value'), { maxKeys: 8 }),
  text: tie('value').map((inner) => JSON.stringify(inner))
}))
const envelope = fc.dictionary(name, value, { minKeys: 1, maxKeys: 10 })

function expectSound(answer: DecodedAnswer): void {
  expect(['task', 'created', 'error', 'unreadable']).toContain(answer.kind)
  for (const { code, params } of answer.findings) {
    expect(findingFacts).toHaveProperty([code])
    for (const param of Object.values(params)) expect(['string', 'number']).toContain(typeof param)
  }
  // What a decoder hands on must survive the way between processes.
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  expect(structuredClone(answer)).toEqual(answer)
}

describe('decodeAnswer', () => {
  it('takes any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        status,
        requested,
        (bytes, http_status, requestedTaskId) => {
          expectSound(decodeAnswer({ bytes, http_status, requestedTaskId }))
        }
      ),
      runs
    )
  })

  it('takes any JSON', () => {
    fc.assert(
      fc.property(fc.json(), status, (text, http_status) => expectSound(decode(text, { http_status }))),
      runs
    )
  })

  it('takes any object of the names it knows', () => {
    fc.assert(
      fc.property(envelope, status, (body, http_status) => expectSound(decode(body, { http_status }))),
      { numRuns: 1000 }
    )
  })

  it('takes any text and any JSON as task_result', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), value), (task_result) => {
        expectSound(decode(task({ task_result })))
      }),
      runs
    )
  })

  it('takes any damage to a recorded answer', () => {
    const damage = fc.record({
      fixture: fc.constantFrom(...answerFixtures),
      at: fc.nat(),
      cut: fc.nat({ max: 20 }),
      bytes: fc.uint8Array({ maxLength: 5 })
    })
    fc.assert(
      fc.property(damage, ({ fixture, at, cut, bytes }) => {
        const start = at % (fixture.bytes.length + 1)
        const damaged = [
          ...fixture.bytes.subarray(0, start),
          ...bytes,
          ...fixture.bytes.subarray(start + cut)
        ]
        expectSound(decodeBytes(Uint8Array.from(damaged), { http_status: fixture.http_status }))
      }),
      runs
    )
  })

  it('never drops, reorders or merges an entry', () => {
    fc.assert(
      fc.property(fc.array(value), fc.array(value), fc.array(value), (success, failure, ignore) => {
        const decoded = importOf(decode(taskWith(importResult({ success, failure, ignore }))))
        expect(decoded.success).toHaveLength(success.length)
        expect(decoded.failure).toHaveLength(failure.length)
        expect(decoded.ignore).toHaveLength(ignore.length)
      }),
      runs
    )
  })

  it('keeps every exported document exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (Comment) => {
        const result = resultOf(decode(taskWith({ Comment }, { task_type: 'export_api' })))
        expect(result.kind === 'export' ? result.export.content : null).toBe(Comment)
      }),
      runs
    )
  })

  it('keeps every text that is no JSON object', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.trim() !== '' && !text.includes('{'))
        expect(resultOf(decode(task({ task_result: text })))).toEqual({ kind: 'unreadable', text })
      }),
      runs
    )
  })
})
