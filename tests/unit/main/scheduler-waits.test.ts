import { beforeEach, describe, expect, it } from 'vitest'
import type { AfterPoll } from '../../../src/main/polling/after-poll'
import { defaultLimits, Scheduler } from '../../../src/main/polling/scheduler'
import { ManualClock } from '../../support/manual-clock'

const minute = 60_000

describe('a gateway in trouble', () => {
  let clock: ManualClock
  let starts: { taskId: number; gatewayId: number; at: number }[]
  let told: number
  /** What each gateway's answers hold against it. */
  let troubles: Map<number, string | null>
  let scheduler: Scheduler<AfterPoll>

  beforeEach(() => {
    clock = new ManualClock()
    starts = []
    told = 0
    troubles = new Map()
    scheduler = new Scheduler({
      clock,
      limits: defaultLimits,
      poll: async (taskId, gatewayId): Promise<AfterPoll> => {
        starts.push({ taskId, gatewayId, at: clock.monotonic() })
        const trouble = troubles.get(gatewayId) ?? null
        return { dueAt: clock.monotonic() + 5000, trouble, reason: 'service_error', isKept: true }
      },
      onWait: () => (told += 1)
    })
    scheduler.start()
  })

  const follow = (count: number, gatewayId = 10): void => {
    for (let taskId = 1; taskId <= count; taskId += 1) scheduler.add(taskId + 100 * gatewayId, gatewayId, 0)
  }

  it('is asked once for all its tasks after five equal failures, ever less often, five minutes at most', async () => {
    troubles.set(10, 'HTTP 502 service_unavailable')
    follow(40)
    await clock.advance(60 * minute)
    const pauses = starts.slice(5).map(({ at }, index) => (at - (starts[index + 4]?.at ?? 0)) / 1000)
    expect(pauses.slice(0, 5)).toEqual([15, 30, 60, 120, 240])
    expect(new Set(pauses.slice(5))).toEqual(new Set([300]))
    expect(clock.timers).toBe(1)
  })

  it('lets a different task ask each time, so that one bad task does not decide for all', async () => {
    troubles.set(10, 'HTTP 500 service_error')
    follow(40)
    await clock.advance(10 * minute)
    const asking = starts.slice(5).map(({ taskId }) => taskId)
    expect(new Set(asking).size).toBe(asking.length)
  })

  it('goes on at its usual pace, a request a second, after the first good answer', async () => {
    troubles.set(10, 'HTTP 502 service_unavailable')
    follow(40)
    await clock.advance(6000)
    expect(starts).toHaveLength(5)
    troubles.delete(10)
    await clock.advance(13_000)
    const probe = starts[5]?.at ?? 0
    await clock.advance(10_000)
    expect(starts.slice(5, 10).map(({ at }) => at - probe)).toEqual([0, 1000, 2000, 3000, 4000])
    expect(scheduler.waiting(10)).toBeNull()
  })

  it('does not slow down another gateway', async () => {
    troubles.set(10, 'timeout')
    follow(40, 10)
    follow(1, 11)
    await clock.advance(5 * minute)
    expect(starts.filter(({ gatewayId }) => gatewayId === 11).length).toBeGreaterThanOrEqual(59)
  })

  it('says what it waits for and when the next request leaves, and tells when that changes', async () => {
    follow(6)
    await clock.advance(0)
    expect(scheduler.waiting(10)).toBeNull()
    expect(told).toBe(0)
    troubles.set(10, 'HTTP 500 service_error')
    await clock.advance(5000)
    expect(told).toBe(1)
    const wait = scheduler.waiting(10)
    expect(wait).toEqual({ reason: 'service_error', isFailure: false, at: (starts.at(-1)?.at ?? 0) + 15_000 })
    const before = starts.length
    await clock.advance((wait?.at ?? 0) - clock.monotonic())
    expect(starts).toHaveLength(before + 1)
    troubles.delete(10)
    await clock.advance(minute)
    expect(scheduler.waiting(10)).toBeNull()
    expect(told).toBe(3)
  })

  it('is asked at once when a person asks, and a good answer ends the trouble', async () => {
    troubles.set(10, 'HTTP 500 service_error')
    follow(6)
    await clock.advance(6000)
    troubles.delete(10)
    const asked = scheduler.checkNow(1001, 10)
    await clock.advance(0)
    expect(await asked).toMatchObject({ trouble: null })
    expect(scheduler.waiting(10)).toBeNull()
  })

  it('starts anew after it is resumed', async () => {
    troubles.set(10, 'HTTP 500 service_error')
    follow(6)
    await clock.advance(6000)
    expect(scheduler.waiting(10)).not.toBeNull()
    scheduler.resumeGateway(10)
    await clock.advance(1000)
    expect(starts).toHaveLength(7)
    expect(scheduler.waiting(10)).toBeNull()
  })
})
