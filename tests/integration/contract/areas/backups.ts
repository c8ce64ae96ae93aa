import { expect } from 'vitest'
import type { Scene } from '../scene'

/** Backups: made, looked at, tried, put back. */
export async function askBackups({ app }: Scene): Promise<void> {
  const made = await app.ask('backups.make', undefined)
  const { sequence } = made
  expect((await app.ask('backups.list', { offset: 0, limit: 9 })).rows).toContainEqual(made)
  expect(await app.ask('backups.state', undefined)).toMatchObject({ newest: made, work: null })
  const { lost, then } = await app.ask('backups.preview', { sequence })
  expect(lost).toEqual({ snapshots: 0, tasks: 0, gateways: 0 })
  expect(await app.ask('backups.drill', { sequence: null })).toMatchObject({
    ...{ sequence, problem: null, snapshots: then.snapshots }
  })
  await app.ask('backups.openFolder', undefined)
  const before = await app.ask('tasks.find', noFilter)
  await app.ask('backups.restore', { sequence })
  expect(await app.ask('tasks.find', noFilter)).toEqual(before)
}

const noFilter = { gatewayId: null, task_type: null, task_status: null, group_id: null, text: '' }
