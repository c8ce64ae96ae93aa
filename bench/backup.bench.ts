import { randomBytes } from 'node:crypto'
import { copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Backups } from '../src/main/backups/backups'
import { openLedger } from '../src/main/ledger/open-ledger'
import type { Ledger } from '../src/main/ledger/protocol'
import type { Log } from '../src/main/log'

/*
 * What a backup costs: its time against a plain copy of the file, and what a writer and a reader of the ledger wait for
 * while it is made, against the same without one. The built workers of `out/main` do it, as in the app.
 */
const megabytes = Number((JSON.parse(process.env['BENCH_ARGUMENTS'] ?? '[]') as string[])[0] ?? 150)
const folder = mkdtempSync(join(tmpdir(), 'apig-ledger-bench-'))
const file = join(folder, 'ledger.db')
const migrationsFolder = join(process.cwd(), 'drizzle')
const log: Log = { info() {}, warn: console.error, error: console.error }
const worker = (name: string): URL => pathToFileURL(join(process.cwd(), 'out/main', `ledger-${name}.js`))

function report(figure: string, values: Record<string, number>): void {
  console.log(JSON.stringify({ bench: 'backup', figure, ...values }))
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

let count = 0

/** One answer of about `size` bytes that shares nothing with those before it. */
async function append(ledger: Ledger, taskId: number, size: number): Promise<void> {
  count += 1
  const text = JSON.stringify({
    task_status: 'processing',
    task_result: randomBytes(size >> 1).toString('hex')
  })
  const seen = {
    requestedAt: null,
    observedAt: count,
    elapsedMs: 1,
    http_status: 200,
    headers: {},
    failure: null
  }
  const bytes = new TextEncoder().encode(text).buffer
  valueOf(await ledger.write('snapshot.append', { taskId, source: 'poll', ...seen, bytes }))
}

/** How long each write and each read took, in ms, until `isOver`; a write every 20 ms. */
async function waits(ledger: Ledger, taskId: number, isOver: () => boolean) {
  const write: number[] = []
  const read: number[] = []
  while (!isOver()) {
    const began = performance.now()
    await append(ledger, taskId, 9000)
    write.push(performance.now() - began)
    const asked = performance.now()
    valueOf(await ledger.read('snapshots.timeline', { taskId, before: null, limit: 50 }))
    read.push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { write, read }
}

function summary(name: string, values: number[]): Record<string, number> {
  const sorted = [...values].sort((left, right) => left - right)
  const at = (part: number): number =>
    Number((sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2))
  return { [`${name}_median_ms`]: at(0.5), [`${name}_p95_ms`]: at(0.95), [`${name}_max_ms`]: at(1) }
}

const workers = { writer: worker('writer'), reader: worker('reader') }
const ledger = valueOf(await openLedger({ file, migrationsFolder, workers, log }))
const profile = { endpoint: 'https://apig.example.com', project_id: 'p', instance_id: 'i' }
const { id: gatewayId } = valueOf(
  await ledger.write('gateway.save', { id: null, name: 'Bench', ...profile, isDemo: false, at: 0 })
)
const task = { task_id: 'task-1', task_type: null, requested_group_id: null, name: '' }
const taskId = valueOf(await ledger.write('task.add', { gatewayId, tasks: [task], at: 0 })).taskIds[0] ?? 0
for (let size = 0; size < megabytes * 1e6; size += 50_000) await append(ledger, taskId, 100_000)

const copyBegan = performance.now()
copyFileSync(file, join(folder, 'plain.db'))
fsyncSync(openSync(join(folder, 'plain.db'), 'r+'))
const plain = performance.now() - copyBegan

const backups = new Backups({
  ...{
    file,
    folder: join(folder, 'backups'),
    migrationsFolder,
    copier: worker('copier'),
    appVersion: '0',
    log
  },
  newestSchema: () => 0,
  now: Date.now,
  onChange: () => undefined
})

let end = performance.now() + 3000
const alone = await waits(ledger, taskId, () => performance.now() > end)
report('alone', { ...summary('write', alone.write), ...summary('read', alone.read) })
for (const figure of ['first backup', 'second backup']) {
  const began = performance.now()
  let isMade = false
  const made = backups.make('automatic').finally(() => (isMade = true))
  const during = await waits(ledger, taskId, () => isMade)
  valueOf(await made)
  const ms = performance.now() - began
  report(figure, {
    megabytes: Math.round(statSync(file).size / 1e6),
    ms: Math.round(ms),
    plain_copy_ms: Math.round(plain),
    ...summary('write', during.write),
    ...summary('read', during.read)
  })
}
end = performance.now()
const drilled = valueOf(await backups.drill(null))
report('drill', {
  ms: Math.round(performance.now() - end),
  bodies: drilled.bodies,
  megabytes: Math.round(drilled.size / 1e6)
})
await ledger.close()
rmSync(folder, { recursive: true })
