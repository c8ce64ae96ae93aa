import Database from 'better-sqlite3'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrations } from '../src/main/ledger/migrations'
import { openForReading, openForWriting } from '../src/main/ledger/store/open'
import { createReads } from '../src/main/ledger/store/reads'
import { createWrites } from '../src/main/ledger/store/writes'
import { bodiesOf, type Kind } from './store-bodies'

/*
 * The ledger's store against what SQLite alone does with the same answers: one prepared INSERT of the body as TEXT
 * per transaction, in the same run on the same disk. Every line is one figure.
 */
const folder = mkdtempSync(join(tmpdir(), 'apig-ledger-bench-'))
const migrations = readMigrations(join(process.cwd(), 'drizzle'))
const start = Date.UTC(2026, 2, 1)

function report(figure: string, values: Record<string, number | string>): void {
  console.log(JSON.stringify({ bench: 'store', figure, ...values }))
}

function open(name: string) {
  const file = join(folder, `${name}.db`)
  const opened = openForWriting(file, migrations)
  if (!opened.ok) throw new Error(opened.error.message)
  const writes = createWrites(opened.value, start)
  const profile = { name, endpoint: 'https://apig.example.com', project_id: 'p', instance_id: 'i' }
  writes['gateway.save']({ id: null, ...profile, isDemo: false, at: start })
  return { file, writes, connection: opened.value.connection }
}

type Ledger = ReturnType<typeof open>

function addTask({ writes }: Ledger, task_id: string): number {
  const tasks = [{ task_id, task_type: null, requested_group_id: null, name: '' }]
  const added = writes['task.add']({ gatewayId: 1, tasks, at: start })
  if (!added.ok) throw new Error(added.error.message)
  return added.value.taskIds[0] ?? 0
}

function append({ writes }: Ledger, taskId: number, observedAt: number, body: Buffer): void {
  const appended = writes['snapshot.append']({
    taskId,
    source: 'poll',
    requestedAt: observedAt - 120,
    observedAt,
    elapsedMs: 120,
    http_status: 200,
    headers: { 'content-type': 'application/json', server: 'api-gateway' },
    bytes: Uint8Array.from(body).buffer,
    failure: null
  })
  if (!appended.ok) throw new Error(appended.error.message)
}

/** Wall time, CPU time and file size of `count` inserts; making the answers is not counted. */
function measure(
  count: number,
  file: string,
  connection: Database.Database,
  prepare: (n: number) => () => void
) {
  let ms = 0
  let cpuMs = 0
  for (let n = 0; n < count; n++) {
    const insert = prepare(n)
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    insert()
    ms += performance.now() - startedAt
    const { user, system } = process.cpuUsage(cpu)
    cpuMs += (user + system) / 1000
  }
  connection.pragma('wal_checkpoint(TRUNCATE)')
  const bytes = statSync(file).size
  connection.close()
  return { ms: ms / count, cpuMs: cpuMs / count, bytes: bytes / count }
}

