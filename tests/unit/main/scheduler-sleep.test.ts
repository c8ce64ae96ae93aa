import { beforeEach, describe, expect, it } from 'vitest'
import type { AfterPoll } from '../../../src/main/polling/after-poll'
import { defaultLimits, Scheduler } from '../../../src/main/polling/scheduler'
import { ManualClock } from '../../support/manual-clock'

const second = 1000
const minute = 60 * second

let clock: ManualClock
let starts: { taskId: number; gatewayId: number; at: number }[]
/** What keeps each gateway's requests from getting through. */
let troubles: Map<number, string>
let told: number[]
let active: number[]
/** When a task is due again after a request of it; null: never. */
let again: (taskId: number) => number | null
let scheduler: Scheduler<AfterPoll>

beforeEach(() => {
  clock = new ManualClock()
  starts = []
  troubles = new Map()
  told = []
  active = []
  again = () => 5 * second
  scheduler = new Scheduler<AfterPoll>({
    clock,
    limits: defaultLimits,
    poll: async (taskId, gatewayId) => {
      starts.push({ taskId, gatewayId, at: clock.monotonic() })
      const trouble = troubles.get(gatewayId) ?? null
      const inMs = again(taskId)
      const dueAt = inMs === null ? null : clock.monotonic() + inMs
      return { dueAt, trouble, ...(trouble === null ? {} : { reason: trouble }) }
    },
    onWait: (gatewayId) => void told.push(gatewayId),
    onActive: (count) => void active.push(count)
  })
  scheduler.start()
})

const startsOf = (gatewayId: number): number[] =>
  starts.filter((each) => each.gatewayId === gatewayId).map(({ at }) => at)

/** The shortest time between two starts. */
function closest(times: readonly number[]): number {
  return Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))
}

describe('the computer’s sleep', () => {
  it('sends nothing and needs no timer', async () => {
    for (let taskId = 0; taskId < 40; taskId += 1) scheduler.add(taskId, taskId % 20, second)
    scheduler.sleep()
    expect(clock.timers).toBe(0)
    await clock.advance(8 * 60 * minute)
    expect(starts).toEqual([])
  })

  it('of 10,000 tasks is caught up by all gateways side by side, a request a second each, the oldest first', async () => {
    again = () => null
    const gateways = 100
    for (let taskId = 0; taskId < 10_000; taskId += 1) {
      // Not in the order of their ids, nor of their adding.
      scheduler.add(taskId, taskId % gateways, second + ((taskId * 7919) % 10_007))
    }
    scheduler.sleep()
    await clock.advance(60 * minute)
    const awake = clock.monotonic()
    scheduler.wake(awake + 5 * second, 200)
    await clock.advance(5 * second - 1)
    expect(starts).toEqual([])
    await clock.advance(2 * second)
    expect(starts.length, 'no burst').toBeLessThanOrEqual(2 + 2 * 5 + 10)
    // A start for each gateway, 200 ms apart, then a hundred seconds of its own: not 200 ms for each task.
    await clock.advance((100 * 0.2 + 100) * second)
    expect(starts).toHaveLength(10_000)
    for (let gatewayId = 0; gatewayId < gateways; gatewayId += 1) {
      expect(closest(startsOf(gatewayId))).toBeGreaterThanOrEqual(second)
      const due = starts
        .filter((each) => each.gatewayId === gatewayId)
        .map(({ taskId }) => (taskId * 7919) % 10_007)
      expect(due).toEqual([...due].sort((left, right) => left - right))
    }
    expect(clock.timers).toBe(0)
  })

  it('is made up for by everyone once before anyone twice', async () => {
    for (let taskId = 0; taskId < 200; taskId += 1) scheduler.add(taskId, 1, second + taskId)
    scheduler.sleep()
    await clock.advance(60 * minute)
    scheduler.wake(clock.monotonic() + 5 * second, 200)
    await clock.advance(5 * minute)
    expect(new Set(starts.slice(0, 200).map(({ taskId }) => taskId)).size).toBe(200)
  })

  it('leaves alone what was not due yet, and lets a person ask meanwhile', async () => {
    again = () => null
    scheduler.add(1, 10, 100_000)
    scheduler.sleep()
    const asked = scheduler.checkNow(2, 10)
    await clock.advance(50_000)
    expect(await asked).toMatchObject({ dueAt: null })
    scheduler.wake(clock.monotonic() + 5000, 200)
    await clock.advance(60_000)
    expect(starts).toMatchObject([
      { taskId: 2, at: 0 },
      { taskId: 1, at: 100_000 }
    ])
  })
})

