import { isDeepStrictEqual } from 'node:util'
import type { DecodedAnswer } from '@domain/async-task/answer'
import { decodeAnswer } from '@domain/async-task/decode-answer'
import { findingFacts } from '@domain/async-task/findings'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mutatedAnswer } from './answer-mutation'
import { breathe, report, seed } from './seed'

const answers = 1_000_000
const answersARound = 10_000
/** No recorded answer measures more than a few kilobytes, mutations included. */
const slowestMs = 1000

/** What is wrong with a decoded answer; plain comparisons, since `expect` would take longer than the decoder. */
function fault(answer: DecodedAnswer): string | null {
  if (!['task', 'created', 'error', 'unreadable'].includes(answer.kind)) return `kind ${answer.kind}`
  for (const { code, params } of answer.findings) {
    if (!Object.hasOwn(findingFacts, code)) return `finding ${code}`
    const odd = Object.values(params).find((param) => !['string', 'number'].includes(typeof param))
    if (odd !== undefined) return `finding ${code} with ${typeof odd}`
  }
  // What a decoder hands on must survive the way between processes, whichever way that is.
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(answer)), answer)) return 'does not survive JSON'
  if (!isDeepStrictEqual(structuredClone(answer), answer)) return 'does not survive a copy'
  return null
}

it(`decodes ${answers} mutated answers without a throw, soundly, and the same each time`, async () => {
  const kinds: Record<string, number> = {}
  const startedAt = performance.now()
  for (let round = 0; round * answersARound < answers; round++) {
    fc.assert(
      fc.property(mutatedAnswer, ({ bytes, http_status }) => {
        const before = Uint8Array.from(bytes)
        const decodingAt = performance.now()
        const answer = decodeAnswer({
          bytes,
          http_status,
          requestedTaskId: 'd9ce8c9eede54b3f841ec324fe0bfdc2'
        })
        if (performance.now() - decodingAt > slowestMs) throw new Error('too slow')
        const wrong = fault(answer)
        if (wrong !== null) throw new Error(wrong)
        if (!isDeepStrictEqual(bytes, before)) throw new Error('changed the bytes')
        const again = decodeAnswer({
          bytes,
          http_status,
          requestedTaskId: 'd9ce8c9eede54b3f841ec324fe0bfdc2'
        })
        if (!isDeepStrictEqual(again, answer)) throw new Error('differs from the first time')
        const kind = answer.kind === 'task' ? `task: ${answer.result.kind}` : answer.kind
        kinds[kind] = (kinds[kind] ?? 0) + 1
      }),
      { seed: seed + round, numRuns: answersARound }
    )
    await breathe()
  }
  report('decode', { answers, seconds: Math.round((performance.now() - startedAt) / 1000), ...kinds })
  // A mutation that made everything unreadable would prove little.
  for (const kind of ['created', 'error', 'unreadable', 'task: import', 'task: export', 'task: absent']) {
    expect(kinds[kind] ?? 0, kind).toBeGreaterThan(answers / 500)
  }
})
