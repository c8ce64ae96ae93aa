import Database from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMigrations } from '../../../src/main/ledger/migrations'
import { openForWriting } from '../../../src/main/ledger/store/open'
import { createRebuild } from '../../../src/main/ledger/store/rebuild'
import { createWrites } from '../../../src/main/ledger/store/writes'
import { answerFixtures } from '../../support/async-task-fixtures'
import { migrationsFolder, minutes, openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'

const derived = [
  'SELECT * FROM finding ORDER BY snapshot, position',
  'SELECT * FROM import_result ORDER BY body',
  'SELECT * FROM import_entry ORDER BY body, list, position',
  'SELECT * FROM export_result ORDER BY body',
  'SELECT * FROM task ORDER BY id'
]
const observed = [
  'SELECT * FROM snapshot ORDER BY id',
  'SELECT * FROM body ORDER BY id',
  'SELECT * FROM origin'
]

const rowsOf = (file: Database.Database, queries: string[]) =>
  queries.map((query) => file.prepare(query).all())
const settingOf = (file: Database.Database, name: string) =>
  file.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name)

/** What an older decoder may have left behind: other results, entries and findings, some missing, some too many. */
const asOfAnOlderDecoder = `
  INSERT INTO setting VALUES ('derived_version', '0');
  DELETE FROM import_entry WHERE position > 0;
  UPDATE import_entry SET path = 'misread';
  UPDATE import_result SET decoder_version = 0, outcome = 'empty', success_count = 99;
  UPDATE export_result SET decoder_version = 0, document_size = 1;
  DELETE FROM export_result WHERE body = (SELECT min(body) FROM export_result);
  INSERT INTO export_result SELECT body, 0, 'misread', NULL, 1, zeroblob(32) FROM snapshot
    WHERE http_status = 404 AND body IS NOT NULL LIMIT 1;
  DELETE FROM finding WHERE code NOT LIKE 'history.%' AND code <> 'redaction.applied' AND snapshot % 2 = 0;
  UPDATE finding SET code = 'body.unrecognised' WHERE code LIKE 'export.%' OR code LIKE 'import.%';
  UPDATE task SET outcome = 'empty', success_count = 99, group_id = 'misread', search_text = 'misread'
    WHERE outcome IS NOT NULL;`

describe('derived rows of an older decoder', () => {
  it('are made again from the stored bytes when nothing else is asked for; what was observed stays', async () => {
    const ledger = await openTestLedger()
    const gatewayId = await ledger.addGateway()
    for (const [index, { name }] of answerFixtures.entries()) {
      const taskId = await ledger.addTask(`task-${index % 20}`, { gatewayId })
      await ledger.append(taskId, name, minutes(index))
    }
    await ledger.close()
    const file = new Database(ledger.file)
    onTestFinished(() => void file.close())
    const [derivedBefore, observedBefore] = [rowsOf(file, derived), rowsOf(file, observed)]
    for (const rows of derivedBefore) expect(rows.length).toBeGreaterThan(0)
    file.exec(asOfAnOlderDecoder)
    expect(rowsOf(file, derived)).not.toEqual(derivedBefore)

    const again = await openTestLedger(ledger.file)
    while (settingOf(file, 'derived_version') === '0') await new Promise((resolve) => setImmediate(resolve))
    expect(rowsOf(file, derived)).toEqual(derivedBefore)
    expect(rowsOf(file, observed)).toEqual(observedBefore)
    expect(settingOf(file, 'derived_progress')).toBeUndefined()
    expect(valueOf(await again.read('ledger.verify', null))).toMatchObject({
      brokenAt: null,
      isComplete: true
    })
  })
})

/** A ledger with 120 answers on this thread. */
function openHundred() {
  const store = valueOf(
    openForWriting(join(temporaryFolder(), 'ledger.db'), readMigrations(migrationsFolder))
  )
  const { connection } = store
  onTestFinished(() => void connection.close())
  const writes = createWrites(store, minutes(0))
  const profile = { name: 'One', endpoint: 'https://apig.example.com', project_id: 'p', instance_id: 'i' }
  const { id } = valueOf(writes['gateway.save']({ id: null, ...profile, isDemo: false, at: minutes(0) }))
  const tasks = [{ task_id: 'task-1', task_type: null, requested_group_id: null, name: '' }]
  const [taskId = 0] = valueOf(writes['task.add']({ gatewayId: id, tasks, at: minutes(0) })).taskIds
  for (let minute = 1; minute <= 120; minute++) {
    const body = { task_id: 'another', task_status: 'processing', minute }
    const seen = { requestedAt: null, elapsedMs: null, http_status: 200, headers: {}, failure: null }
    const bytes = new TextEncoder().encode(JSON.stringify(body)).buffer
    valueOf(
      writes['snapshot.append']({ taskId, source: 'poll', observedAt: minutes(minute), bytes, ...seen })
    )
  }
  return store
}

describe('making derived rows again', () => {
  it('goes in steps, and on where it was when it was interrupted', () => {
    const store = openHundred()
    const { connection } = store
    const before = rowsOf(connection, derived)
    connection.exec("INSERT INTO setting VALUES ('derived_version', '0'); DELETE FROM finding")
    const left = () =>
      connection
        .prepare('SELECT count(*) FROM snapshot WHERE id NOT IN (SELECT snapshot FROM finding)')
        .pluck()
        .get()
    expect(createRebuild(store).step()).toBe(true)
    const afterOne = Number(left())
    expect(afterOne).toBeGreaterThanOrEqual(70)
    expect(afterOne).toBeLessThan(120)

    // What is done is not done again: it would get its findings back.
    connection.exec('DELETE FROM finding WHERE snapshot = 1')
    const { step } = createRebuild(store)
    while (step());
    expect(left()).toBe(1)
    const withoutFirst = rowsOf(connection, derived)
    expect(withoutFirst.slice(1)).toEqual(before.slice(1))
    expect(settingOf(connection, 'derived_version')).toBe('1')
  })

  it('begins anew when it was interrupted by another version', () => {
    const store = openHundred()
    const before = rowsOf(store.connection, derived)
    store.connection
      .exec(`INSERT INTO setting VALUES ('derived_version', '0'), ('derived_progress', '99:100');
      DELETE FROM finding`)
    const { step } = createRebuild(store)
    while (step());
    expect(rowsOf(store.connection, derived)).toEqual(before)
  })

  it('does nothing when all rows are of this version, and leaves those of a newer one with a mark', () => {
    const store = openHundred()
    const { connection } = store
    connection.exec('DELETE FROM finding')
    expect(createRebuild(store).step()).toBe(false)
    expect(settingOf(connection, 'derived_version')).toBeUndefined()
    connection.exec("INSERT INTO setting VALUES ('derived_version', '99')")
    expect(createRebuild(store).step()).toBe(false)
    expect(settingOf(connection, 'derived_version')).toBe('1')
    expect(connection.prepare('SELECT count(*) FROM finding').pluck().get()).toBe(0)
  })
})
