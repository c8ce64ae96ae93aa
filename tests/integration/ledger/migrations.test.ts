import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listBackups } from '../../../src/main/ledger/backups/backup-folder'
import { readMigrations } from '../../../src/main/ledger/migrations'
import { workersFolder } from '../../support/build-workers'
import { firstLedger, writeFirstLedger } from '../../support/first-ledger'
import { migrationsFolder, openTestLedger, temporaryFolder, valueOf, workers } from '../../support/ledger'

const migration = '0001_real_gateways'
const newest = readMigrations(migrationsFolder).length

function oldLedger(): string {
  const file = join(temporaryFolder(), 'ledger.db')
  writeFirstLedger(file)
  return file
}

function query(file: string, sql: string): unknown[] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare(sql).raw().all()
  } finally {
    database.close()
  }
}

/** The backup that was made before the update. */
const backupOf = (file: string): string | undefined => listBackups(join(dirname(file), 'backups'))[0]?.path

const count = (table: string): string => `SELECT count(*) FROM ${table}`

/** The app's migrations, with a statement in the middle of the second one that never ends. */
function endlessMigrations(): string {
  const folder = join(temporaryFolder(), 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const file = join(folder, `${migration}.sql`)
  const statements = readFileSync(file, 'utf8').split('--> statement-breakpoint')
  const endless = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;'
  statements.splice(Math.floor(statements.length / 2), 0, endless)
  writeFileSync(file, statements.join('\n--> statement-breakpoint\n'))
  return folder
}

/** A process that opens the ledger with these migrations. Returns how to kill it and wait for its end. */
function openInProcess(file: string, migrations: string): () => Promise<void> {
  const [script = '', ...threads] = [
    new URL('writing-child.mjs', workersFolder),
    workers.writer,
    workers.reader
  ].map((url) => fileURLToPath(url))
  const child = spawn(process.execPath, [script, file, migrations, ...threads], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  return async () => {
    child.kill('SIGKILL')
    await exited
  }
}

function isBeingWritten(file: string): boolean {
  const database = new Database(file, { timeout: 0 })
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK')
    return false
  } catch {
    return true
  } finally {
    database.close()
  }
}

/** Opens it with the app, which brings it up to date, and expects all that was there. */
async function expectWhole(file: string): Promise<void> {
  const ledger = await openTestLedger(file)
  expect(valueOf(await ledger.read('gateways.list', null)).length).toBeGreaterThanOrEqual(
    firstLedger.gateways
  )
  const check = valueOf(await ledger.read('ledger.verify', null))
  expect(check).toMatchObject({ brokenAt: null, isComplete: true })
  expect(check.checked).toBeGreaterThanOrEqual(firstLedger.snapshots)
  const text = valueOf(await ledger.read('snapshots.text', { id: 7, offset: 0, length: 1000 })).text
  expect(text).toBe('{"task_id":"task-2","task_status":"processing","padding":"7"}')
  await ledger.close()
  expect(query(file, 'PRAGMA integrity_check')).toEqual([['ok']])
  expect(query(file, 'PRAGMA user_version')).toEqual([[newest]])
}

describe('a ledger of the first version', () => {
  it('is brought up to date with every row, defaults in new columns and a chain that holds', async () => {
    const file = oldLedger()
    await expectWhole(file)
    const added = 'iam_endpoint, proxy_mode, proxy_address, proxy_user, ca_certificates, ca_file_name'
    const fresh = [null, 'system', null, null, null, null]
    expect(query(file, `SELECT ${added} FROM gateway`)).toEqual([fresh, fresh])
    expect(query(file, count('task'))).toEqual([[firstLedger.tasks]])
    expect(query(file, count('snapshot_file'))).toEqual([[0]])
    expect(query(file, count('task_start'))).toEqual([[0]])
    const strict =
      "SELECT DISTINCT strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
    expect(query(file, strict)).toEqual([[1]])
  })

  it('is there a second time, as it was before', async () => {
    const file = oldLedger()
    const rows = query(file, 'SELECT * FROM snapshot')
    await expectWhole(file)
    const copy = backupOf(file) ?? ''
    expect(query(copy, 'PRAGMA user_version')).toEqual([[1]])
    expect(query(copy, 'SELECT * FROM snapshot')).toEqual(rows)
    expect(
      query(copy, "SELECT count(*) FROM pragma_table_info('gateway') WHERE name = 'proxy_mode'")
    ).toEqual([[0]])
  })

  it('keeps its settings and can be written to', async () => {
    const file = oldLedger()
    const ledger = await openTestLedger(file)
    expect(valueOf(await ledger.read('settings.get', undefined))).toMatchObject({
      theme: 'dark',
      language: 'system'
    })
    const gatewayId = await ledger.addGateway('Third')
    await ledger.addTask('task-9', { gatewayId })
    await ledger.close()
    await expectWhole(file)
  })
})

describe('a process that is killed', () => {
  it('in the middle of the migration leaves the ledger as it was', async () => {
    const file = oldLedger()
    const kill = openInProcess(file, endlessMigrations())
    await vi.waitUntil(() => backupOf(file) !== undefined && isBeingWritten(file), {
      timeout: 20_000,
      interval: 5
    })
    await kill()
    expect(query(file, 'PRAGMA user_version')).toEqual([[1]])
    expect(query(file, count('snapshot'))).toEqual([[firstLedger.snapshots]])
    expect(query(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'snapshot_file'")).toEqual([[0]])
    await expectWhole(file)
  })

  it('right after the migration leaves the new version', async () => {
    const file = oldLedger()
    const kill = openInProcess(file, migrationsFolder)
    await vi.waitUntil(() => query(file, 'PRAGMA user_version').flat()[0] === newest, {
      timeout: 20_000,
      interval: 5
    })
    await kill()
    await expectWhole(file)
  })
})
