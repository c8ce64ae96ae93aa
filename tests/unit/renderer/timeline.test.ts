import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Output } from '../../../src/shared/contract'
import { err, ok, type Result } from '../../../src/shared/result'
import { Timeline } from '../../../src/renderer/state/timeline.svelte'
import { FakeApi, later, timelineRun } from './fake-api'

type Page = Output<'snapshots.timeline'>
let newest: Page
let api: FakeApi

beforeEach(() => {
  newest = { items: [timelineRun(30), timelineRun(20)], next: 20 }
  api = new FakeApi({
    'snapshots.timeline': ({ before }) =>
      ok(before === null ? newest : { items: [timelineRun(10)], next: null }),
    'snapshots.ofRun': ({ firstSnapshotId, lastSnapshotId, offset }) =>
      ok({
        total: lastSnapshotId - firstSnapshotId + 1,
        rows: offset > 0 ? [] : [{ id: lastSnapshotId, observedAt: 0, elapsedMs: null }]
      })
  })
})

const idsOf = (timeline: Timeline): number[] =>
  timeline.items.map((item) => (item.kind === 'run' ? item.firstSnapshotId : -1))

describe('Timeline', () => {
  it('loads the newest page and continues below it to the end', async () => {
    const timeline = new Timeline(api)
    await timeline.open(1)
    expect(idsOf(timeline)).toEqual([30, 20])
    await timeline.loadMore()
    await timeline.loadMore()
    expect(idsOf(timeline)).toEqual([30, 20, 10])
    expect(api.count('snapshots.timeline')).toBe(2)
  })

  it('never shows one task the answers of another', async () => {
    const slow = later<Result<Page>>()
    const mixed = new FakeApi({
      'snapshots.timeline': ({ taskId }) =>
        taskId === 1 ? slow.promise : ok({ items: [timelineRun(7)], next: null })
    })
    const timeline = new Timeline(mixed)
    const first = timeline.open(1)
    await timeline.open(2)
    slow.resolve(ok(newest))
    await first
    expect(idsOf(timeline)).toEqual([7])
  })

  it('grows at the top when an answer is announced, keeping older pages and opened runs', async () => {
    vi.useFakeTimers()
    const timeline = new Timeline(api)
    const stop = timeline.listen()
    await timeline.open(1)
    await timeline.loadMore()
    await timeline.toggle(timelineRun(30))
    newest = { items: [timelineRun(30, { lastSnapshotId: 33, count: 4 }), timelineRun(20)], next: 20 }
    api.emit('snapshot.added', { taskId: 2, snapshotId: 99 })
    api.emit('snapshot.added', { taskId: 1, snapshotId: 33 })
    await vi.runAllTimersAsync()
    expect(idsOf(timeline)).toEqual([30, 20, 10])
    expect(timeline.openRuns.get(30)?.polls[0]?.id).toBe(33)
    expect(api.count('snapshots.timeline')).toBe(3)
    stop()
    api.emit('snapshot.added', { taskId: 1, snapshotId: 34 })
    await vi.runAllTimersAsync()
    expect(api.count('snapshots.timeline')).toBe(3)
    vi.useRealTimers()
  })

  it('opens and folds a run', async () => {
    const timeline = new Timeline(api)
    await timeline.open(1)
    const run = timelineRun(20, { lastSnapshotId: 29, count: 10 })
    await timeline.toggle(run)
    expect(timeline.openRuns.get(20)).toMatchObject({ total: 10 })
    await timeline.toggle(run)
    expect(timeline.openRuns.size).toBe(0)
  })

  it('says why it could not be read and keeps what is known', async () => {
    const timeline = new Timeline(api)
    await timeline.open(1)
    const broken = new Timeline(new FakeApi({ 'snapshots.timeline': () => err('LEDGER_BUSY', 'busy') }))
    await broken.open(1)
    expect(broken.error?.code).toBe('LEDGER_BUSY')
    expect(broken.isLoading).toBe(false)
  })

  it('is empty without a task', async () => {
    const timeline = new Timeline(api)
    await timeline.open(1)
    await timeline.open(null)
    expect(timeline.items).toEqual([])
    expect(timeline.isLoading).toBe(false)
  })
})
