import { backupFacts, type BackupFacts } from '@shared/contract/backups'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBackupName, type BackupName } from './backup-name'
import { hashOf } from './durable-file'

/** A backup as it lies in the folder. */
export interface Backup extends BackupName {
  path: string
  size: number
  /** null: lost, or written about other bytes than these. */
  facts: BackupFacts | null
}

/** Where the facts of a backup are. */
export function factsPath(backupPath: string): string {
  return backupPath.replace(/\.db$/, '.json')
}

/** The backups of a folder, the newest first; none when there is no folder. What the app did not name is no backup. */
export function listBackups(folder: string): Backup[] {
  return namedBackups(folder).flatMap((named) => readBackup(folder, named) ?? [])
}

/** What the names in a folder say of its backups, the newest first, without looking into any. */
export function namedBackups(folder: string): (BackupName & { name: string })[] {
  return namesIn(folder)
    .flatMap((name) => {
      const read = readBackupName(name)
      return read === null ? [] : [{ ...read, name }]
    })
    .sort((left, right) => right.sequence - left.sequence)
}

/** One of them with its facts; null when it is gone meanwhile. */
export function readBackup(folder: string, { name, ...named }: BackupName & { name: string }): Backup | null {
  const path = join(folder, name)
  const size = sizeOf(path)
  return size === null ? null : { ...named, path, size, facts: readFacts(path, size) }
}

/** The newest that is verified as far as is known without reading it again; null: there is none. */
export function newestKnown(folder: string): Backup | null {
  for (const named of namedBackups(folder)) {
    const backup = readBackup(folder, named)
    if (backup !== null && isVerified(backup)) return backup
  }
  return null
}

/** The number of the next backup. */
export function nextSequence(folder: string): number {
  return 1 + (namedBackups(folder)[0]?.sequence ?? 0)
}

/** Whether all checks have passed, as far as is known without reading the file again. */
export function isVerified({ facts }: Backup): boolean {
  return facts !== null && facts.problem === null
}

/**
 * The newest verified backup of a folder whose file is still, byte for byte, the one that was verified; null: there is
 * none. Reads the whole file, and more than one when the newest were changed: not for the main thread.
 */
export function newestVerifiedBackup(folder: string): Backup | null {
  return listBackups(folder).find((backup) => isVerified(backup) && isAsChecked(backup)) ?? null
}

/** Removes a backup with its facts; the facts last, so that no copy is left without them. */
export function removeBackup({ path }: Pick<Backup, 'path'>): void {
  rmSync(path, { force: true })
  rmSync(factsPath(path), { force: true })
}

/** Removes what a backup left that was interrupted. Only while none is being made. */
export function removeUnfinished(folder: string): void {
  const names = namesIn(folder)
  const there = new Set(names)
  for (const name of names) {
    const isUnfinished = /^backup-.*\.(db|json)\.part(-journal)?$/.test(name)
    const copy = name.replace(/\.json$/, '.db')
    const isFactsOfNone = name.endsWith('.json') && readBackupName(copy) !== null && !there.has(copy)
    if (isUnfinished || isFactsOfNone) rmSync(join(folder, name), { force: true })
  }
}

/** Whether the file is, byte for byte, the one that its facts were written about. */
export function isAsChecked({ path, facts }: Pick<Backup, 'path' | 'facts'>): boolean {
  try {
    return facts !== null && hashOf(path) === facts.sha256
  } catch {
    return false
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function sizeOf(path: string): number | null {
  try {
    const found = statSync(path)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

function readFacts(backupPath: string, size: number): BackupFacts | null {
  try {
    const facts = backupFacts.parse(JSON.parse(readFileSync(factsPath(backupPath), 'utf8')))
    return facts.size === size ? facts : null
  } catch {
    return null
  }
}
