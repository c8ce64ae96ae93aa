import type { CopyContents, CopyProblem } from '@shared/contract/backups'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { APPLICATION_ID } from '../migrate'
import { verifyChains } from '../verify'
import { checkBodies, type CheckedBodies } from './check-bodies'
import { readContents } from './contents'

/** What checking a copy came to; `contents` as far as they could be read. */
export interface CheckedCopy {
  problem: CopyProblem | null
  contents: CopyContents | null
  bodies: Pick<CheckedBodies, 'unpacked' | 'bytes'>
}

interface CheckOptions {
  /** Bodies of an earlier check, see check-bodies; null: all of them are unpacked. */
  knownBodies: CopyContents['bodies'] | null
  /** Whether the indexes are compared with their tables, too; that takes ten times as long. */
  isThorough: boolean
}

const nothing = { unpacked: 0, bytes: 0 }

/** Checks a copy of the ledger, of this version or an older one, without writing to it. Never throws for a bad file. */
export function checkCopy(path: string, { knownBodies, isThorough }: CheckOptions): CheckedCopy {
  const failed = (problem: CopyProblem): CheckedCopy => ({ problem, contents: null, bodies: nothing })
  let connection: Database.Database
  try {
    connection = new Database(path, { readonly: true, fileMustExist: true })
  } catch {
    return failed('unreadable')
  }
  try {
    connection.pragma('trusted_schema = OFF')
    if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) return failed('unreadable')
    const sound = findings(connection, isThorough)
    if (sound !== null) return failed(sound)
    return checkRows(connection, knownBodies)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return failed(code.startsWith('SQLITE_CORRUPT') ? 'damaged' : 'unreadable')
  } finally {
    connection.close()
  }
}

/** What SQLite's own check finds wrong with the pages of a database; null: nothing. */
export function findings(connection: Database.Database, isThorough: boolean): CopyProblem | null {
  const found = connection.pragma(isThorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true })
  if (found !== 'ok') return 'damaged'
  const orphans = isThorough ? (connection.pragma('foreign_key_check') as unknown[]) : []
  return orphans.length > 0 ? 'damaged' : null
}

function checkRows(connection: Database.Database, knownBodies: CopyContents['bodies'] | null): CheckedCopy {
  // Ledgers of the first version have no such table, and the chain asks for it. Nothing is written to the file.
  connection.exec(
    connection.prepare("SELECT 1 FROM main.sqlite_schema WHERE name = 'snapshot_file'").get() === undefined
      ? 'CREATE TEMP TABLE snapshot_file (snapshot INTEGER PRIMARY KEY, file_name TEXT, modified_at INTEGER, sha256 BLOB)'
      : ''
  )
  const chain = verifyChains({ connection, db: drizzle({ client: connection }) })
  const bodies = checkBodies(connection, knownBodies)
  const contents = { ...readContents(connection), bodies: bodies.digest }
  const problem =
    chain.brokenAt !== null || !chain.isComplete ? 'chain' : bodies.isWhole ? null : ('bodies' as const)
  return { problem, contents, bodies }
}
