import { describe, expect, it } from 'vitest'
import type { DecodedAnswer } from '@domain/async-task/answer'
import { failureCodes } from '@domain/polling/failure'
import { pollOutcome, type PollObservation } from '@domain/polling/outcome'

const seen = (over: Partial<PollObservation>): PollObservation => ({
  decoded: null,
  http_status: 200,
  failure: null,
  retryAfter: null,
  observedAt: Date.UTC(2026, 2, 1, 8),
  taskAgeMs: 600_000,
  ...over
})

const task = (task_status: string | null): DecodedAnswer => ({
  kind: 'task',
  task_id: 'd9ce8c9eede54b3f841ec324fe0bfdc2',
  task_status,
  task_type: 'import_api',
  result: { kind: 'absent' },
  findings: []
})

const error = (error_code: string, error_msg = ''): DecodedAnswer => ({
  kind: 'error',
  error: { shape: 'apig', error_code, error_msg, request_id: null },
  findings: []
})

describe('pollOutcome', () => {
  it.each([
    ['succeed', { action: 'finished' }],
    ['failed', { action: 'finished' }],
    ['waiting', { action: 'continue' }],
    ['processing', { action: 'continue' }],
    ['rolling_back', { action: 'retry', reason: 'unknown_status', waitMs: 60_000 }],
    [null, { action: 'retry', reason: 'unknown_status', waitMs: 60_000 }]
  ])('task_status %s: %j', (status, outcome) => {
    expect(pollOutcome(seen({ decoded: task(status) }))).toEqual(outcome)
  })

  it('goes on after the answer that created the task', () => {
    const decoded: DecodedAnswer = { kind: 'created', task_id: 'a', findings: [] }
    expect(pollOutcome(seen({ decoded, http_status: 202 }))).toEqual({ action: 'continue' })
  })

  it.each([
    ['APIG.1002', 401, 'stop_gateway'],
    ['APIG.1005', 403, 'stop_gateway'],
    ['APIG.1101', 403, 'stop_task'],
    ['APIG.9008', 500, 'wait'],
    ['APIGW.0308', 429, 'wait'],
    ['APIG.9999', 500, 'retry']
  ])('%s with HTTP %i: %s', (code, http_status, action) => {
    expect(pollOutcome(seen({ decoded: error(code), http_status })).action).toBe(action)
  })

  it('gives a new task a minute to become known', () => {
    const decoded = error('APIG.3093')
    expect(pollOutcome(seen({ decoded, http_status: 404, taskAgeMs: 59_000 })).action).toBe('retry')
    expect(pollOutcome(seen({ decoded, http_status: 404, taskAgeMs: 61_000 }))).toEqual({
      action: 'stop_task',
      reason: 'not_found'
    })
  })

  it('stops the gateway for what the next request would only repeat, and retries the rest', () => {
    const stopping = failureCodes.filter((code) => {
      const outcome = pollOutcome(seen({ failure: { code, params: {} }, http_status: null }))
      return outcome.action === 'stop_gateway'
    })
    expect(stopping).toEqual(['tls', 'redirect_refused', 'blocked_port'])
  })

  it('heeds a refusal even when its body did not arrive whole', () => {
    const failure = { code: 'truncated' as const, params: {} }
    expect(pollOutcome(seen({ failure, http_status: 401 })).action).toBe('stop_gateway')
  })
})
