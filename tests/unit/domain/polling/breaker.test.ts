import { afterAnswer, closedBreaker, holdMs, isOpen, troubleOf } from '@domain/polling/breaker'
import type { PollOutcome } from '@domain/polling/outcome'
import { describe, expect, it } from 'vitest'

const retry = (reason: string): PollOutcome => ({ action: 'retry', reason, waitMs: null })

function afterAll(...troubles: (string | null)[]) {
  return troubles.reduce(afterAnswer, closedBreaker)
}

describe('the breaker', () => {
  it('opens with the fifth equal trouble in a row', () => {
    expect(isOpen(afterAll('a', 'a', 'a', 'a'))).toBe(false)
    expect(isOpen(afterAll('a', 'a', 'a', 'a', 'a'))).toBe(true)
    expect(isOpen(afterAll('a', 'a', 'b', 'a', 'a'))).toBe(false)
    expect(isOpen(afterAll('a', 'a', 'a', null, 'a', 'a'))).toBe(false)
  })

  it('stays open whatever the trouble turns into, and closes with the first answer without', () => {
    const open = afterAll('a', 'a', 'a', 'a', 'a')
    expect(isOpen(afterAnswer(open, 'b'))).toBe(true)
    expect(afterAnswer(open, null)).toEqual(closedBreaker)
  })

  it('waits twice as long each time, five minutes at most', () => {
    let breaker = afterAll('a', 'a', 'a', 'a')
    expect(holdMs(breaker)).toBe(0)
    const waits = Array.from({ length: 8 }, () => holdMs((breaker = afterAnswer(breaker, 'a'))))
    expect(waits.map((ms) => ms / 1000)).toEqual([15, 30, 60, 120, 240, 300, 300, 300])
  })
})

describe('what counts against a gateway', () => {
  it.each([
    [retry('service_error'), 500, null, 'HTTP 500 service_error'],
    [retry('service_unavailable'), 502, null, 'HTTP 502 service_unavailable'],
    [retry('refused'), null, 'refused', 'refused'],
    [retry('timeout'), null, 'timeout', 'timeout'],
    [retry('timeout'), 200, 'timeout', null],
    [retry('truncated'), 200, 'truncated', null],
    [retry('too_large'), 200, 'too_large', null],
    [retry('not_found'), 404, null, null],
    [retry('unreadable_answer'), 200, null, null],
    [{ action: 'wait', reason: 'throttled', waitMs: 1 } as const, 500, null, null],
    [{ action: 'stop_task', reason: 'refused' } as const, 400, null, null],
    [{ action: 'continue' } as const, 200, null, null]
  ] as const)('%j, HTTP %s, %s: %s', (outcome, http_status, failureCode, trouble) => {
    expect(troubleOf(outcome, http_status, failureCode)).toBe(trouble)
  })
})
