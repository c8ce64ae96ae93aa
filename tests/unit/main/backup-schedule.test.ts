import { describe, expect, it } from 'vitest'
import { backUpAfterMs, BackupSchedule } from '../../../src/main/backups/schedule'
import { ManualClock } from '../../support/manual-clock'

function begin(succeeds: () => boolean = () => true) {
  const clock = new ManualClock()
  const made: number[] = []
  const make = async (): Promise<boolean> => {
    made.push(clock.monotonic())
    return succeeds()
  }
  return { clock, made, schedule: new BackupSchedule({ clock, make }) }
}

const minute = 60_000

describe('the schedule of backups', () => {
  it('has no timer while nothing is changed, one however much is, and none afterwards', async () => {
    const { clock, made, schedule } = begin()
    await clock.advance(100 * minute)
    schedule.idle()
    expect([clock.timers, made.length]).toEqual([0, 0])
    for (let time = 0; time < 5; time += 1) schedule.changed()
    expect(clock.timers).toBe(1)
    await clock.advance(100 * minute)
    expect(made).toEqual([115 * minute])
    expect(clock.timers).toBe(0)
  })

  it('makes one every 15 minutes while there are changes', async () => {
    const { clock, made, schedule } = begin()
    for (let time = 0; time < 60; time += 1) {
      schedule.changed()
      await clock.advance(minute)
    }
    expect(made).toEqual([15, 30, 45, 60].map((at) => at * minute))
  })

  it('makes one at once when the last task has ended, but not sooner after the last than 15 minutes', async () => {
    const { clock, made, schedule } = begin()
    schedule.changed()
    schedule.idle()
    await clock.advance(minute)
    expect([made.length, clock.timers]).toEqual([1, 0])
    schedule.changed()
    schedule.idle()
    await clock.advance(minute)
    expect([made.length, clock.timers]).toEqual([1, 1])
    await clock.advance(backUpAfterMs)
    expect([made.length, clock.timers]).toEqual([2, 0])
  })

  it('does not mind a clock that is set', async () => {
    const { clock, made, schedule } = begin()
    schedule.changed()
    clock.setWallClock(-10_000 * minute)
    await clock.advance(15 * minute)
    schedule.changed()
    clock.setWallClock(90_000 * minute)
    await clock.advance(14 * minute)
    schedule.idle()
    expect(made).toHaveLength(1)
    await clock.advance(minute)
    expect(made).toHaveLength(2)
  })

  it('tries again after one that failed, and takes one by hand for its own', async () => {
    let succeeds = false
    const { clock, made, schedule } = begin(() => succeeds)
    schedule.changed()
    await clock.advance(15 * minute)
    expect([made.length, clock.timers, schedule.isDue]).toEqual([1, 1, false])
    succeeds = true
    await clock.advance(15 * minute)
    expect([made.length, clock.timers]).toEqual([2, 0])
    schedule.changed()
    schedule.made()
    await clock.advance(100 * minute)
    expect([made.length, clock.timers]).toEqual([2, 0])
  })

  it('backs up again what was changed while a backup was being made', async () => {
    const { clock, made, schedule } = begin()
    let isFirst = true
    const during = new BackupSchedule({
      clock,
      make: async () => {
        made.push(clock.monotonic())
        if (isFirst) during.changed()
        isFirst = false
        return true
      }
    })
    during.changed()
    await clock.advance(40 * minute)
    expect(made).toEqual([15 * minute, 30 * minute])
    expect(clock.timers).toBe(0)
    await schedule.stop()
  })

  it('makes none once it is stopped', async () => {
    const { clock, made, schedule } = begin()
    schedule.changed()
    await schedule.stop()
    schedule.changed()
    await clock.advance(100 * minute)
    expect([made.length, clock.timers]).toEqual([0, 0])
  })
})
