import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openLedger } from '../../src/main/ledger/open-ledger'
import type { AppendedSnapshot, AppendSnapshot, Ledger } from '../../src/main/ledger/protocol'
import type { Log } from '../../src/main/log'
import type { Result } from '@shared/result'
import { onTestFinished } from 'vitest'
import { answerFixture } from './async-task-fixtures'
import { workersFolder } from './build-workers'

export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
export const workers = {
  writer: new URL('ledger-writer.mjs', workersFolder),
  reader: new URL('ledger-reader.mjs', workersFolder),
  copier: new URL('ledger-copier.mjs', workersFolder)
}
export const quietLog: Log = { info() {}, warn() {}, error() {} }

/** 2026-03-01T08:00:00Z; the tests count minutes from here. */
export const start = Date.UTC(2026, 2, 1, 8)
export const minutes = (count: number): number => start + count * 60_000

/** The value, or the test fails with the error. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'apig-ledger-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** The ledger of that file, or of a new one; closed after the test. */
export async function openTestLedger(file = join(temporaryFolder(), 'ledger.db')): Promise<TestLedger> {
  const ledger = valueOf(await openLedger({ file, migrationsFolder, workers, log: quietLog }))
  onTestFinished(() => ledger.close())
  return new TestLedger(file, ledger)
}

/** What an observation may say differently from a poll answered at once. */
export type Seen = Partial<Omit<AppendSnapshot, 'taskId' | 'observedAt'>>

/** A real ledger with the steps that most tests begin with. */
export class TestLedger {
  readonly read: Ledger['read']
  readonly write: Ledger['write']

  constructor(
    readonly file: string,
    private readonly ledger: Ledger
  ) {
    this.read = ledger.read
    this.write = ledger.write
  }

  close(): Promise<void> {
    return this.ledger.close()
  }

  async addGateway(name = 'Production', endpoint = 'https://apig.example.com'): Promise<number> {
    const profile = { name, endpoint, project_id: 'project-1', instance_id: 'instance-1' }
    return valueOf(await this.write('gateway.save', { id: null, ...profile, isDemo: false, at: start })).id
  }

  /** A task of that gateway, or of a new one. */
  async addTask(task_id: string, known: { gatewayId?: number; requested_group_id?: string } = {}) {
    const { requested_group_id = null } = known
    const gatewayId = known.gatewayId ?? (await this.addGateway())
    const tasks = [{ task_id, task_type: null, requested_group_id, name: '' }]
    const added = valueOf(await this.write('task.add', { gatewayId, tasks, at: start }))
    return added.taskIds[0] ?? Number.NaN
  }

  /** Keeps an observation: a fixture by name with its HTTP status, or other bytes with 200. */
  async append(
    taskId: number,
    answer: string | Uint8Array,
    observedAt: number,
    seen: Seen = {}
  ): Promise<AppendedSnapshot> {
    const { bytes, http_status } =
      typeof answer === 'string' ? answerFixture(answer) : { bytes: answer, http_status: 200 }
    const observation: AppendSnapshot = {
      taskId,
      source: 'poll',
      requestedAt: observedAt - 100,
      observedAt,
      elapsedMs: 100,
      http_status,
      headers: { 'content-type': 'application/json' },
      bytes: Uint8Array.from(bytes).buffer,
      failure: null,
      ...seen
    }
    return valueOf(await this.write('snapshot.append', observation))
  }
}
