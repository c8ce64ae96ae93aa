import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { listBackups } from '../../../src/main/ledger/backups/backup-folder'
import { openLedger } from '../../../src/main/ledger/open-ledger'
import { minutes, migrationsFolder, openTestLedger, quietLog, temporaryFolder } from '../../support/ledger'
import { valueOf, workers } from '../../support/ledger'

const open = (file: string, migrations = migrationsFolder) =>
  openLedger({ file, migrationsFolder: migrations, workers, log: quietLog })

function query(file: string, sql: string): unknown[] {
  const connection = new Database(file, { readonly: true })
  try {
    return connection.prepare(sql).pluck().all()
  } finally {
    connection.close()
  }
}

/** A closed ledger with one snapshot. */
async function closedLedger(): Promise<{ file: string; snapshotId: number }> {
  const ledger = await openTestLedger()
  const taskId = await ledger.addTask('task-1')
  const { snapshotId } = await ledger.append(taskId, 'wire/import-succeed.json', minutes(1))
  await ledger.close()
  return { file: ledger.file, snapshotId }
}

/** The app's migrations and one that a later version might bring. */
function laterMigrations(statement: string): string {
  const folder = join(temporaryFolder(), 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const journalFile = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { idx: number; tag: string }[] }
  journal.entries.push({ idx: journal.entries.length, tag: 'later' })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(join(folder, 'later.sql'), statement)
  return folder
}

describe('a new ledger', () => {
  it('is made with every table strict, for its owner only', async () => {
    const ledger = await openTestLedger(join(temporaryFolder(), 'made/on/the/way/ledger.db'))
    await ledger.addGateway()
    const files = readdirSync(dirname(ledger.file))
    expect(files).toContain('ledger.db-wal')
    if (process.platform !== 'win32') {
      for (const name of files) expect(statSync(join(dirname(ledger.file), name)).mode & 0o777).toBe(0o600)
      expect(statSync(dirname(ledger.file)).mode & 0o777).toBe(0o700)
    }
    const tables = query(
      ledger.file,
      "SELECT strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    expect(tables.length).toBeGreaterThan(10)
    expect(tables.every((strict) => strict === 1)).toBe(true)
  })

  it('is one file when it is closed, and goes on when it is opened again', async () => {
    const { file, snapshotId } = await closedLedger()
    expect(readdirSync(dirname(file))).toEqual(['ledger.db'])
    const again = await openTestLedger(file)
    expect(valueOf(await again.read('snapshots.get', { id: snapshotId })).task_status).toBe('succeed')
    const check = valueOf(await again.read('ledger.verify', null))
    expect(check).toEqual({ checked: 1, brokenAt: null, isComplete: true })
    expect(readdirSync(dirname(file)).filter((name) => name.includes('before'))).toEqual([])
  })

  it('answers LEDGER_BUSY once it is closed', async () => {
    const ledger = await openTestLedger()
    await ledger.close()
    const busy = { ok: false, error: { code: 'LEDGER_BUSY' } }
    expect(await ledger.write('run.start', { at: minutes(0) })).toMatchObject(busy)
    expect(await ledger.read('gateways.list', null)).toMatchObject(busy)
  })
})

describe('a ledger of another version', () => {
  it('is refused and left alone when it is newer', async () => {
    const { file } = await closedLedger()
    const connection = new Database(file)
    connection.pragma('user_version = 99')
    connection.close()
    const before = readFileSync(file)
    expect(await open(file)).toMatchObject({ ok: false, error: { code: 'LEDGER_NEWER' } })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('is copied, then brought up to date, when it is older', async () => {
    const { file, snapshotId } = await closedLedger()
    const ledger = valueOf(await open(file, laterMigrations('CREATE TABLE `later` (\n\t`id` integer\n);')))
    expect(valueOf(await ledger.read('snapshots.get', { id: snapshotId })).id).toBe(snapshotId)
    await ledger.close()
    expect(query(file, "SELECT strict FROM pragma_table_list WHERE name = 'later'")).toEqual([1])
    const [backup] = listBackups(join(dirname(file), 'backups'))
    expect(backup).toMatchObject({ reason: 'before_update', facts: { problem: null } })
    const copy = backup?.path ?? ''
    expect(query(copy, 'SELECT count(*) FROM snapshot')).toEqual([1])
    expect(query(copy, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'")).toEqual([0])
    if (process.platform !== 'win32') expect(statSync(copy).mode & 0o777).toBe(0o600)
  })

  it('stays as it was when bringing it up to date fails', async () => {
    const { file, snapshotId } = await closedLedger()
    const broken = laterMigrations('CREATE TABLE `half` (`id` integer);\n--> statement-breakpoint\nNONSENSE;')
    expect(await open(file, broken)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    const again = await openTestLedger(file)
    expect(valueOf(await again.read('snapshots.get', { id: snapshotId })).id).toBe(snapshotId)
    expect(query(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'")).toEqual([0])
  })
})

describe('a file that is no ledger', () => {
  it.each([
    [
      'another kind of file',
      (file: string) => writeFileSync(file, 'not a database, and long enough\n'.repeat(99))
    ],
    [
      'a database of another program',
      (file: string) => {
        const connection = new Database(file)
        connection.exec('CREATE TABLE theirs (id INTEGER)')
        connection.close()
      }
    ]
  ])('is left untouched: %s', async (_, make) => {
    const file = join(temporaryFolder(), 'ledger.db')
    make(file)
    const before = readFileSync(file)
    expect(await open(file)).toMatchObject({ ok: false, error: { code: 'LEDGER_UNREADABLE' } })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('or one whose first page is overwritten is left untouched', async () => {
    const { file } = await closedLedger()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 100, 4096)
    writeFileSync(file, bytes)
    expect(await open(file)).toMatchObject({ ok: false, error: { code: 'LEDGER_UNREADABLE' } })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })
})
