import { mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { errorResult } from '../../../src/main/ledger/store/app-error'
import { DamagedBody } from '../../../src/main/ledger/store/bodies'
import { temporaryFolder } from '../../support/ledger'

function connect(file: string): Database.Database {
  const connection = new Database(file, { timeout: 0 })
  onTestFinished(() => void connection.close())
  return connection
}

/** What the action throws, as the app's own error code. */
function codeOf(action: () => unknown): string {
  try {
    action()
    return 'nothing was thrown'
  } catch (error) {
    const result = errorResult(error)
    return result.ok ? 'ok' : result.error.code
  }
}

describe('a thrown error is', () => {
  it('DISK_FULL when the database cannot grow', () => {
    const connection = connect(join(temporaryFolder(), 'full.db'))
    connection.exec('CREATE TABLE kept (bytes BLOB) STRICT')
    connection.pragma('max_page_count = 3')
    expect(codeOf(() => connection.exec('INSERT INTO kept VALUES (zeroblob(100000))'))).toBe('DISK_FULL')
    expect(codeOf(() => failWith('ENOSPC'))).toBe('DISK_FULL')
    expect(codeOf(() => failWith('SQLITE_IOERR_SHMSIZE'))).toBe('DISK_FULL')
  })

  it('LEDGER_BUSY when somebody else writes', () => {
    const file = join(temporaryFolder(), 'busy.db')
    const [one, other] = [connect(file), connect(file)]
    one.exec('BEGIN IMMEDIATE')
    expect(codeOf(() => other.exec('BEGIN IMMEDIATE'))).toBe('LEDGER_BUSY')
  })

  it('LEDGER_UNREADABLE when the file is none or may not be opened', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'folder.db'))
    expect(codeOf(() => new Database(join(folder, 'folder.db')))).toBe('LEDGER_UNREADABLE')
    expect(codeOf(() => openSync(join(folder, 'folder.db'), 'a'))).toBe('LEDGER_UNREADABLE')
    expect(codeOf(() => failWith('SQLITE_CORRUPT_INDEX'))).toBe('LEDGER_UNREADABLE')
    expect(errorResult(new DamagedBody(3))).toMatchObject({ error: { code: 'LEDGER_UNREADABLE' } })
  })

  it('INTERNAL when it is a fault of the program', () => {
    const connection = connect(join(temporaryFolder(), 'sql.db'))
    expect(codeOf(() => connection.exec('NONSENSE'))).toBe('INTERNAL')
    expect(codeOf(() => JSON.parse('{'))).toBe('INTERNAL')
  })
})

function failWith(code: string): never {
  throw Object.assign(new Error(code), { code })
}
