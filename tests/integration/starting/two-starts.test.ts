import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportOptions } from '@shared/contract/starting'
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/main/ledger/protocol'
import { removeGateway } from '../../../src/main/tasks/gateways'
import { startExport } from '../../../src/main/tasks/start-export'
import { holdFile, startImport } from '../../../src/main/tasks/start-import'
import { startsWithoutTask } from '../../../src/main/tasks/start-task'
import { openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const options: ImportOptions = {
  is_create_group: true,
  extend_mode: 'override',
  api_mode: 'merge',
  simple_mode: true,
  mock_mode: true
}

async function hold({ ledger }: WatchedGateway, title: string): Promise<string> {
  const path = join(temporaryFolder(), `${title}.yaml`)
  writeFileSync(path, `swagger: "2.0"\ninfo: {title: ${title}, version: "1"}\npaths: {}\n`)
  return valueOf(await holdFile(ledger, path)).fileId
}

const posts = ({ server }: WatchedGateway): string[] =>
  server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ url }) => url.replace(/^.*\/openapi\//, ''))

describe('two starts at once', () => {
  it('are two requests and two tasks, each with its own file and options', async () => {
    const watched = await WatchedGateway.open()
    const gatewayId = await watched.addGateway()
    const one = { gatewayId, attempt: randomUUID(), fileId: await hold(watched, 'orders'), options }
    const other = {
      gatewayId,
      attempt: randomUUID(),
      fileId: await hold(watched, 'members'),
      options: { ...options, api_mode: 'override' as const }
    }
    const wanted = {
      gatewayId,
      attempt: randomUUID(),
      name: 'weekly',
      options: {
        oas_version: '3.0' as const,
        env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID',
        group_id: watched.server.groups[0]?.id ?? '',
        define: 'spec' as const,
        type: 'json' as const
      }
    }
    const started = await Promise.all([
      startImport(watched.deps, one),
      startImport(watched.deps, other),
      startExport(watched.deps, wanted)
    ])
    const taskIds = started.map((each) => valueOf(each).taskId ?? 0)
    expect(new Set(taskIds).size).toBe(3)
    expect(posts(watched).sort()).toEqual(['async-export?oas_version=3.0', 'async-import', 'async-import'])
    const kept = await Promise.all(
      taskIds.map(async (taskId) => valueOf(await watched.ledger.read('starts.ofTask', { taskId })))
    )
    expect(kept.map((start) => [start?.file?.fileName, start?.startedWith?.options])).toEqual([
      ['orders.yaml', options],
      ['members.yaml', other.options],
      [undefined, wanted.options]
    ])
  })

  it('on two gateways are not mixed up', async () => {
    const watched = await WatchedGateway.open()
    const ids = [await watched.addGateway(), await watched.addGateway()]
    const names = ['orders', 'members']
    const started = await Promise.all(
      ids.map(async (gatewayId, n) =>
        startImport(watched.deps, {
          gatewayId,
          attempt: randomUUID(),
          fileId: await hold(watched, names[n] ?? ''),
          options
        })
      )
    )
    for (const [n, each] of started.entries()) {
      const kept = valueOf(await watched.ledger.read('start.get', { id: valueOf(each).startId }))
      expect([kept.gatewayId, kept.file?.fileName]).toEqual([ids[n], `${names[n]}.yaml`])
    }
  })
})

describe('a start', () => {
  it('that cannot be written down is not sent', async () => {
    let isFull = false
    const wrap = (ledger: Ledger): Ledger => ({
      read: (method, input) => ledger.read(method, input),
      close: () => ledger.close(),
      write: async (method, input) =>
        isFull && method === 'start.begin'
          ? { ok: false, error: { code: 'DISK_FULL', message: 'full' } }
          : ledger.write(method, input)
    })
    const watched = await WatchedGateway.open({ wrap })
    const gatewayId = await watched.addGateway()
    const press = { gatewayId, attempt: randomUUID(), fileId: await hold(watched, 'orders'), options }
    isFull = true
    expect(await startImport(watched.deps, press)).toMatchObject({ error: { code: 'DISK_FULL' } })
    expect(posts(watched)).toEqual([])
    isFull = false
    expect(valueOf(await startsWithoutTask(watched.deps, { gatewayId, offset: 0, limit: 9 })).rows).toEqual(
      []
    )
  })

  it('is kept with its options and its file for ever: without its gateway, and over a restart', async () => {
    const file = join(temporaryFolder(), 'ledger.db')
    const watched = await WatchedGateway.open({ file })
    const gatewayId = await watched.addGateway()
    const fileId = await hold(watched, 'orders')
    const started = valueOf(
      await startImport(watched.deps, { gatewayId, attempt: randomUUID(), fileId, options })
    )
    valueOf(await removeGateway(watched.deps, { id: gatewayId }))
    await watched.deps.polling.stop()
    await watched.ledger.close()
    const later = await openTestLedger(file)
    const kept = valueOf(await later.read('starts.ofTask', { taskId: started.taskId ?? 0 }))
    expect(kept).toMatchObject({
      startedWith: { task_type: 'import_api', options },
      file: { fileName: 'orders.yaml' }
    })
    const { bytes } = valueOf(await later.read('start.fileBytes', { id: started.startId }))
    expect(Buffer.from(bytes).toString()).toContain('title: orders')
  })
})
