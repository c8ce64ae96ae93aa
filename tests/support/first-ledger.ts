import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chainStart, rowHash } from '../../src/main/ledger/store/chain'
import { migrationsFolder, minutes, start } from './ledger'

const uuid = '9f3c2f5e-7a56-4f3f-8d0e-0c8f6f1f2a3b'
const place = { endpoint_host: 'apig.example.com', project_id: 'project-1', instance_id: 'instance-1' }

/** What `writeFirstLedger` puts into it. */
export const firstLedger = { gateways: 2, tasks: 3, snapshots: 40 }

/**
 * A ledger as the first version of the app wrote it: its migration alone, rows by plain SQL, a chain that holds.
 * None of it goes through the app, which has moved on.
 */
export function writeFirstLedger(file: string): void {
  const database = new Database(file)
  const migration = readFileSync(join(migrationsFolder, '0000_first.sql'), 'utf8')
  for (const statement of migration.split('--> statement-breakpoint'))
    database.exec(statement.replace(/^(\s*CREATE TABLE[\s\S]*)\)\s*;?\s*$/, '$1) STRICT;'))
  database.pragma(`application_id = ${0x4150494c}`)
  database.pragma('user_version = 1')
  database.pragma('journal_mode = WAL')
  const insert = (table: string, row: Record<string, unknown>): void => {
    const names = Object.keys(row)
    const values = names.map((name) => `@${name}`)
    database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`).run(row)
  }
  insert('app_run', { id: 1, started_at: start, ended_at: minutes(60) })
  insert('setting', { name: 'theme', value: 'dark' })
  for (let id = 1; id <= firstLedger.gateways; id++) {
    const gateway = { id, name: `Gateway ${id}`, endpoint: 'https://apig.example.com', ...place }
    insert('gateway', { ...gateway, is_demo: 0, polling: 'active', added_at: start })
  }
  insert('header_set', { id: 1, fields: '{}' })
  for (let id = 1; id <= firstLedger.tasks; id++) {
    const task = {
      id,
      gateway: 1,
      ...place,
      task_id: `task-${id}`,
      name: '',
      note: '',
      search_text: `task-${id}`
    }
    insert('task', { ...task, polling: 'active', snapshot_count: 0, added_at: start, active_at: start })
  }
  insert('origin', { id: 1, uuid, created_at: start, snapshot_count: 0, head_hash: chainStart })
  let head: Buffer = chainStart
  for (let id = 1; id <= firstLedger.snapshots; id++) {
    const task = 1 + (id % firstLedger.tasks)
    const bytes = Buffer.from(`{"task_id":"task-${task}","task_status":"processing","padding":"${id}"}`)
    const sha256 = createHash('sha256').update(bytes).digest()
    insert('body', { id, sha256, size: bytes.length, codec: 'plain', packed: bytes })
    const observed = {
      source: 'poll',
      requested_at: minutes(id) - 100,
      observed_at: minutes(id),
      elapsed_ms: 100,
      http_status: 200,
      request_id: `request-${id}`,
      server_date: null,
      failure_code: null,
      failure_params: null
    }
    const fields = { ...observed, ...place, originUuid: uuid, task_id: `task-${task}`, headerFields: '{}' }
    head = rowHash(head, { ...fields, bodySha256: sha256, file: null })
    const rest = { origin: 1, task, header_set: 1, body: id, task_status: 'processing', action: 'continue' }
    insert('snapshot', { id, ...observed, ...rest, row_hash: head })
    database
      .prepare(
        'UPDATE task SET snapshot_count = snapshot_count + 1, last_snapshot = ?, last_observed_at = ? WHERE id = ?'
      )
      .run(id, minutes(id), task)
  }
  database.prepare('UPDATE origin SET snapshot_count = ?, head_hash = ?').run(firstLedger.snapshots, head)
  database.close()
}
