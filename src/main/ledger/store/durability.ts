import type Database from 'better-sqlite3'

/** FULL: what was committed outlives a power cut. NORMAL: it outlives any end of the app, at a tenth of the price. */
export type Durability = 'FULL' | 'NORMAL'

export interface Promises {
  /**
   * Sets what the next transactions promise; setting what is set already costs nothing. Inside a transaction it is too
   * late, and whoever began it has said what it promises: only one of `begin` ends, and another begins, when it
   * promises less. Throws like a commit, and leaves no transaction then.
   */
  promise(wanted: Durability): void
  /** Begins a transaction of several writes that promises as little as it may; `onCommit` is told of its early ends. */
  begin(onCommit: () => void): void
  /** Ends it. */
  commit(): void
  /** Takes back what of it was not committed, if anything. */
  rollback(): void
}

/** What transactions of a connection promise. */
export function createPromises(connection: Database.Database): Promises {
  let current: Durability | null = null
  let onCommit: (() => void) | null = null
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')

  function set(wanted: Durability): void {
    if (wanted === current) return
    connection.pragma(`synchronous = ${wanted}`)
    current = wanted
  }

  function takeBack(): void {
    onCommit = null
    if (connection.inTransaction) rollback.run()
  }

  return {
    promise(wanted) {
      if (!connection.inTransaction) return set(wanted)
      if (onCommit === null || wanted === current || wanted === 'NORMAL') return
      try {
        commit.run()
        onCommit()
        set(wanted)
        begin.run()
      } catch (error) {
        takeBack()
        throw error
      }
    },
    begin(told) {
      set('NORMAL')
      begin.run()
      onCommit = told
    },
    commit() {
      commit.run()
      onCommit = null
    },
    rollback: takeBack
  }
}
