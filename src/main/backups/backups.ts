import { toThrowAway } from '@domain/backups/rotation'
import { firstBackupBudget } from '@shared/backup-budgets'
import type { Output, ParsedInput } from '@shared/contract'
import type {
  BackupFacts,
  BackupReason,
  BackupRow,
  BackupState,
  BackupWork,
  DrillReport,
  RestorePreview
} from '@shared/contract/backups'
import { err, ok, type Result } from '@shared/result'
import {
  namedBackups,
  newestKnown,
  readBackup,
  removeBackup,
  type Backup
} from '../ledger/backups/backup-folder'
import { CopierThread, type AskCopier } from '../ledger/backups/copier-thread'
import type { Log } from '../log'
import { localDay } from './local-day'
import { KnownBackups } from './known-backups'
import { readLastDrill, writeLastDrill } from './last-drill'
import { makeBackup } from './make-backup'
import { rotated, rowOf } from './rows'

export interface BackupsDeps {
  file: string
  folder: string
  migrationsFolder: string
  copier: URL
  appVersion: string
  /** How many migrations this version knows. */
  newestSchema: () => number
  now: () => number
  /** Something about the backups, or what is being done with them, is no longer as it was. */
  onChange: () => void
  log: Log
}

/** The backups of one ledger: making, checking and describing them, one thing after the other. */
export class Backups {
  readonly #deps: BackupsDeps
  readonly #copier: CopierThread
  readonly #known: KnownBackups
  /** How much all backups may take together. */
  budgetBytes: number = firstBackupBudget
  #turn: Promise<unknown> = Promise.resolve()
  #work: BackupWork | null = null
  /** Of this run. */
  #lastDrill: DrillReport | null = null
  #trouble: BackupState['trouble'] = null

  constructor(deps: BackupsDeps) {
    this.#deps = deps
    this.#copier = new CopierThread(deps)
    this.#known = new KnownBackups(deps.folder)
  }

  get folder(): string {
    return this.#deps.folder
  }

  /** All of them in a few words, and what is being done. */
  async state(): Promise<BackupState> {
    const backups = await this.#known.all()
    return {
      folder: this.folder,
      count: backups.length,
      totalBytes: backups.reduce((sum, { size }) => sum + size, 0),
      newest: backups[0] === undefined ? null : rowOf(backups[0]),
      work: this.#work,
      trouble: this.#trouble,
      drill: this.#lastDrill ?? readLastDrill(this.folder)
    }
  }

  /** Some of them, the newest first. */
  async list({ offset, limit }: ParsedInput<'backups.list'>): Promise<Output<'backups.list'>> {
    const backups = await this.#known.all()
    return { total: backups.length, rows: backups.slice(offset, offset + limit).map(rowOf) }
  }

  /** The newest verified one, as far as is known without reading it; null: there is none. */
  newest(): Backup | null {
    return newestKnown(this.folder)
  }

  /** Makes a backup, and then throws away what does not fit beside it. A copy that a check refuses is none. */
  async make(reason: BackupReason): Promise<Result<BackupRow>> {
    const made = await this.#do('backup', (ask) => this.#make(ask, reason))
    const code = made.ok ? null : made.error.code
    if (code !== 'STOPPED') this.#trouble = code === null ? null : { code, at: this.#deps.now() }
    if (!made.ok)
      this.#deps.log.warn(`no backup (${reason}): ${made.error.code}`, { why: made.error.message })
    this.#deps.onChange()
    return made
  }

