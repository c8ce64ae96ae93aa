import type { BackupFacts, CopyContents } from '@shared/contract/backups'
import type Database from 'better-sqlite3'
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CopiedRows } from '../../backups/copier-protocol'
import { factsPath } from '../../backups/backup-folder'
import { flushFolder, hashAndFlush, writeDurably } from '../../backups/durable-file'
import { checkCopy, type CheckedCopy } from './check-copy'
import { countTables } from './contents'

/** Where a copy lies until it has been checked. */
export function unfinishedPath(path: string): string {
  return `${path}.part`
}

/** Copies a ledger as it is at one moment to the unfinished file of `path`, whoever writes to it meanwhile. Throws. */
export function copyLedger(connection: Database.Database, path: string): CopiedRows {
  const unfinished = unfinishedPath(path)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  rmSync(unfinished, { force: true })
  // VACUUM INTO accepts an empty file, and this one is already readable by its owner only.
  writeFileSync(unfinished, '', { mode: 0o600 })
  try {
    const before = countTables(connection)
    connection.prepare('VACUUM INTO ?').run(unfinished)
    chmodSync(unfinished, 0o600)
    return between(before, countTables(connection))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

function between(before: Record<string, number>, after: Record<string, number>): CopiedRows {
  const pick = (which: (...counts: number[]) => number): Record<string, number> =>
    Object.fromEntries(
      Object.keys({ ...before, ...after }).map((name) => [name, which(before[name] ?? 0, after[name] ?? 0)])
    )
  return { least: pick(Math.min), most: pick(Math.max) }
}

/**
 * Checks the unfinished copy of `path` and brings it safely onto the disk. Its facts name what is wrong with it; the copy
 * is there as it is either way.
 */
export function verifyCopy(
  path: string,
  expected: CopiedRows,
  known: { bodies: CopyContents['bodies'] | null; at: number; appVersion: string | null }
): BackupFacts {
  const unfinished = unfinishedPath(path)
  const checked = checkCopy(unfinished, { knownBodies: known.bodies, isThorough: false })
  const isComplete = checked.contents === null || holdsAll(checked.contents.tables, expected)
  const problem = checked.problem ?? (isComplete ? null : 'counts')
  const { at, appVersion } = known
  return factsOf(unfinished, { at, appVersion, sha256: hashAndFlush(unfinished) }, { ...checked, problem })
}

/** The facts of a file that has been checked. */
export function factsOf(
  path: string,
  { at, appVersion, sha256 }: { at: number; appVersion: string | null; sha256: string },
  { problem, contents }: Pick<CheckedCopy, 'problem' | 'contents'>
): BackupFacts {
  const size = statSync(path).size
  return { format: 1, size, sha256, checkedAt: at, appVersion, problem, contents }
}

function holdsAll(tables: Record<string, number>, { least, most }: CopiedRows): boolean {
  return Object.keys(most).every((name) => {
    const count = tables[name] ?? -1
    return count >= (least[name] ?? 0) && count <= (most[name] ?? 0)
  })
}

/** Gives a checked copy its name: from here on it is a backup. Its facts are there before it is. */
export function keepCopy(path: string, facts: BackupFacts): void {
  writeFacts(path, facts)
  renameSync(unfinishedPath(path), path)
  flushFolder(dirname(path))
}

/** Throws an unfinished copy away. */
export function dropCopy(path: string): void {
  rmSync(unfinishedPath(path), { force: true })
}

/** Writes the facts of a backup beside it, all of them or none. */
export function writeFacts(path: string, facts: BackupFacts): void {
  writeDurably(factsPath(path), `${JSON.stringify(facts, null, 2)}\n`)
}
