import type { FailureCode } from '@domain/polling/failure'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import { row, type Expectation, type FaultRow } from './expectation'

type More = Parameters<typeof row>[1]

/** No complete answer: asked again later, for the failure's own reason. */
function failed(
  name: FaultName,
  failure: FailureCode,
  expected: Partial<Expectation>,
  more: More = {}
): FaultRow {
  return row(name, { ...more, expected: { failure, reason: failure, action: 'retry', ...expected } })
}

const nothing = { http_status: null, keeps: 'nothing' } as const
const prefix = { keeps: 'prefix' } as const

/** Connections that break, stall, lie about their length, or never end. */
export const transportRows: FaultRow[] = [
  failed('slow-headers', 'timeout', nothing, { weight: 'slow' }),
  failed('stalled-body', 'timeout', prefix, { weight: 'slow' }),
  failed('truncated-body', 'truncated', prefix),
  failed('reset-mid-body', 'truncated', prefix),
  failed('closed-before-answer', 'reset', nothing),
  failed('not-http', 'protocol', nothing),
  failed('header-flood', 'protocol', nothing),
  // Chromium takes what came of a head for the whole of it.
  failed('head-cut', 'reset', nothing, {
    onElectron: { http_status: 200, failure: null, reason: 'unreadable_answer', finding: 'body.empty' }
  }),
  failed('length-too-long', 'truncated', prefix),
  // Chromium reads to the end of the connection when it cannot read the length.
  failed('length-no-number', 'protocol', nothing, {
    onElectron: {
      ...{ http_status: 200, failure: null, action: 'finished', reason: null },
      ...{ task_status: 'succeed', keeps: 'whole' }
    }
  }),
  failed('chunks-cut', 'truncated', prefix),
  failed('chunks-broken', 'protocol', { keeps: 'whatever' }),
  failed('gzip-false', 'protocol', { keeps: 'nothing' }),
  failed('gzip-cut', 'truncated', { keeps: 'whatever' }),
  failed('endless-body', 'too_large', prefix, { weight: 'huge' }),
  failed('huge-body', 'too_large', prefix, { weight: 'huge', plan: { megabytes: 200 } }),
  failed('gzip-bomb', 'too_large', prefix, { weight: 'huge', plan: { megabytes: 400 } }),
  failed('redirect', 'redirect_refused', { http_status: 302, keeps: 'nothing', action: 'stop_gateway' }),
  // Node reads on and meets bytes that nobody announced; Chromium stops where the answer said it would.
  failed(
    'length-too-short',
    'protocol',
    { keeps: 'whatever' },
    {
      onElectron: { failure: null, reason: 'unreadable_answer', keeps: 'prefix', finding: 'body.not_json' }
    }
  ),
  row('chunks-tiny', { expected: { task_status: 'succeed' } }),
  row('http-1.0', { expected: { task_status: 'succeed' } }),
  row('gzip-body', { expected: { task_status: 'succeed' } })
]
