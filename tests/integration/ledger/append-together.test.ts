import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMigrations } from '../../../src/main/ledger/migrations'
import type { AppendSnapshot } from '../../../src/main/ledger/protocol'
import { openForWriting } from '../../../src/main/ledger/store/open'
import { verifyChains } from '../../../src/main/ledger/store/verify'
import { createWrites } from '../../../src/main/ledger/store/writes'
import {
  migrationsFolder,
  minutes,
  openTestLedger,
  start,
  temporaryFolder,
  valueOf
} from '../../support/ledger'

/** The store on this thread with three tasks, and a second connection that sees only what is committed. */
function openStore() {
  const file = join(temporaryFolder(), 'ledger.db')
  const store = valueOf(openForWriting(file, readMigrations(migrationsFolder)))
  const other = new Database(file, { timeout: 0 })
  onTestFinished(() => {
    other.close()
    store.connection.close()
  })
  const writes = createWrites(store, start)
  const profile = { name: 'Many', endpoint: 'https://apig.example.com', project_id: 'p', instance_id: 'i' }
  const { id } = valueOf(writes['gateway.save']({ id: null, ...profile, isDemo: false, at: start }))
  const tasks = ['a', 'b', 'c'].map((task_id) => ({
    task_id,
    task_type: null,
    requested_group_id: null,
    name: ''
  }))
  const { taskIds } = valueOf(writes['task.add']({ gatewayId: id, tasks, at: start }))
  const kept = () => other.prepare('SELECT task FROM snapshot ORDER BY id').pluck().all()
  return { ...store, other, writes, taskIds, kept, check: () => verifyChains(store) }
}

function poll(taskId: number, minute: number, text = '{"task_status":"processing"}'): AppendSnapshot {
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

const whole = { brokenAt: null, isComplete: true }

describe('answers that are kept together', () => {
  it('are committed in their order when the call returns, new ones and repeated ones', () => {
    const { writes, taskIds, kept, check } = openStore()
    const [a = 0, b = 0, c = 0] = taskIds
    valueOf(writes['snapshot.append'](poll(a, 1)))
    const results = writes.appendTogether([poll(a, 2), poll(b, 2, '{"task_status":"waiting"}'), poll(c, 2)])
    expect(results.map((result) => result.ok)).toEqual(results.map(() => true))
    expect(kept()).toEqual([a, a, b, c].slice(0, 1 + results.length))
    expect(check()).toMatchObject(whole)
  })

  it('fail alone', () => {
    const { connection, writes, taskIds, kept, check } = openStore()
    const [a = 0, b = 0, c = 0] = taskIds
    connection.exec(
      `CREATE TEMP TRIGGER refuse BEFORE UPDATE ON task WHEN old.id = ${b} BEGIN SELECT RAISE(ABORT, 'no'); END`
    )
    const results = []
    // A slow computer may take them in more than one call.
    const answers = [poll(a, 1), poll(b, 1), poll(4711, 1), poll(c, 1)]
    while (results.length < answers.length)
      results.push(...writes.appendTogether(answers.slice(results.length)))
    expect(results.map((result) => (result.ok ? 'kept' : result.error.code))).toEqual([
      'kept',
      'INTERNAL',
      'NOT_FOUND',
      'kept'
    ])
    expect(kept()).toEqual([a, c])
    expect(check()).toMatchObject({ ...whole, checked: 2 })
  })

  it('stay committed, once, when a later one fails', () => {
    const { connection, writes, taskIds, kept, check } = openStore()
    const [a = 0, b = 0, c = 0] = taskIds
    valueOf(writes['snapshot.append'](poll(a, 1)))
    connection.exec(
      `CREATE TEMP TRIGGER refuse BEFORE UPDATE ON task WHEN old.id = ${c} BEGIN SELECT RAISE(ABORT, 'no'); END`
    )
    const results = []
    // The second one promises more than the first, which is committed before it.
    const answers = [poll(a, 2), poll(b, 2), poll(c, 2), poll(a, 3)]
    while (results.length < answers.length)
      results.push(...writes.appendTogether(answers.slice(results.length)))
    expect(results.map((result) => result.ok)).toEqual([true, true, false, true])
    expect(kept()).toEqual([a, a, b, a])
    expect(check()).toMatchObject({ ...whole, checked: 4 })
  })

  it('are each tried alone when one of them takes all back', () => {
    const { connection, writes, taskIds, kept, check } = openStore()
    const [a = 0, b = 0, c = 0] = taskIds
    connection.exec(
      `CREATE TEMP TRIGGER refuse BEFORE UPDATE ON task WHEN old.id = ${b} BEGIN SELECT RAISE(ROLLBACK, 'no'); END`
    )
    const results = []
    const answers = [poll(a, 1), poll(b, 1), poll(c, 1)]
    while (results.length < answers.length)
      results.push(...writes.appendTogether(answers.slice(results.length)))
    expect(results.map((result) => result.ok)).toEqual([true, false, true])
    expect(kept()).toEqual([a, c])
    expect(check()).toMatchObject({ ...whole, checked: 2 })
  })

  it('say once that somebody else writes', () => {
    const { connection, other, writes, taskIds, kept } = openStore()
    connection.pragma('busy_timeout = 10')
    other.exec('BEGIN IMMEDIATE')
    const results = writes.appendTogether(taskIds.map((id) => poll(id, 1)))
    other.exec('ROLLBACK')
    expect(results.map((result) => !result.ok && result.error.code)).toEqual(taskIds.map(() => 'LEDGER_BUSY'))
    expect(kept()).toEqual([])
  })
})

describe('a gateway profile that was read', () => {
  it('is read again after it has changed', async () => {
    const ledger = await openTestLedger()
    const id = await ledger.addGateway('Before')
    const taskId = await ledger.addTask('task-1', { gatewayId: id })
    const profile = async () => valueOf(await ledger.read('gateway.profile', { id }))
    expect((await profile()).name).toBe('Before')
    const changed = { id, name: 'After', endpoint: 'https://apig.example.com' }
    const identity = { project_id: 'project-1', instance_id: 'instance-1' }
    valueOf(await ledger.write('gateway.save', { ...changed, ...identity, isDemo: false, at: start }))
    expect((await profile()).name).toBe('After')
    await ledger.append(taskId, new TextEncoder().encode('{"error_code":"APIG.1002"}'), minutes(1), {
      http_status: 401
    })
    expect((await profile()).polling).toBe('stopped')
    valueOf(await ledger.write('gateway.remove', { id, at: minutes(2) }))
    expect(await ledger.read('gateway.profile', { id })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' }
    })
  })
})