  /** What putting a backup back would change. */
  preview(sequence: number): Promise<Result<RestorePreview>> {
    return this.#do('preview', async (ask) => {
      const found = await this.#checked(ask, sequence)
      if (!found.ok) return found
      const compared = await ask('preview', { path: found.value.path })
      return compared.ok
        ? ok({ backup: rowOf(found.value), ...compared.value })
        : damaged(compared.error.message)
    })
  }

  /** Checks a backup wholly, the newest verified one unless another is named, and keeps what came of it. */
  drill(sequence: number | null): Promise<Result<DrillReport>> {
    return this.#do('drill', async (ask) => {
      const wanted = sequence ?? this.newest()?.sequence ?? null
      const backup = wanted === null ? null : this.#find(wanted)
      if (backup === null) return err('NOT_FOUND', `no backup ${wanted}`)
      this.#step('drill', 'bodies')
      const began = performance.now()
      const drilled = await ask('drill', { path: backup.path, facts: backup.facts })
      if (!drilled.ok) return drilled
      const { sequence: number, madeAt, size } = backup
      const ms = Math.round(performance.now() - began)
      const report = { sequence: number, madeAt, size, at: this.#deps.now(), ms, ...drilled.value }
      this.#lastDrill = report
      const known = await this.#note(ask, backup, report)
      // A folder that may only be read is no reason to keep quiet about what was found.
      if (known.ok) writeLastDrill(this.folder, report)
      else this.#deps.log.warn('the result of a drill was not kept', { why: known.error.message })
      return ok(report)
    })
  }

  /** Puts a checked copy of a backup beside the ledger, which it is to replace. */
  stage(sequence: number): Promise<Result<{ madeAt: number }>> {
    return this.#do('restore', async (ask) => {
      const found = await this.#checked(ask, sequence)
      if (!found.ok) return found
      this.#step('restore', 'copy')
      const { path, facts, madeAt } = found.value
      const staged = await ask('stage', { path, facts })
      return staged.ok ? ok({ madeAt }) : staged
    })
  }

  /** Says, while the ledger is being replaced, that it is. */
  showReplacing(isReplacing: boolean): void {
    this.#work = isReplacing ? { what: 'restore', step: 'replace' } : null
    this.#deps.onChange()
  }

  /** Leaves what is being done. */
  stop(): void {
    this.#copier.stop()
  }

  async #make(ask: AskCopier, reason: BackupReason): Promise<Result<BackupRow>> {
    const { appVersion, now } = this.#deps
    const onStep = (step: BackupWork['step']): void => this.#step('backup', step)
    const made = await makeBackup(ask, { folder: this.folder, reason, madeAt: now(), appVersion, onStep })
    if (!made.ok) return made
    await this.#rotate()
    return ok(rowOf(made.value))
  }

  /** Only ever after a backup that all checks have passed. */
  async #rotate(): Promise<void> {
    const backups = await this.#known.all()
    const gone = new Set(toThrowAway(backups.map(rotated), this.budgetBytes, localDay))
    for (const backup of backups) if (gone.has(backup.sequence)) removeBackup(backup)
  }

  /** A backup that may be used: checked, still the same bytes, and not of a newer version. */
  async #checked(ask: AskCopier, sequence: number): Promise<Result<Backup & { facts: BackupFacts }>> {
    const backup = this.#find(sequence)
    if (backup === null) return err('NOT_FOUND', `no backup ${sequence}`)
    const { path, facts: known } = backup
    const at = this.#deps.now()
    const facts = await (known === null
      ? ask('recheck', { path, at })
      : ask('compareHash', { path, facts: known, at }))
    this.#known.forget(path)
    if (!facts.ok) return facts
    const { problem, contents } = facts.value
    if (problem !== null || contents === null) return damaged(String(problem))
    const isNewer = contents.schemaVersion > this.#deps.newestSchema()
    return isNewer
      ? err('BACKUP_NEWER', `version ${contents.schemaVersion}`)
      : ok({ ...backup, facts: facts.value })
  }

  /** Writes down what a drill found, so that a backup found damaged is no longer offered as good. */
  #note(ask: AskCopier, { path, facts }: Backup, { problem, at }: DrillReport): Promise<Result<null>> {
    this.#known.forget(path)
    if (facts === null) return ask('recheck', { path, at }).then((made) => (made.ok ? ok(null) : made))
    return ask('note', { path, facts: { ...facts, problem: problem ?? facts.problem, checkedAt: at } })
  }

  #find(sequence: number): Backup | null {
    const named = namedBackups(this.folder).find((each) => each.sequence === sequence)
    return named === undefined ? null : readBackup(this.folder, named)
  }

  #step(what: BackupWork['what'], step: BackupWork['step']): void {
    this.#work = { what, step }
    this.#deps.onChange()
  }

  /** Does one piece of work after the other, each on a thread of its own. */
  #do<T>(what: BackupWork['what'], work: (ask: AskCopier) => Promise<Result<T>>): Promise<Result<T>> {
    const turn = this.#turn.then(async () => {
      this.#step(what, 'check')
      try {
        return await this.#copier.run(work)
      } catch (cause) {
        this.#deps.log.error(`backups: ${what} threw`, cause)
        return err('INTERNAL', String(cause))
      } finally {
        this.#work = null
        this.#deps.onChange()
      }
    })
    this.#turn = turn
    return turn
  }
}

function damaged(message: string): Result<never> {
  return err('BACKUP_DAMAGED', message)
}
