import { describe, expect, it } from 'vitest'
import { findRuns, runGroup, runOutcome } from '../../../../src/renderer/components/compare/run-words'
import { en } from '../../../../src/shared/i18n/en'
import { importRun } from './fixtures'

describe('findRuns', () => {
  const runs = [
    importRun(1, { name: '会员中心', group_id: 'aaaa' }),
    importRun(2, { name: 'Orders', requested_group_id: 'bbbb' })
  ]
  const find = (text: string) => findRuns(runs, text, ({ snapshotId }) => `2026-11-2${snapshotId}`)

  it('finds every word in name, ids, gateway and time', () => {
    expect(find('').map(({ snapshotId }) => snapshotId)).toEqual([1, 2])
    expect(find('会员').map(({ snapshotId }) => snapshotId)).toEqual([1])
    expect(find('ORDERS bbbb 2026-11-22 prod').map(({ snapshotId }) => snapshotId)).toEqual([2])
    expect(find('orders aaaa')).toEqual([])
  })
})

describe('runGroup', () => {
  it('never takes the group that was asked for as the group of the result', () => {
    expect(runGroup(importRun(1, { group_id: 'g', requested_group_id: 'r' }), en)).toBe('group g')
    expect(runGroup(importRun(1, { requested_group_id: 'r' }), en)).toBe('group asked for r')
    expect(runGroup(importRun(1), en)).toBe('group unknown')
  })
})

describe('runOutcome', () => {
  it('says when the whole task failed', () => {
    expect(runOutcome(importRun(1, { outcome: 'partial' }), en)).toBe('Partial')
    expect(runOutcome(importRun(1, { outcome: null, task_status: 'failed' }), en)).toBe(
      'The whole task failed'
    )
  })

  it('takes no import for failed that only has no result', () => {
    expect(runOutcome(importRun(1, { outcome: null, task_status: 'succeed' }), en)).toBe(
      'No result that can be read'
    )
  })
})
