import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPollAt, startPace, type NextPoll, type PollPace } from '@domain/polling/next-poll'
import type { PollOutcome } from '@domain/polling/outcome'

const minute = 60_000
const goOn: PollOutcome = { action: 'continue' }
const retry: PollOutcome = { action: 'retry', reason: 'dns', waitMs: null }

function intervalsOver(totalMs: number, outcome: PollOutcome): number[] {
  const intervals: number[] = []
  let now = 0
  let pace: PollPace = startPace(0, 0)
  while (now < totalMs) {
    const next = nextPollAt(pace, outcome, now, 0.5)
    if (next.at === null) break
    intervals.push(next.at - now)
    now = next.at
    pace = next.pace
  }
  return intervals
}

describe('nextPollAt', () => {
  it('asks every 5 s for two minutes, ever less often up to 30 s, every minute after a quarter of an hour', () => {
    const intervals = intervalsOver(20 * minute, goOn)
    expect(intervals.slice(0, 24)).toEqual(Array(24).fill(5000))
    expect(intervals.slice(24, 30)).toEqual([7500, 11_250, 16_875, 25_312.5, 30_000, 30_000])
    expect(intervals.at(-1)).toBe(60_000)
  })

  it('ends with the outcomes that end it', () => {
    const pace = startPace(0, 0)
    for (const outcome of [
      { action: 'finished' },
      { action: 'stop_task', reason: 'not_found' },
      { action: 'stop_gateway', reason: 'token_expired', waitMs: null }
    ] satisfies PollOutcome[]) {
      expect(nextPollAt(pace, outcome, 0, 0.5)).toEqual({ at: null, giveUp: null })
    }
  })

  it('waits at least as long as the service asks', () => {
    const wait: PollOutcome = { action: 'wait', reason: 'throttled', waitMs: 300_000 }
    expect(nextPollAt(startPace(0, 0), wait, 1000, 0).at).toBe(301_000)
  })

  it('gives up what is bound to repeat itself', () => {
    const tooLarge: PollOutcome = { action: 'retry', reason: 'too_large', waitMs: null }
    expect(intervalsOver(60 * minute, tooLarge)).toHaveLength(4)
    expect(intervalsOver(60 * minute, retry).length).toBeGreaterThan(10)
  })

  it('stays between 2 s and an hour and a bit, whatever comes', () => {
    const outcomes: fc.Arbitrary<PollOutcome> = fc.oneof(
      fc.constant(goOn),
      fc.record({
        action: fc.constant('retry' as const),
        reason: fc.constantFrom('dns', 'unknown_status'),
        waitMs: fc.option(fc.integer({ min: 0, max: 1e12 }))
      })
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(outcomes, fc.double({ min: 0, max: 0.999, noNaN: true })), { maxLength: 60 }),
        (steps) => {
          let now = 0
          let pace = startPace(0, 0)
          for (const [outcome, random] of steps) {
            const next: NextPoll = nextPollAt(pace, outcome, now, random)
            if (next.at === null) throw new Error('none of these outcomes ends polling')
            expect(next.at - now).toBeGreaterThan(1999.9)
            expect(next.at - now).toBeLessThan(60 * minute * 1.2 + 1)
            now = next.at
            pace = next.pace
          }
        }
      )
    )
  })

  it('forgets its back-off with the first good answer', () => {
    const first = nextPollAt(startPace(0, 0), retry, 0, 0.5)
    if (first.at === null) throw new Error('a retry does not end polling')
    const second = nextPollAt(first.pace, goOn, first.at, 0.5)
    expect(second.at === null ? null : second.pace.misses).toBe(0)
  })
})
