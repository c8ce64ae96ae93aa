import { expect } from 'vitest'
import type { Scene } from '../scene'
import { latest, rowOf } from '../steps'

/** The demo gateway inside the app. */
export async function askDemo({ app }: Scene): Promise<void> {
  const demo = await app.ask('demo.start', undefined)
  expect(await app.ask('demo.start', undefined)).toEqual(demo)
  for (const task_type of ['import_api', 'export_api'] as const) {
    const { taskId } = await app.ask('demo.run', { task_type })
    expect(await rowOf(app, taskId)).toMatchObject({ task_type, isDemo: true, gatewayId: demo.gatewayId })
    expect(await app.ask('snapshots.get', { id: await latest(app, taskId) })).toMatchObject({
      source: 'creation',
      http_status: 202
    })
  }
}
