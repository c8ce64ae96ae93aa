import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '../../../src/shared/contract/snapshot'
import { joinNewest, rowKey, rowOfSnapshot, timelineRows } from '../../../src/renderer/state/timeline-rows'
import { timelineRun } from './fake-api'

const isSameDay = (a: number, b: number): boolean => Math.floor(a / 100_000) === Math.floor(b / 100_000)
const gap: TimelineItem = { kind: 'gap', reason: 'app_closed', fromAt: 150_000, toAt: 190_000 }

describe('timelineRows', () => {
  it('puts a heading wherever the day changes', () => {
    const rows = timelineRows(
      [timelineRun(210), gap, timelineRun(140), timelineRun(30)],
      new Map(),
      isSameDay
    )
    expect(rows.map((row) => row.kind)).toEqual(['day', 'run', 'day', 'gap', 'run', 'day', 'run'])
  })

  it('lists the answers of an opened run, and how many are left', () => {
    const run = timelineRun(1, { lastSnapshotId: 5, count: 5 })
    const polls = [5, 4].map((id) => ({ id, observedAt: id, elapsedMs: null }))
    const rows = timelineRows([run], new Map([[1, { total: 5, polls }]]), isSameDay)
    expect(rows.map((row) => row.kind)).toEqual(['day', 'run', 'poll', 'poll', 'more'])
    expect(rows.at(-1)).toMatchObject({ left: 3 })
    expect(new Set(rows.map(rowKey)).size).toBe(rows.length)
  })

  it('keeps the key of a run that grows', () => {
    const key = (last: number): string =>
      rowKey({ kind: 'run', run: timelineRun(1, { lastSnapshotId: last }) })
    expect(key(9)).toBe(key(2))
  })
})

describe('joinNewest', () => {
  const known = [timelineRun(30), timelineRun(20), timelineRun(10)]

  it('puts the new page in front and keeps what is older', () => {
    const page = [timelineRun(40), timelineRun(30, { lastSnapshotId: 35, count: 6 })]
    const joined = joinNewest(page, 30, known, 10)
    expect(joined.items).toEqual([...page, timelineRun(20), timelineRun(10)])
    expect(joined.next).toBe(10)
  })

  it('drops the older ones when the page does not reach them', () => {
    const page = [timelineRun(99), timelineRun(98)]
    expect(joinNewest(page, 98, known, 10)).toEqual({ items: page, next: 98 })
  })

  it('believes a page that is the whole timeline', () => {
    const page = [timelineRun(30)]
    expect(joinNewest(page, null, known, 10)).toEqual({ items: page, next: null })
    expect(joinNewest([], null, known, 10)).toEqual({ items: [], next: null })
  })
})

describe('rowOfSnapshot', () => {
  const run = timelineRun(1, { lastSnapshotId: 5, count: 5 })
  const polls = [5, 4, 3].map((id) => ({ id, observedAt: id, elapsedMs: null }))
  const open = timelineRows([timelineRun(6), run], new Map([[1, { total: 5, polls }]]), isSameDay)
  const closed = timelineRows([timelineRun(6), run], new Map(), isSameDay)

  it('prefers the answer itself to its run', () => {
    expect(open[rowOfSnapshot(open, 4)]).toMatchObject({ kind: 'poll', poll: { id: 4 } })
    expect(closed[rowOfSnapshot(closed, 4)]).toMatchObject({ kind: 'run', run })
  })

  it('follows the newest run when no answer is named, and finds nothing that is not loaded', () => {
    expect(closed[rowOfSnapshot(closed, null)]).toMatchObject({ kind: 'run', run: { firstSnapshotId: 6 } })
    expect(rowOfSnapshot(closed, 77)).toBe(-1)
  })
})
