import fc from 'fast-check'
import { answerFixtures } from '../support/async-task-fixtures'

/** One change of a body. Every position is taken modulo what is there. */
type Change =
  | { kind: 'replace'; at: number; removed: number; inserted: Uint8Array }
  | { kind: 'repeat'; at: number; length: number; times: number }
  | { kind: 'splice'; at: number; from: Uint8Array; fromAt: number; length: number }
  | { kind: 'value'; at: number; word: string }
  | { kind: 'token'; at: number; word: string }

const position = fc.nat({ max: 5000 })
/** Error answers are the greater part of the recorded ones, but the smaller part of what can go wrong in decoding. */
const fixture = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...answerFixtures.filter(({ http_status }) => http_status < 300)) },
  { weight: 1, arbitrary: fc.constantFrom(...answerFixtures.filter(({ http_status }) => http_status >= 300)) }
)

/** JSON values that mean something to a reader, the traps of JavaScript objects among them. */
const value = fc.constantFrom(
  ...['null', 'true', '-0', '1e999', '12345678901234567890', '[]', '{}', '""'],
  ...['"__proto__"', '"constructor"', '"task_status"', '"task_result"', '"task_type"', '"success"'],
  ...['"succeed"', '"SUCCEED"', '"failed"', '"waiting"', '"import_api"', '"export_api"', '"error_code"'],
  ...['"Comment"', '"content"', '"\\ud800"', '"\\u0000"', '"会员中心"'],
  ...['"{\\"success\\":[]}"', '"{\\"Comment\\":\\"x\\"}"', '[{"method":"GET"},null]']
)
const punctuation = fc.constantFrom('{', '}', '[', ']', ',', ':')

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    at: position,
    removed: fc.nat({ max: 40 }),
    inserted: fc.uint8Array({ maxLength: 8 })
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: position,
    length: fc.nat({ max: 200 }),
    times: fc.integer({ min: 1, max: 6 })
  }),
  fc.record({
    kind: fc.constant('splice' as const),
    at: position,
    from: fixture.map(({ bytes }) => bytes),
    fromAt: position,
    length: fc.nat({ max: 300 })
  }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('value' as const), at: position, word: value }) },
  fc.record({ kind: fc.constant('token' as const), at: position, word: fc.oneof(value, punctuation) })
)

/** A recorded answer with one to three changes, under its HTTP status or another. */
export const mutatedAnswer = fc
  .record({
    fixture,
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.integer({ min: 100, max: 599 }) }
    )
  })
  .map(({ fixture: { bytes, http_status }, changes, status }) => ({
    bytes: Uint8Array.from(changes.reduce(apply, Buffer.from(bytes))),
    http_status: status ?? http_status
  }))

/** What `value` replaces, so that most bodies stay JSON, members' names included. */
const values = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|-?\d+(?:\.\d+)?|true|false|null/g

function apply(body: Buffer, made: Change): Buffer {
  const at = made.at % (body.length + 1)
  switch (made.kind) {
    case 'replace':
      return Buffer.concat([body.subarray(0, at), made.inserted, body.subarray(at + made.removed)])
    case 'repeat': {
      const part = body.subarray(at, at + made.length)
      return Buffer.concat([body.subarray(0, at), ...Array<Buffer>(made.times).fill(part), body.subarray(at)])
    }
    case 'splice': {
      const fromAt = made.fromAt % (made.from.length + 1)
      const part = made.from.subarray(fromAt, fromAt + made.length)
      return Buffer.concat([body.subarray(0, at), part, body.subarray(at)])
    }
    case 'value':
      return replaceToken(body, values, made)
    case 'token':
      return replaceToken(body, tokens, made)
  }
}

function replaceToken(body: Buffer, pattern: RegExp, made: { at: number; word: string }): Buffer {
  const text = body.toString()
  const found = [...text.matchAll(pattern)]
  const token = found[made.at % Math.max(1, found.length)]
  if (token === undefined) return Buffer.from(made.word)
  const end = token.index + token[0].length
  return Buffer.from(`${text.slice(0, token.index)}${made.word}${text.slice(end)}`)
}
