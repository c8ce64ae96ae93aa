import { beforeEach, describe, expect, it } from 'vitest'
import type { AfterPoll } from '../../../src/main/polling/after-poll'
import { defaultLimits, Scheduler } from '../../../src/main/polling/scheduler'
import { ManualClock } from '../../support/manual-clock'

interface Start {
  taskId: number
  at: number
}

describe('the scheduler', () => {
  let clock: ManualClock
  let starts: Start[]
  let answers: Map<number, (taskId: number) => AfterPoll | Promise<AfterPoll>>
  let scheduler: Scheduler<AfterPoll>

  beforeEach(() => {
    clock = new ManualClock()
    starts = []
    answers = new Map()
    scheduler = new Scheduler({
      clock,
      limits: defaultLimits,
      poll: async (taskId, gatewayId) => {
        starts.push({ taskId, at: clock.monotonic() })
        const answer = answers.get(gatewayId) ?? (() => ({ dueAt: clock.monotonic() + 5000 }))
        return answer(taskId)
      }
    })
    scheduler.start()
  })

  const ids = (): number[] => starts.map(({ taskId }) => taskId)

  it('has no timer while nothing is followed', async () => {
    expect(clock.timers).toBe(0)
    scheduler.add(1, 10, 1000)
    expect(clock.timers).toBe(1)
    scheduler.remove(1, 10)
    await clock.advance(10_000)
    expect(starts).toEqual([])
    expect(clock.timers).toBe(0)
  })

  it('polls each task when it is due, with one timer for all', async () => {
    scheduler.add(1, 10, 3000)
    scheduler.add(2, 11, 1000)
    expect(clock.timers).toBe(1)
    await clock.advance(6500)
    expect(starts).toEqual([
      { taskId: 2, at: 1000 },
      { taskId: 1, at: 3000 },
      { taskId: 2, at: 6000 }
    ])
    expect(clock.timers).toBe(1)
  })

  it('sends a gateway one request a second at most', async () => {
    for (const taskId of [1, 2, 3, 4]) scheduler.add(taskId, 10, 0)
    await clock.advance(3000)
    expect(starts.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000])
  })

  it('lets a slow gateway delay nobody else', async () => {
    answers.set(10, () => new Promise<AfterPoll>(() => undefined))
    for (const taskId of [1, 2, 3]) scheduler.add(taskId, 10, 0)
    scheduler.add(9, 11, 500)
    await clock.advance(1000)
    expect(ids()).toEqual([1, 9])
  })

  it('keeps one request of a task in flight, also when somebody asks for another', async () => {
    let release: (after: AfterPoll) => void = () => undefined
    answers.set(10, () => new Promise<AfterPoll>((resolve) => (release = resolve)))
    scheduler.add(1, 10, 0)
    await clock.advance(0)
    const asked = scheduler.checkNow(1, 10)
    await clock.advance(5000)
    expect(ids()).toEqual([1])
    release({ dueAt: null })
    expect(await asked).toEqual({ dueAt: null })
  })

  it('sends nothing to a gateway after the answer that stops it, until it is resumed', async () => {
    answers.set(10, () => ({ dueAt: clock.monotonic(), pausesGateway: true }))
    scheduler.add(1, 10, 0)
    scheduler.add(2, 10, 0)
    await clock.advance(60_000)
    expect(ids()).toEqual([1])
    expect(clock.timers).toBe(0)
    answers.delete(10)
    scheduler.resumeGateway(10)
    await clock.advance(1000)
    expect(ids().slice(1).sort()).toEqual([1, 2])
  })

  it('lets a person check a task of a stopped gateway, once', async () => {
    scheduler.pauseGateway(10)
    scheduler.add(1, 10, 0)
    await clock.advance(1000)
    const asked = scheduler.checkNow(1, 10)
    await clock.advance(0)
    expect(await asked).toMatchObject({ dueAt: 6000 })
    await clock.advance(60_000)
    expect(ids()).toEqual([1])
  })

  it('holds a gateway for as long as the service asks', async () => {
    answers.set(10, () => ({ dueAt: clock.monotonic(), gatewayUntil: clock.monotonic() + 300_000 }))
    scheduler.add(1, 10, 0)
    scheduler.add(2, 10, 0)
    await clock.advance(299_000)
    expect(ids()).toEqual([1])
    await clock.advance(2000)
    expect(ids()).toHaveLength(2)
  })

  it('tries with one poll, ever less often, while answers cannot be kept, and goes on when they can', async () => {
    let isFull = true
    const answer = (): AfterPoll =>
      isFull ? { dueAt: clock.monotonic(), isKept: false } : { dueAt: null, isKept: true }
    answers.set(10, answer)
    answers.set(11, answer)
    scheduler.add(1, 10, 0)
    await clock.advance(0)
    scheduler.add(2, 11, 0)
    await clock.advance(120_000)
    expect(starts.length).toBeLessThanOrEqual(7)
    isFull = false
    await clock.advance(120_000)
    expect(new Set(ids())).toEqual(new Set([1, 2]))
    expect(clock.timers).toBe(0)
  })

  it('aborts what is under way when it stops, and answers who waits', async () => {
    let aborted = false
    const slow = new Scheduler<AfterPoll>({
      clock,
      limits: defaultLimits,
      poll: (_, __, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true
            resolve({ dueAt: null })
          })
        })
    })
    slow.start()
    const asked = slow.checkNow(1, 10)
    await clock.advance(0)
    await slow.stop()
    expect(aborted).toBe(true)
    expect(await asked).toBeNull()
    expect(clock.timers).toBe(0)
  })
})
