import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { TimelineRun } from '@shared/contract/snapshot'
import { answerFixture } from '../support/async-task-fixtures'
import { openTestLedger, start, valueOf, type TestLedger } from '../support/ledger'
import { breathe, report } from './seed'

const snapshots = 200_000
const tasks = 40
/** Writes under way at once: enough to keep the thread busy, few enough to keep memory small. */
const atOnce = 500
const polledMs = 5000
const readBack = 400

/** The n-th answer of a task: long stretches of the same, now and then an error, versions of a document. */
function answerOf(task: number, n: number): { bytes: Uint8Array; http_status: number } {
  if (n % 97 === 96) return answerFixture('other/error-too-many.json')
  if (n % 31 === 30) return answerFixture('other/error-throttled.json')
  if (task % 4 === 0) return { bytes: document(task, Math.floor(n / 10)), http_status: 200 }
  return Math.floor(n / 50) % 2 === 0
    ? answerFixture('wire/import-waiting.json')
    : answerFixture('wire/import-processing.json')
}

function document(task: number, version: number): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, row) => ({
    path: `/订单/${task}/${row}`,
    version: row === version % 60 ? version : 0
  }))
  return Buffer.from(JSON.stringify({ task_id: `task-${task}`, task_status: 'processing', rows }))
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Every run of a task's timeline, newest first, page by page. */
async function wholeTimeline(ledger: TestLedger, taskId: number): Promise<TimelineRun[]> {
  const runs: TimelineRun[] = []
  for (let before: number | null = null; ;) {
    const page: { items: { kind: string }[]; next: number | null } = valueOf(
      await ledger.read('snapshots.timeline', { taskId, before, limit: 200 })
    )
    runs.push(...(page.items.filter(({ kind }) => kind === 'run') as TimelineRun[]))
    if (page.next === null) return runs
    before = page.next
  }
}

it(`a ledger of ${snapshots} snapshots pages, gives every byte back and verifies`, async () => {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const taskIds: number[] = []
  for (let task = 0; task < tasks; task++) taskIds.push(await ledger.addTask(`task-${task}`, { gatewayId }))
  const seconds: Record<string, number> = {}
  const time = async <T>(name: string, action: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    const value = await action()
    seconds[name] = Number(((performance.now() - startedAt) / 1000).toFixed(1))
    return value
  }

  const written: { task: number; snapshotId: number; sha256: string }[] = []
  await time('write', async () => {
    const each = Array.from({ length: atOnce }, (_, index) => index)
    for (let from = 0; from < snapshots; from += atOnce) {
      const appended = await Promise.all(
        each.map(async (index) => {
          const task = (from + index) % tasks
          const n = Math.floor((from + index) / tasks)
          const { bytes, http_status } = answerOf(task, n)
          const seen = { http_status, elapsedMs: n % 300 }
          const at = start + n * polledMs + task
          const { snapshotId } = await ledger.append(taskIds[task] ?? 0, bytes, at, seen)
          return { task, snapshotId, sha256: sha256Of(bytes) }
        })
      )
      written.push(...appended)
      await breathe()
    }
  })

  const whole = { checked: snapshots, brokenAt: null, isComplete: true }
  expect(await time('verify', async () => valueOf(await ledger.read('ledger.verify', null)))).toEqual(whole)

  let runsSeen = 0
  await time('page', async () => {
    for (const [task, taskId] of taskIds.entries()) {
      const runs = await wholeTimeline(ledger, taskId)
      runsSeen += runs.length
      const ids = written.filter((each) => each.task === task).map(({ snapshotId }) => snapshotId)
      expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
      expect(runs[0]?.lastSnapshotId).toBe(ids.at(-1))
      expect(runs.at(-1)?.firstSnapshotId).toBe(ids[0])
      for (const [index, run] of runs.entries()) {
        expect(run.lastSnapshotId).toBeGreaterThanOrEqual(run.firstSnapshotId)
        expect(run.firstSnapshotId).toBeGreaterThan(runs[index + 1]?.lastSnapshotId ?? 0)
      }
    }
  })

  await time('read back', async () => {
    for (let index = 0; index < readBack; index++) {
      const { snapshotId, sha256 } = written[Math.floor((index / readBack) * snapshots)] ?? {}
      const stored = valueOf(
        await ledger.read('document.bytes', { snapshotId: snapshotId ?? 0, what: 'answer' })
      )
      expect(sha256Of(new Uint8Array(stored.bytes))).toBe(sha256)
    }
  })
  await ledger.close()

  const bytes = statSync(ledger.file).size
  const connection = new Database(ledger.file)
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
  const { snapshotId = 0 } = written[snapshots >> 1] ?? {}
  connection.prepare('UPDATE snapshot SET elapsed_ms = elapsed_ms + 1 WHERE id = ?').run(snapshotId)
  connection.close()

  const again = await time('open again', () => openTestLedger(ledger.file))
  expect(valueOf(await again.read('ledger.verify', null))).toMatchObject({
    brokenAt: snapshotId,
    isComplete: false
  })
  report('ledger', { snapshots, runs: runsSeen, megabytes: Math.round(bytes / 1e6), ...seconds })
})
