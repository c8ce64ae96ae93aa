import { statSync } from 'node:fs'
import type { Ledger } from '../ledger/protocol'
import type { Clock } from '../polling/clock'
import type { Backups } from './backups'
import { BackupSchedule } from './schedule'

/** A ledger up to this size is backed up in about a second, which is no reason to make anybody wait for quitting. */
const quickBytes = 200e6
/** Quitting never waits longer for a backup. */
const quitWaitMs = 5_000

/** The backups that the app makes by itself in one stretch in which the ledger is open. */
export class AutomaticBackups {
  readonly #backups: Backups
  readonly #file: string
  readonly #clock: Clock
  readonly schedule: BackupSchedule

  constructor(backups: Backups, file: string, clock: Clock) {
    this.#backups = backups
    this.#file = file
    this.#clock = clock
    this.schedule = new BackupSchedule({ clock, make: async () => (await backups.make('automatic')).ok })
  }

  /** What the run before left without a backup counts as changed now. */
  async begin(ledger: Pick<Ledger, 'read'>): Promise<void> {
    const mark = await ledger.read('ledger.mark', null)
    if (!mark.ok) return
    const newest = this.#backups.newest()?.facts?.contents?.mark
    const isEmpty = !/:[1-9]/.test(mark.value)
    if (newest === undefined ? !isEmpty : newest !== mark.value) this.schedule.changed()
  }

  /** Makes no more. When the app quits, one that is due is made first if that is quick. */
  async end(isQuitting: boolean): Promise<void> {
    const isWanted = isQuitting && this.schedule.isDue && this.#isQuick()
    if (!isWanted) this.#backups.stop()
    await this.schedule.stop()
    if (!isWanted) return
    const forget = this.#clock.after(quitWaitMs, () => this.#backups.stop())
    await this.#backups.make('automatic')
    forget()
  }

  #isQuick(): boolean {
    return (statSync(this.#file, { throwIfNoEntry: false })?.size ?? Infinity) <= quickBytes
  }
}
