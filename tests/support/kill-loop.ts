import Database from 'better-sqlite3'
import { join } from 'node:path'
import { startDemoGateway } from '../../src/demo-gateway/server'
import { expect } from '@playwright/test'
import type { Api } from '@shared/contract'
import { addGateway, addTasks, giveToken } from './gateway-journey'
import { RunningApp } from './launch-app'

interface Window {
  api: Api
  acknowledged: number[]
}

/**
 * Kills the whole app (SIGKILL) `times` times while it polls, and expects after each time that the database is whole
 * and holds every snapshot that the window had been told of.
 */
export async function killWhilePolling(times: number): Promise<void> {
  const gateway = await startDemoGateway()
  const task = { task_type: 'import_api', task_result: '' } as const
  const ids = Array.from({ length: 5 }, () => gateway.control.addTask({ ...task, task_status: 'processing' }))
  const ledger = await RunningApp.launch({
    systemLanguage: 'en-US',
    launchArgs: ['--disable-gpu'],
    launchEnv: {}
  })
  try {
    const id = await addGateway(ledger.page, gateway)
    await addTasks(ledger.page, id, ids)
    for (let time = 0; time < times; time++) {
      const { page } = ledger
      await page.evaluate(() => {
        const window = globalThis as unknown as Window
        window.acknowledged = []
        window.api.on('snapshot.added', ({ snapshotId }) => window.acknowledged.push(snapshotId))
      })
      await page.waitForFunction(
        (n) => (globalThis as unknown as Window).acknowledged.length > n,
        1 + (time % 3)
      )
      const acknowledged = await page.evaluate(() => (globalThis as unknown as Window).acknowledged)
      await ledger.kill()
      expectWhole(join(ledger.userData, 'ledger', 'ledger.db'), acknowledged)
      await ledger.restart()
      // Without a keyring the token went with the process.
      await giveToken(ledger.page, id, gateway.token)
    }
  } finally {
    await ledger.dispose()
    await gateway.close()
  }
}

function expectWhole(file: string, acknowledged: readonly number[]): void {
  const database = new Database(file, { readonly: true })
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const kept = new Set(database.prepare('SELECT id FROM snapshot').pluck().all())
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(0)
  } finally {
    database.close()
  }
}
