import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLedger } from '../../../src/main/ledger/open-ledger'
import { workersFolder } from '../../support/build-workers'
import { migrationsFolder, openTestLedger, quietLog } from '../../support/ledger'
import { temporaryFolder, valueOf, workers } from '../../support/ledger'

const kills = 5
const acknowledgedBeforeKill = 20

/** Starts a process that writes into `file`, and kills it in the middle. Returns what it was told is kept. */
async function writeUntilKilled(file: string): Promise<number[]> {
  const paths = [new URL('writing-child.mjs', workersFolder), workers.writer, workers.reader].map((url) =>
    fileURLToPath(url)
  )
  const [script = '', ...threads] = paths
  const child = spawn(process.execPath, [script, file, migrationsFolder, ...threads], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const acknowledged: number[] = []
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(Number(line))
    if (acknowledged.length === acknowledgedBeforeKill) child.kill('SIGKILL')
  }
  await exited
  return acknowledged
}

describe('a process that is killed while it writes', () => {
  it(`${kills} times leaves a whole file with everything that was acknowledged`, async () => {
    const file = join(temporaryFolder(), 'ledger.db')
    const acknowledged: number[] = []
    for (let time = 0; time < kills; time++) {
      acknowledged.push(...(await writeUntilKilled(file)))
      const connection = new Database(file, { readonly: true })
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
      const kept = new Set(connection.prepare('SELECT id FROM snapshot').pluck().all())
      connection.close()
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    }
    expect(new Set(acknowledged).size).toBe(acknowledged.length)
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills * acknowledgedBeforeKill)
    const ledger = await openTestLedger(file)
    expect(valueOf(await ledger.read('ledger.verify', null))).toMatchObject({
      brokenAt: null,
      isComplete: true
    })
  })
})

describe('a thread that ends unasked', () => {
  /** A ledger whose reader opens and then ends with every request. */
  async function withDyingReader() {
    const folder = temporaryFolder()
    const dying = join(folder, 'dying.mjs')
    writeFileSync(
      dying,
      `import { parentPort } from 'node:worker_threads'
       parentPort.postMessage([{ id: 0, result: { ok: true, value: null } }])
       parentPort.on('message', ([{ method }]) => process.exit(method === null ? 0 : 7))`
    )
    const file = join(folder, 'ledger.db')
    const threads = { writer: workers.writer, reader: pathToFileURL(dying) }
    return valueOf(await openLedger({ file, migrationsFolder, workers: threads, log: quietLog }))
  }

  it('answers INTERNAL, is started again a few times, and leaves the other one working', async () => {
    const ledger = await withDyingReader()
    const messages: string[] = []
    for (let time = 0; time < 6; time++) {
      const read = await ledger.read('gateways.list', null)
      messages.push(read.ok ? 'answered' : `${read.error.code} ${read.error.message}`)
    }
    const died = 'INTERNAL the reader thread ended with 7'
    const given = 'INTERNAL the reader thread ended too often'
    expect(messages).toEqual([died, died, died, died, given, given])
    expect(valueOf(await ledger.write('settings.set', { theme: 'dark' })).theme).toBe('dark')
    await ledger.close()
  })

  it('answers everything that was under way', async () => {
    const ledger = await withDyingReader()
    const reads = await Promise.all([1, 2, 3].map((id) => ledger.read('snapshots.get', { id })))
    expect(reads.map((read) => !read.ok && read.error.code)).toEqual(['INTERNAL', 'INTERNAL', 'INTERNAL'])
    await ledger.close()
  })

  it('before it has opened fails the opening', async () => {
    const folder = temporaryFolder()
    const script = join(folder, 'broken.mjs')
    writeFileSync(script, 'throw new Error("broken build")')
    const threads = { writer: pathToFileURL(script), reader: workers.reader }
    const file = join(folder, 'ledger.db')
    const opened = await openLedger({ file, migrationsFolder, workers: threads, log: quietLog })
    expect(opened).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  })
})

describe('what is asked for while a thread is at work', () => {
  it('leaves in one message when it has answered', async () => {
    const folder = temporaryFolder()
    const [script, go] = [join(folder, 'counting.mjs'), join(folder, 'go')]
    writeFileSync(
      script,
      `import { existsSync } from 'node:fs'
       import { parentPort } from 'node:worker_threads'
       parentPort.postMessage([{ id: 0, result: { ok: true, value: null } }])
       parentPort.on('message', (requests) => {
         while (!existsSync(${JSON.stringify(go)})) {}
         if (requests[0].method === null) process.exit(0)
         const result = { ok: true, value: requests.length }
         for (const { id } of requests) parentPort.postMessage([{ id, result }])
       })`
    )
    const threads = { writer: workers.writer, reader: pathToFileURL(script) }
    const file = join(folder, 'ledger.db')
    const ledger = valueOf(await openLedger({ file, migrationsFolder, workers: threads, log: quietLog }))
    const asked = []
    for (let id = 1; id <= 4; id += 1) {
      asked.push(ledger.read('snapshots.get', { id }))
      await new Promise((resolve) => setImmediate(resolve))
      await new Promise((resolve) => setImmediate(resolve))
    }
    writeFileSync(go, '')
    const answers = (await Promise.all(asked)).map((read): unknown => valueOf(read))
    expect(answers).toEqual([1, 3, 3, 3])
    await ledger.close()
  })
})

describe('closing', () => {
  it('waits for what is under way', async () => {
    const ledger = await openTestLedger()
    const saved = ledger.write('settings.set', { theme: 'dark' })
    const listed = ledger.read('gateways.list', null)
    await ledger.close()
    expect(valueOf(await saved).theme).toBe('dark')
    expect(valueOf(await listed)).toEqual([])
  })
})
