import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BackupRow, BackupState } from '@shared/contract/backups'
import { messagesFor } from '@shared/i18n/messages'
import { workWords } from '../../../../src/renderer/components/backups/work-words'
import { BackupsState } from '../../../../src/renderer/state/backups.svelte'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

const row = (sequence: number): BackupRow => ({
  ...{ sequence, madeAt: sequence * 1000, reason: 'automatic', size: 10, state: 'verified', problem: null },
  ...{ checkedAt: 1, appVersion: '1', schemaVersion: 1, snapshots: 1, sha256: '', path: `/b/${sequence}` }
})

/** The backups of a fake main process, whose state a test changes. */
function follow() {
  const all: BackupState = {
    ...{ folder: '/b', count: 2, totalBytes: 20, newest: row(2), work: null, trouble: null, drill: null }
  }
  const main = { all, rows: [row(2), row(1)] }
  const api = new FakeApi({
    'backups.state': () => ok(main.all),
    'backups.list': () => ok({ total: main.rows.length, rows: main.rows }),
    'backups.make': () => err('BACKUP_NO_SPACE', 'full')
  })
  const backups = new BackupsState(api)
  const change = async (state: Partial<BackupState>): Promise<void> => {
    main.all = { ...main.all, ...state }
    api.emit('backups.changed', {})
    await vi.advanceTimersByTimeAsync(0)
  }
  return { main, api, backups, change }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('BackupsState', () => {
  it('follows main, and says what is being done only when that takes longer than 300 ms', async () => {
    const { backups, change } = follow()
    const stop = backups.listen()
    await change({})
    expect([backups.state?.count, backups.isBusy, backups.isSlow]).toEqual([2, false, false])
    await change({ work: { what: 'backup', step: 'check' } })
    await vi.advanceTimersByTimeAsync(299)
    expect([backups.isBusy, backups.isSlow]).toEqual([true, false])
    await change({ work: { what: 'backup', step: 'copy' } })
    await vi.advanceTimersByTimeAsync(1)
    expect(backups.isSlow).toBe(true)
    await change({ work: null })
    expect([backups.isBusy, backups.isSlow]).toEqual([false, false])
    stop()
    await change({ count: 9 })
    expect(backups.state?.count).toBe(2)
  })

  it('reads the list anew when there is another backup, and only while it is looked at', async () => {
    const { main, api, backups, change } = follow()
    const stop = backups.listen()
    await change({})
    expect(api.count('backups.list')).toBe(0)
    await backups.openList()
    expect(backups.rows.at(0)?.sequence).toBe(2)
    main.rows = [row(3), ...main.rows]
    await change({ count: 3, newest: row(3) })
    expect(backups.rows.at(0)?.sequence).toBe(3)
    backups.closeList()
    const asked = api.count('backups.list')
    await change({ count: 4, newest: row(4) })
    expect(api.count('backups.list')).toBe(asked)
    stop()
  })

  it('shows why a backup could not be made until it has been read, and the next failure again', async () => {
    const { backups, change } = follow()
    const stop = backups.listen()
    await change({ trouble: { code: 'BACKUP_NO_SPACE', at: 5 } })
    expect(backups.trouble?.code).toBe('BACKUP_NO_SPACE')
    backups.readTroubleAt = 5
    expect(backups.trouble).toBeNull()
    await change({ trouble: { code: 'LEDGER_DAMAGED', at: 6 } })
    expect(backups.trouble?.code).toBe('LEDGER_DAMAGED')
    expect(await backups.make()).toMatchObject({ ok: false })
    stop()
  })

  it('has words for every piece of work', () => {
    for (const language of ['en', 'zh-Hans'] as const) {
      const t = messagesFor(language).backups
      for (const what of ['backup', 'drill', 'preview', 'restore'] as const)
        for (const step of ['check', 'copy', 'verify', 'bodies', 'replace'] as const)
          expect(workWords(t, { what, step })).toMatch(/…$/)
    }
  })
})