function plainInserts(kind: Kind, count: number, synchronous: 'NORMAL' | 'FULL') {
  const file = join(folder, `plain-${kind}-${synchronous}.db`)
  const connection = new Database(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma(`synchronous = ${synchronous}`)
  connection.exec(`
    CREATE TABLE snapshot (id INTEGER PRIMARY KEY, task TEXT, status TEXT, at INTEGER, body TEXT) STRICT;
    CREATE INDEX snapshot_by_task ON snapshot (task, id)`)
  const insert = connection.prepare('INSERT INTO snapshot (task, status, at, body) VALUES (?, ?, ?, ?)')
  const body = bodiesOf(kind)
  return measure(count, file, connection, (n) => {
    const { task_id, bytes } = body(n)
    return () => insert.run(task_id, 'succeed', start + n, bytes.toString())
  })
}

function ledgerInserts(kind: Kind, count: number) {
  const ledger = open(`ledger-${kind}`)
  const body = bodiesOf(kind)
  const tasks = new Map<string, number>()
  return measure(count, ledger.file, ledger.connection, (n) => {
    const { task_id, bytes } = body(n)
    const taskId = tasks.get(task_id) ?? addTask(ledger, task_id)
    tasks.set(task_id, taskId)
    return () => append(ledger, taskId, start + n * 1000, bytes)
  })
}

function ingest(kind: Kind, count: number): void {
  const normal = plainInserts(kind, count, 'NORMAL')
  const full = plainInserts(kind, count, 'FULL')
  const ours = ledgerInserts(kind, count)
  const ratio = (plain: number, own: number): number => Number((plain / own).toFixed(2))
  report(`ingest ${kind}`, {
    count,
    ms: Number(ours.ms.toFixed(3)),
    rateToPlainNormal: ratio(normal.ms, ours.ms),
    rateToPlainFull: ratio(full.ms, ours.ms),
    cpuToPlain: ratio(normal.cpuMs, ours.cpuMs),
    kbPer1000: Math.round(ours.bytes),
    plainKbPer1000: Math.round(normal.bytes)
  })
}

function median(times: number, action: () => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const startedAt = performance.now()
    action()
    return performance.now() - startedAt
  }).sort((left, right) => left - right)
  return Number((taken[times >> 1] ?? 0).toFixed(3))
}

/** A task with 100,000 snapshots of two answers, and 100,000 tasks; floor: one row by its key. */
function reading(): void {
  const ledger = open('reading')
  const taskId = addTask(ledger, 'task-0')
  const body = bodiesOf('poll')
  const rows = 100_000
  append(ledger, taskId, start, body(0).bytes)
  append(ledger, taskId, start + 1, body(100).bytes)
  multiply(ledger.connection, rows)
  ledger.connection.close()
  const store = openForReading(ledger.file)
  if (!store.ok) throw new Error(store.error.message)
  const reads = createReads(store.value)
  const byKey = store.value.connection.prepare('SELECT * FROM snapshot WHERE id = ?')
  const filter = { gatewayId: null, task_type: null, task_status: null, group_id: null, text: '' }
  report('read, ms', {
    rows,
    rowByKey: median(50, () => byKey.get(rows)),
    timelineOfEqual: median(20, () => reads['snapshots.timeline']({ taskId, before: null, limit: 50 })),
    timelineOfChanging: median(20, () => reads['snapshots.timeline']({ taskId: 2, before: null, limit: 50 })),
    findAllTasks: median(20, () => reads['tasks.find'](filter)),
    findTasksByText: median(20, () => reads['tasks.find']({ ...filter, text: '导入 99' })),
    taskRows: median(20, () =>
      reads['tasks.rows']({ ids: Array.from({ length: 100 }, (_, n) => n * 900 + 1) })
    ),
    facets: median(20, () => reads['tasks.facets'](undefined)),
    gateways: median(20, () => reads['gateways.list'](null))
  })
  store.value.connection.close()
}

/** Rows straight into the tables: going through the store would take minutes and measure the same reads. */
function multiply(connection: Database.Database, rows: number): void {
  const columns = (table: string): string[] =>
    (connection.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const copy = (table: string, from: string, change: Record<string, string>): void => {
    const names = columns(table).filter((name) => name !== 'id')
    connection.exec(`
      WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${rows})
      INSERT INTO ${table} (${names.join()})
      SELECT ${names.map((name) => change[name] ?? name).join()} FROM series, ${table} WHERE ${from}`)
  }
  copy('task', 'id = 1', {
    task_id: `'task-' || n`,
    name: `'导入 ' || n`,
    search_text: `'导入 ' || n || char(10) || 'task-' || n`,
    group_id: `'group-' || (n % 500)`,
    task_status: `iif(n % 3, 'succeed', 'failed')`,
    active_at: 'active_at + n'
  })
  copy('snapshot', 'id = 2', { observed_at: 'observed_at + n * 1000' })
  copy('snapshot', 'id = 1 + (n + 1) % 2', { task: '2', observed_at: 'observed_at + n * 1000' })
}

try {
  ingest('poll', 5000)
  ingest('50 KB', 1000)
  ingest('50 KB, new task each', 300)
  ingest('5 MB', 30)
  reading()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
