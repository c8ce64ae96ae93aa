import { describe, expect, it } from 'vitest'
import { unwatchedSpans, type PollingChange } from '../../../src/main/ledger/store/unwatched'

const active = (changed_at: number): PollingChange => ({ polling: 'active', changed_at })
const paused = (changed_at: number): PollingChange => ({ polling: 'paused', changed_at })
const stopped = (changed_at: number): PollingChange => ({ polling: 'stopped', changed_at })
const run = (started_at: number, ended_at: number | null, last_write_at: number | null = null) => ({
  started_at,
  ended_at,
  last_write_at
})
const running = [run(0, null)]

describe('unwatched spans', () => {
  it('are none while the app runs and the task is polled', () => {
    expect(unwatchedSpans(running, [active(1)], [])).toEqual([])
  })

  it('lie between two runs of the app, and begin with the last write when a run has no end', () => {
    const runs = [run(0, 10), run(20, null, 25), run(40, null)]
    expect(unwatchedSpans(runs, [active(1)], [])).toEqual([
      { reason: 'app_closed', fromAt: 10, toAt: 20 },
      { reason: 'app_ended_unexpectedly', fromAt: 25, toAt: 40 }
    ])
  })

  it('last while the task is paused or its gateway is stopped', () => {
    expect(unwatchedSpans(running, [active(1), paused(5)], [])).toEqual([
      { reason: 'paused', fromAt: 5, toAt: null }
    ])
    expect(unwatchedSpans(running, [active(1)], [stopped(7)])).toEqual([
      { reason: 'gateway_stopped', fromAt: 7, toAt: null }
    ])
  })

  it('have one reason at a time: paused before gateway before app', () => {
    const runs = [run(0, 22), run(30, 50), run(60, null)]
    const task = [active(1), paused(10), active(40)]
    const gateway = [stopped(20), active(45)]
    expect(unwatchedSpans(runs, task, gateway)).toEqual([
      { reason: 'paused', fromAt: 10, toAt: 40 },
      { reason: 'gateway_stopped', fromAt: 40, toAt: 45 },
      { reason: 'app_closed', fromAt: 50, toAt: 60 }
    ])
  })

  it('are none once the task was stopped, until it is resumed', () => {
    const runs = [run(0, 20), run(30, 50), run(60, null)]
    expect(unwatchedSpans(runs, [active(1), stopped(10)], [stopped(5)])).toEqual([
      { reason: 'gateway_stopped', fromAt: 5, toAt: 10 }
    ])
    expect(unwatchedSpans(runs, [active(1), stopped(10), active(40)], [])).toEqual([
      { reason: 'app_closed', fromAt: 50, toAt: 60 }
    ])
  })

  it('are none where the clock was set back across a restart', () => {
    expect(unwatchedSpans([run(0, 100), run(90, null)], [active(1)], [])).toEqual([])
  })
})
