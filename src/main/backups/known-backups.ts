import { setImmediate } from 'node:timers/promises'
import { namedBackups, readBackup, type Backup } from '../ledger/backups/backup-folder'

/** So many are read before others get their turn. */
const atOnce = 50

/** The backups of a folder without reading again what is known of each: there may be thousands. */
export class KnownBackups {
  readonly #folder: string
  #known = new Map<string, Backup>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** All of them, the newest first. */
  async all(): Promise<Backup[]> {
    const known = new Map<string, Backup>()
    let read = 0
    for (const named of namedBackups(this.#folder)) {
      const before = this.#known.get(named.name)
      if (before === undefined && ++read % atOnce === 0) await setImmediate()
      const backup = before ?? readBackup(this.#folder, named)
      if (backup !== null) known.set(named.name, backup)
    }
    this.#known = known
    return [...known.values()]
  }

  /** What is known of a backup is no longer so. */
  forget(path: string): void {
    for (const [name, backup] of this.#known) if (backup.path === path) this.#known.delete(name)
  }
}
