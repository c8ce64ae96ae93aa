import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesFor } from '@shared/i18n/messages'
import { startDemoGateway, type DemoGateway } from '../../src/demo-gateway/server'
import { expect, test } from '../support/electron-app'
import { canMount, fillDisk, mountSmallDisk } from '../support/faults/small-disk'
import { lockDatabase } from '../support/faults/write-lock'
import { addGateway, addTasks, request } from '../support/gateway-journey'

let gateway: DemoGateway

test.beforeEach(async () => {
  gateway = await startDemoGateway()
})
test.afterEach(() => gateway.close())

const processing = { task_status: 'processing', task_type: 'import_api', task_result: '' }
const notice = (page: Page, text: string) => page.locator('.trouble', { hasText: text })
const rowOf = async (page: Page, id: number) => (await request(page, 'tasks.rows', { ids: [id] }))[0]

/** A task that has had its first answer. */
async function follow(page: Page): Promise<number> {
  const [taskId = 0] = await addTasks(page, 1, [gateway.control.addTask(processing)])
  await expect.poll(async () => (await rowOf(page, taskId))?.snapshotCount).toBeGreaterThan(0)
  return taskId
}

/** Asks by hand until the window says so, or no longer does. */
async function askUntil(page: Page, taskId: number, text: string, isSaid: boolean): Promise<void> {
  await expect(async () => {
    await request(page, 'tasks.checkNow', { id: taskId }).catch(() => undefined)
    await expect(notice(page, text)).toBeVisible({ visible: isSaid, timeout: 1000 })
  }).toPass({ timeout: 40_000 })
}

test('a ledger that another program has locked: said in words, nothing lost, and it goes on by itself', async ({
  ledger
}) => {
  test.setTimeout(120_000)
  const { page } = ledger
  await addGateway(page, gateway)
  const taskId = await follow(page)
  const before = (await rowOf(page, taskId))?.lastSnapshotId ?? 0
  const first = await request(page, 'snapshots.get', { id: before })
  const lock = await lockDatabase(join(ledger.userData, 'ledger', 'ledger.db'))
  const words = messagesFor('en').errors.LEDGER_BUSY({})
  await askUntil(page, taskId, words, true)
  expect(await request(page, 'snapshots.get', { id: before })).toEqual(first)
  await lock.open()
  await askUntil(page, taskId, words, false)
  const row = await rowOf(page, taskId)
  expect(row).toMatchObject({ task_status: 'processing', polling: 'active' })
  expect(row?.snapshotCount).toBeGreaterThan(1)
  expect(ledger.uncaught).toEqual([])
})

if (canMount) {
  for (const language of ['en', 'zh-Hans'] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ systemLanguage: language === 'en' ? 'en-US' : 'zh-CN' })

      test('a full disk: said in words, nothing lost, and it goes on when there is space', async ({
        ledger
      }) => {
        test.setTimeout(120_000)
        await ledger.quit()
        const disk = mountSmallDisk(16)
        const folder = join(ledger.userData, 'ledger')
        rmSync(folder, { recursive: true })
        mkdirSync(join(disk.folder, 'ledger'))
        symlinkSync(join(disk.folder, 'ledger'), folder)
        try {
          await ledger.restart()
          const { page } = ledger
          const gatewayId = await addGateway(page, gateway)
          const taskId = await follow(page)
          const before = (await rowOf(page, taskId))?.lastSnapshotId ?? 0
          const first = await request(page, 'snapshots.get', { id: before })
          const filler = join(disk.folder, 'filler')
          fillDisk(filler)
          const words = messagesFor(language).errors.DISK_FULL({})
          await expect(async () => {
            // Every answer differs, so that each needs room.
            const task_result = Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('')
            const task_id = gateway.control.addTask({ ...processing, task_result })
            const added = await addTasks(page, gatewayId, [task_id]).catch(() => [])
            await request(page, 'tasks.checkNow', { id: added[0] ?? taskId }).catch(() => undefined)
            await expect(notice(page, words)).toBeVisible({ timeout: 500 })
          }).toPass({ timeout: 40_000 })
          expect(await request(page, 'snapshots.get', { id: before })).toEqual(first)
          rmSync(filler)
          await askUntil(page, taskId, words, false)
          expect(await rowOf(page, taskId)).toMatchObject({ task_status: 'processing', polling: 'active' })
        } finally {
          await ledger.quit()
          disk.unmount()
        }
      })
    })
  }
}
