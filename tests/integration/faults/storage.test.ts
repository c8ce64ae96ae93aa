import type { AppErrorCode } from '@shared/result'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { AppUnderFaults } from '../../support/faults/app-under-faults'
import { canMount, fillDisk, mountSmallDisk } from '../../support/faults/small-disk'
import { lockDatabase } from '../../support/faults/write-lock'

/** An app that has had one answer about a task that is being processed. */
async function follow(dataFolder?: string) {
  const gateway = await startDemoGateway()
  onTestFinished(() => gateway.close())
  const app = await AppUnderFaults.start(dataFolder === undefined ? {} : { dataFolder })
  onTestFinished(() => app.dispose())
  const gatewayId = await app.addGateway(gateway)
  const task = { task_type: 'import_api', task_status: 'processing', task_result: '' }
  const first = await app.firstAnswer(gatewayId, gateway.control.addTask(task))
  return { app, gateway, gatewayId, first }
}

/** Asks until answers cannot be kept, or can again. */
async function askUntil(app: AppUnderFaults, taskId: number, trouble: AppErrorCode | null): Promise<void> {
  const ask = async (): Promise<AppErrorCode | null> => {
    await app.request('tasks.checkNow', { id: taskId }).catch(() => undefined)
    return app.storageTrouble
  }
  await expect.poll(ask, { timeout: 25_000, interval: 100 }).toBe(trouble)
}

describe('storage that fails while answers come in', () => {
  it('a ledger locked by another process: said, nothing lost, and it goes on when the lock is gone', async () => {
    const { app, first } = await follow()
    const lock = await lockDatabase(join(app.folder, 'ledger', 'ledger.db'))
    await askUntil(app, first.taskId, 'LEDGER_BUSY')
    expect((await app.request('snapshots.get', { id: first.id })).bodySha256).toBe(first.bodySha256)
    await lock.open()
    await askUntil(app, first.taskId, null)
    const [row] = await app.request('tasks.rows', { ids: [first.taskId] })
    expect(row).toMatchObject({ task_status: 'processing', polling: 'active' })
    expect(row?.snapshotCount).toBeGreaterThan(1)
  })

  if (canMount) {
    it('a full disk: said, nothing lost, and it goes on when there is space', async () => {
      const disk = mountSmallDisk(16)
      onTestFinished(disk.unmount)
      const { app, gateway, gatewayId, first } = await follow(join(disk.folder, 'ledger'))
      const filler = join(disk.folder, 'filler')
      fillDisk(filler)
      await expect
        .poll(
          async () => {
            // Every answer differs, so that each needs room.
            const id = gateway.control.addTask({
              task_type: 'export_api',
              task_status: 'processing',
              task_result: Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('')
            })
            const added = await app.request('tasks.add', { gatewayId, task_ids: [id] }).catch(() => null)
            const taskId = added?.taskIds[0] ?? first.taskId
            await app.request('tasks.checkNow', { id: taskId }).catch(() => undefined)
            return app.storageTrouble
          },
          { timeout: 20_000, interval: 50 }
        )
        .toBe('DISK_FULL')
      expect((await app.request('snapshots.get', { id: first.id })).bodySha256).toBe(first.bodySha256)
      rmSync(filler)
      await askUntil(app, first.taskId, null)
      const [row] = await app.request('tasks.rows', { ids: [first.taskId] })
      expect(row).toMatchObject({ task_status: 'processing', polling: 'active' })
    })
  }
})
