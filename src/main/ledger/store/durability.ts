import type Database from 'better-sqlite3'

/** FULL: what was committed outlives a power cut. NORMAL: it outlives any end of the app, at a tenth of the price. */
export type Durability = 'FULL' | 'NORMAL'

/** Sets what the next transactions promise; setting what is set already costs nothing. */
export function createDurability(connection: Database.Database): (wanted: Durability) => void {
  let current: Durability | null = null
  return (wanted) => {
    if (wanted === current) return
    connection.pragma(`synchronous = ${wanted}`)
    current = wanted
  }
}
