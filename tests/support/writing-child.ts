import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openLedger } from '../../src/main/ledger/open-ledger'
import type { Log } from '../../src/main/log'

/*
 * Writes snapshots into a ledger as fast as they are acknowledged, until it is killed. Each acknowledged snapshot is
 * one line on stdout: its id.
 */
const [file = '', migrationsFolder = '', writer = '', reader = ''] = process.argv.slice(2)
const log: Log = { info() {}, warn: console.error, error: console.error }
const workers = { writer: pathToFileURL(writer), reader: pathToFileURL(reader) }

const opened = await openLedger({ file, migrationsFolder, workers, log })
if (!opened.ok) throw new Error(opened.error.message)
const ledger = opened.value
const profile = { endpoint: 'https://apig.example.com', project_id: 'project-1', instance_id: 'instance-1' }
const gateway = await ledger.write('gateway.save', {
  id: null,
  name: 'Killed',
  ...profile,
  isDemo: false,
  at: Date.now()
})
if (!gateway.ok) throw new Error(gateway.error.message)
const task = { task_id: 'task-1', task_type: null, requested_group_id: null, name: '' }
const added = await ledger.write('task.add', { gatewayId: gateway.value.id, tasks: [task], at: Date.now() })
if (!added.ok) throw new Error(added.error.message)
const taskId = added.value.taskIds[0] ?? 0

/** Several at once, as when several gateways answer: the thread keeps those together. */
const atOnce = 8

for (let count = 0; ; count += atOnce) {
  await Promise.all(Array.from({ length: atOnce }, (_, index) => append(count + index)))
}

async function append(count: number): Promise<void> {
  const text = JSON.stringify({
    task_id: 'task-1',
    task_status: 'processing',
    padding: 'x'.repeat(count % 5000)
  })
  const appended = await ledger.write('snapshot.append', {
    taskId,
    source: 'poll',
    requestedAt: Date.now(),
    observedAt: Date.now(),
    elapsedMs: 1,
    http_status: 200,
    headers: {},
    bytes: new TextEncoder().encode(text).buffer,
    failure: null
  })
  if (!appended.ok) throw new Error(appended.error.message)
  writeSync(1, `${appended.value.snapshotId}\n`)
}
