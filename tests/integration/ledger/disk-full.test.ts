import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMigrations } from '../../../src/main/ledger/migrations'
import type { AppendSnapshot } from '../../../src/main/ledger/protocol'
import { errorResult } from '../../../src/main/ledger/store/app-error'
import { openForWriting } from '../../../src/main/ledger/store/open'
import { createReads } from '../../../src/main/ledger/store/reads'
import { createWrites } from '../../../src/main/ledger/store/writes'
import { migrationsFolder, minutes, start, temporaryFolder, valueOf } from '../../support/ledger'

/** The store on this thread, so that the test can take the space away: SQLite's page limit stands for the disk. */
function openStore() {
  const store = valueOf(
    openForWriting(join(temporaryFolder(), 'ledger.db'), readMigrations(migrationsFolder))
  )
  const { connection } = store
  onTestFinished(() => void connection.close())
  const writes = createWrites(store, start)
  const profile = { name: 'Full', endpoint: 'https://apig.example.com', project_id: 'p', instance_id: 'i' }
  const { id } = valueOf(writes['gateway.save']({ id: null, ...profile, isDemo: false, at: start }))
  const tasks = [{ task_id: 'task-1', task_type: null, requested_group_id: null, name: '' }]
  const [taskId = 0] = valueOf(writes['task.add']({ gatewayId: id, tasks, at: start })).taskIds
  return {
    append: (minute: number, text: string) => writes['snapshot.append'](poll(taskId, minute, text)),
    reads: createReads(store),
    takeSpace: () =>
      connection.pragma(`max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`),
    giveSpace: () => connection.pragma('max_page_count = 1000000')
  }
}

function poll(taskId: number, minute: number, text: string): AppendSnapshot {
  return {
    taskId,
    source: 'poll',
    requestedAt: minutes(minute),
    observedAt: minutes(minute),
    elapsedMs: 1,
    http_status: 200,
    headers: {},
    bytes: new TextEncoder().encode(text).buffer,
    failure: null
  }
}

/** Text that cannot be packed, so that it needs the space it looks like. */
function unpackable(seed: number): string {
  let state = seed
  return Array.from({ length: 20_000 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}

function codeOf(action: () => unknown): string {
  try {
    action()
    return 'kept'
  } catch (error) {
    const result = errorResult(error)
    return result.ok ? 'ok' : result.error.code
  }
}

describe('a full disk', () => {
  it('keeps nothing of the answer that did not fit, and everything again when there is space', () => {
    const { append, reads, takeSpace, giveSpace } = openStore()
    const first = valueOf(append(1, unpackable(1)))
    takeSpace()
    expect(codeOf(() => append(2, unpackable(2)))).toBe('DISK_FULL')
    expect(codeOf(() => append(3, unpackable(3)))).toBe('DISK_FULL')
    expect(valueOf(reads['ledger.verify'](null))).toEqual({ checked: 1, brokenAt: null, isComplete: true })

    giveSpace()
    // In another order: the ids that the lost bodies had go to others now.
    const kept = [4, 3, 2].map((seed, index) => ({
      text: unpackable(seed),
      ...valueOf(append(4 + index, unpackable(seed)))
    }))
    for (const { snapshotId, text } of [{ ...first, text: unpackable(1) }, ...kept]) {
      const stored = valueOf(reads['document.bytes']({ snapshotId, what: 'answer' }))
      expect(Buffer.from(stored.bytes).toString()).toBe(text)
    }
    expect(valueOf(reads['ledger.verify'](null))).toEqual({ checked: 4, brokenAt: null, isComplete: true })
  })
})
