import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { minutes, openTestLedger, valueOf } from '../../support/ledger'

/** Five snapshots, then a change behind the app's back, then what following the chain says. */
async function tamper(change: string) {
  const ledger = await openTestLedger()
  const taskId = await ledger.addTask('task-1')
  const ids: number[] = []
  for (const minute of [1, 2, 3, 4]) {
    ids.push((await ledger.append(taskId, 'wire/import-waiting.json', minutes(minute))).snapshotId)
  }
  ids.push((await ledger.append(taskId, 'wire/import-succeed.json', minutes(5))).snapshotId)
  await ledger.close()
  const connection = new Database(ledger.file)
  connection.pragma('foreign_keys = OFF')
  connection.exec(change)
  connection.close()
  const again = await openTestLedger(ledger.file)
  return { ids, ledger: again, check: valueOf(await again.read('ledger.verify', null)) }
}

describe('the chain of hashes', () => {
  it('holds when nobody touched it, whatever is kept', async () => {
    const { check } = await tamper("UPDATE task SET name = 'renamed', note = 'and noted'")
    expect(check).toEqual({ checked: 5, brokenAt: null, isComplete: true })
  })

  it.each([
    ['a time', 'UPDATE snapshot SET observed_at = observed_at + 1 WHERE id = 3'],
    ['an HTTP status', 'UPDATE snapshot SET http_status = 404 WHERE id = 3'],
    ['a header', `UPDATE header_set SET fields = '{}'`],
    ['a body for another', 'UPDATE snapshot SET body = (SELECT max(id) FROM body) WHERE id = 3'],
    ['a removed snapshot', 'DELETE FROM snapshot WHERE id = 3'],
    ['the hash itself', 'UPDATE snapshot SET row_hash = zeroblob(32) WHERE id = 3'],
    ['the task it is of', `UPDATE task SET task_id = 'other'`]
  ])('breaks at %s', async (_, change) => {
    const { check } = await tamper(change)
    expect(check).toMatchObject({ isComplete: false })
    expect(check.brokenAt).toBeLessThanOrEqual(4)
  })

  it('names the first snapshot that is not what was written', async () => {
    const { check, ids } = await tamper('UPDATE snapshot SET elapsed_ms = 1 WHERE id IN (2, 4)')
    expect(check).toEqual({ checked: 2, brokenAt: ids[1], isComplete: false })
  })

  it('is not complete when its end is missing', async () => {
    const { check } = await tamper('DELETE FROM snapshot WHERE id = 5')
    expect(check).toEqual({ checked: 4, brokenAt: null, isComplete: false })
  })
})

describe('a damaged body', () => {
  it('is reported instead of shown', async () => {
    const { ledger, ids } = await tamper('UPDATE body SET packed = zeroblob(length(packed))')
    const read = await ledger.read('document.bytes', { snapshotId: ids[4] ?? 0, what: 'answer' })
    expect(read).toMatchObject({ ok: false, error: { code: 'LEDGER_UNREADABLE' } })
  })

  it('does not keep the next answer of its task from being stored', async () => {
    const { ledger } = await tamper('UPDATE body SET packed = zeroblob(length(packed))')
    const body = {
      task_id: 'task-1',
      task_status: 'succeed',
      task_type: 'import_api',
      task_result: '{"new":1}'
    }
    const bytes = Buffer.from(JSON.stringify(body))
    const { snapshotId } = await ledger.append(1, bytes, minutes(60))
    const stored = valueOf(await ledger.read('document.bytes', { snapshotId, what: 'answer' }))
    expect(Buffer.from(stored.bytes)).toEqual(bytes)
  })
})
