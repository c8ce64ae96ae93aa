import type { CopyContents } from '@shared/contract/backups'
import type Database from 'better-sqlite3'
import { versionOf } from '../migrate'

/** What a ledger of any version holds, its bodies aside. Each count sees its own moment unless nobody writes. */
export function readContents(connection: Database.Database): Omit<CopyContents, 'bodies'> {
  const number = (sql: string): number => connection.prepare(sql).pluck().get() as number
  const chains = connection
    .prepare<[], { uuid: string; snapshots: number; head: string }>(
      'SELECT uuid, snapshot_count AS snapshots, lower(hex(head_hash)) AS head FROM origin ORDER BY id'
    )
    .all()
  return {
    schemaVersion: versionOf(connection),
    snapshots: chains.reduce((sum, { snapshots }) => sum + snapshots, 0),
    tasks: number('SELECT count(*) FROM task'),
    gateways: number('SELECT count(*) FROM gateway WHERE removed_at IS NULL'),
    lastObservedAt: connection.prepare('SELECT max(last_observed_at) FROM task').pluck().get() as
      number | null,
    chains,
    tables: countTables(connection),
    mark: markOf(connection)
  }
}

/** How many rows each table has. */
export function countTables(connection: Database.Database): Record<string, number> {
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    names.map((name) => [
      name,
      connection
        .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number
    ])
  )
}

/** Tables to which something is added with everything worth a backup. What is derived, or says when the app ran, is not. */
const growing = ['snapshot', 'task', 'gateway', 'polling_change', 'task_start', 'saved_file']

/** Differs from the mark of a copy when the ledger has gained anything since; costs the same however large it is. */
export function markOf(connection: Database.Database): string {
  const there = new Set(
    connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  )
  const last = (name: string): number =>
    connection.prepare<[], number>(`SELECT ifnull(max(rowid), 0) FROM ${name}`).pluck().get() ?? 0
  return growing
    .filter((name) => there.has(name))
    .map((name) => `${name}:${last(name)}`)
    .join(' ')
}