describe('a network that is back', () => {
  it('ends an open breaker’s wait early, with one request a gateway, and gateways one after the other', async () => {
    for (let gatewayId = 1; gatewayId <= 20; gatewayId += 1) {
      troubles.set(gatewayId, 'dns')
      for (let taskId = 1; taskId <= 40; taskId += 1) scheduler.add(taskId + 100 * gatewayId, gatewayId, 0)
    }
    await clock.advance(60 * minute)
    const back = clock.monotonic()
    const before = starts.length
    scheduler.hurry(back + second, 200)
    await clock.advance(5 * second)
    const first = starts.slice(before)
    expect(first.map(({ at }) => at - back)).toEqual(
      Array.from({ length: 20 }, (_, index) => 1000 + index * 200)
    )
    expect(new Set(first.map(({ gatewayId }) => gatewayId)).size).toBe(20)
    expect(clock.timers).toBe(1)
  })

  it('lets each gateway go on at its own pace once it answers', async () => {
    again = () => 5 * minute
    troubles.set(1, 'unreachable')
    for (let taskId = 1; taskId <= 40; taskId += 1) scheduler.add(taskId, 1, 0)
    await clock.advance(10 * minute)
    troubles.clear()
    const before = starts.length
    const back = clock.monotonic()
    scheduler.hurry(back + second, 200)
    await clock.advance(45 * second)
    const times = startsOf(1).slice(before)
    expect(times.length).toBeGreaterThanOrEqual(35)
    expect(closest(times)).toBeGreaterThanOrEqual(second)
    expect(scheduler.waiting(1)).toBeNull()
  })

  it('shortens the pause of a single task that did not get through', async () => {
    troubles.set(1, 'offline')
    again = () => 5 * minute
    scheduler.add(1, 1, 0)
    await clock.advance(minute)
    scheduler.hurry(clock.monotonic() + second, 200)
    await clock.advance(second)
    expect(startsOf(1)).toEqual([0, 61 * second])
  })

  it('shortens nothing that the service asked for or that it failed at itself, and never makes a wait longer', async () => {
    troubles.set(1, 'HTTP 502 service_unavailable')
    for (let taskId = 1; taskId <= 10; taskId += 1) scheduler.add(taskId, 1, 0)
    scheduler.add(20, 2, 500)
    await clock.advance(6 * second)
    const before = startsOf(1)
    told.length = 0
    scheduler.hurry(clock.monotonic() + 2 * second, 200)
    expect(told).toEqual([])
    await clock.advance(5 * second)
    expect(startsOf(1)).toEqual(before)
    expect(startsOf(2)).toEqual([500, 5500, 10_500])
  })

  it('tells that a wait is shorter', async () => {
    troubles.set(1, 'timeout')
    for (let taskId = 1; taskId <= 10; taskId += 1) scheduler.add(taskId, 1, 0)
    await clock.advance(6 * second)
    const wait = scheduler.waiting(1)?.at ?? 0
    told.length = 0
    scheduler.hurry(clock.monotonic() + second, 200)
    expect(told).toEqual([1])
    expect(scheduler.waiting(1)?.at).toBeLessThan(wait)
  })
})

describe('the count of active tasks', () => {
  it('follows adding, ending, pausing and removing, and nothing else changes it', async () => {
    again = (taskId) => (taskId === 1 ? null : 5 * second)
    scheduler.add(1, 1, 0)
    scheduler.add(2, 1, 0)
    scheduler.add(3, 2, 0)
    await clock.advance(10 * second)
    expect(active).toEqual([1, 2, 3, 2])
    void scheduler.checkNow(9, 2)
    await clock.advance(10 * second)
    scheduler.pauseGateway(2)
    scheduler.resumeGateway(2)
    scheduler.removeGateway(1)
    expect(active).toEqual([1, 2, 3, 2, 1, 2, 1])
  })

  it('leaves no timer behind when the last task goes', async () => {
    scheduler.add(1, 1, minute)
    expect(clock.timers).toBe(1)
    scheduler.remove(1, 1)
    expect(clock.timers).toBe(0)
    expect(active).toEqual([1, 0])
  })
})
