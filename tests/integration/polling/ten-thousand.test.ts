import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { AfterPoll } from '../../../src/main/polling/after-poll'
import { DueHeap, type Due } from '../../../src/main/polling/due-heap'
import { Polling } from '../../../src/main/polling/polling'
import { Scheduler, type Limits } from '../../../src/main/polling/scheduler'
import { ManualClock } from '../../support/manual-clock'
import { WatchedGateway } from '../../support/watched-gateway'

/** How often due times were looked at. */
let looks = 0

class CountedItem implements Due {
  slot = -1
  #dueAt: number

  constructor(dueAt: number) {
    this.#dueAt = dueAt
  }

  get dueAt(): number {
    looks += 1
    return this.#dueAt
  }

  set dueAt(at: number) {
    this.#dueAt = at
  }
}

/** The most looks that taking the first item out and putting it back later costs among so many. */
function costliestTurn(count: number): number {
  const heap = new DueHeap<CountedItem>()
  for (let n = 0; n < count; n += 1) heap.put(new CountedItem((n * 7919) % 10_007))
  let most = 0
  for (let turn = 0; turn < 5000; turn += 1) {
    const first = heap.first()
    if (first === undefined) throw new Error('the heap is empty')
    looks = 0
    heap.remove(first)
    first.dueAt = 10_007 + ((turn * 104_729) % 10_007)
    heap.put(first)
    most = Math.max(most, looks)
  }
  return most
}

describe('10,000 active tasks', () => {
  it('cost as many steps a poll as a tree is deep, not as many as there are tasks', () => {
    const [hundred, tenThousand] = [costliestTurn(100), costliestTurn(10_000)]
    // Down and up again, a look at both children and at itself on each level.
    expect(tenThousand).toBeLessThanOrEqual(8 * Math.ceil(Math.log2(10_000)))
    expect(tenThousand / hundred).toBeLessThan(3)
  })

  it('have one timer between them, at every moment', async () => {
    const clock = new ManualClock()
    let mostTimers = 0
    let polls = 0
    const limits: Limits = { betweenStartsMs: 0, perGateway: 8, total: 8 }
    const scheduler = new Scheduler<AfterPoll>({
      clock,
      limits,
      poll: async (taskId) => {
        polls += 1
        mostTimers = Math.max(mostTimers, clock.timers)
        return { dueAt: clock.monotonic() + 5000 + (taskId % 1000) }
      }
    })
    scheduler.start()
    for (let taskId = 0; taskId < 10_000; taskId += 1) scheduler.add(taskId, taskId % 100, 1000)
    expect(clock.timers).toBe(1)
    await clock.advance(7000)
    expect(polls).toBeGreaterThanOrEqual(10_000)
    expect(mostTimers).toBeLessThanOrEqual(1)
    await scheduler.stop()
    expect(clock.timers).toBe(0)
  })

  it('take less than a kilobyte of memory each', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const watched = await WatchedGateway.open()
    const clock = new ManualClock()
    const polling = new Polling({ ...watched.deps, clock, random: () => 0.5 })
    collect()
    const before = process.memoryUsage().heapUsed
    for (let taskId = 1; taskId <= 10_000; taskId += 1) {
      const task_id = taskId.toString(16).padStart(32, '0')
      polling.follow({ taskId, task_id, gatewayId: 1, addedAt: clock.now(), lastObservedAt: null })
    }
    collect()
    const each = (process.memoryUsage().heapUsed - before) / 10_000
    console.log(`a followed task takes ${Math.round(each)} bytes`)
    expect(each).toBeLessThan(1000)
    await polling.stop()
  })
})
