import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { flushFolder, writeDurably } from './durable-file'

/*
 * Putting a copy in place of the ledger, so that a process killed at any moment leaves the old ledger or the new one:
 *
 *   ledger.db.restoring   the copy, complete and checked, before anything else is done
 *   ledger.db.restore     the restore has been decided, and the next start brings it to its end; says where the old one goes
 *   <that folder>         the old ledger with what SQLite had beside it; ledger.db itself is never missing
 */

/** Where the copy lies that is to become the ledger. */
export function stagedPath(file: string): string {
  return `${file}.restoring`
}

const decisionPath = (file: string): string => `${file}.restore`
const companions = ['-wal', '-shm'] as const

/**
 * Puts the staged copy in place of the ledger, which nobody may have open; the old one goes to the folder `aside`.
 * `onStep` is told before each step. Throws when the system refuses; `finishRestore` goes on from there.
 */
export function replaceLedger(
  file: string,
  aside: string,
  onStep: (step: string) => void = () => undefined
): void {
  onStep('decide')
  writeDurably(decisionPath(file), `${JSON.stringify({ aside })}\n`)
  flushFolder(dirname(file))
  carryOut(file, aside, onStep)
}

/**
 * Before the ledger is opened: brings a restore to its end that was decided, and forgets one that was not. Returns
 * whether one was ended.
 */
export function finishRestore(file: string): boolean {
  const aside = readDecision(file)
  if (aside === null) {
    rmSync(stagedPath(file), { force: true })
    return false
  }
  carryOut(file, aside, () => undefined)
  return true
}

/** Puts the old ledger back after the new one could not be opened. Nobody may have it open. */
export function putBack(file: string, aside: string): void {
  const old = join(aside, basename(file))
  if (!existsSync(old)) return
  for (const end of companions) rmSync(`${file}${end}`, { force: true })
  for (const end of companions) move(`${old}${end}`, `${file}${end}`)
  renameSync(old, file)
  flushFolder(dirname(file))
}

/** Takes back a restore that has not replaced the ledger yet, as far as the system lets it. */
export function abandonRestore(file: string, aside: string): void {
  if (!existsSync(stagedPath(file))) return
  const old = join(aside, basename(file))
  for (const end of companions) move(`${old}${end}`, `${file}${end}`)
  rmSync(decisionPath(file), { force: true })
  rmSync(stagedPath(file), { force: true })
  rmSync(aside, { recursive: true, force: true })
}

function carryOut(file: string, aside: string, onStep: (step: string) => void): void {
  const staged = stagedPath(file)
  // Once the copy has taken its place, what lies beside the ledger belongs to the new one.
  if (existsSync(staged)) {
    onStep('set aside')
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    const old = join(aside, basename(file))
    if (existsSync(file) && !existsSync(old)) keepToo(file, old)
    // A log that SQLite left belongs to the old pages, and would be played into the new ones.
    onStep('set the log aside')
    for (const end of companions) move(`${file}${end}`, `${old}${end}`)
    flushFolder(aside)
    onStep('replace')
    renameSync(staged, file)
    flushFolder(dirname(file))
  }
  onStep('end')
  rmSync(decisionPath(file), { force: true })
}

/** A second name for the file, or a copy where the file system has no such thing; whole or not there. */
function keepToo(file: string, old: string): void {
  try {
    linkSync(file, old)
  } catch {
    copyFileSync(file, `${old}.part`)
    renameSync(`${old}.part`, old)
  }
}

function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}

/** Where the old ledger of a restore goes that was decided; null: none was. */
function readDecision(file: string): string | null {
  try {
    const { aside } = JSON.parse(readFileSync(decisionPath(file), 'utf8')) as { aside?: unknown }
    return typeof aside === 'string' ? aside : null
  } catch {
    return null
  }
}
