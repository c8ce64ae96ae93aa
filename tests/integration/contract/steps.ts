import { expect, onTestFinished } from 'vitest'
import { startDemoGateway, type DemoGateway } from '../../../src/demo-gateway/server'
import { sampleGroup } from '../../../src/demo-gateway/tasks/vendor-samples'
import type { CheckedApp } from './checked-app'

/** A gateway whose tasks take as long as the demo's; closed after the test. */
export async function openGateway(): Promise<DemoGateway> {
  const gateway = await startDemoGateway()
  onTestFinished(() => gateway.close())
  return gateway
}

/** A second import into the group of the vendor's sample, with every list and one API changed. */
export function secondImport(gateway: DemoGateway): string {
  const api = { method: 'GET', path: '/test1' }
  const task_result = JSON.stringify({
    success: [{ id: 'a1', action: 'update', ...api }],
    failure: [
      { method: 'POST', path: '/会员', error_code: 'APIG.3301', error_msg: 'The API already exists' }
    ],
    ignore: [{ method: 'PUT', path: '/ignored' }],
    swagger: { id: 's2', result: 'Success' },
    group_id: sampleGroup.id
  })
  return gateway.control.addTask({ task_status: 'succeed', task_type: 'import_api', task_result })
}

/** A gateway of the app with these tasks, each asked for at least once. Returns our ids in their order. */
export async function follow(app: CheckedApp, gateway: DemoGateway, task_ids: string[]) {
  const { origin: endpoint, project_id, instance_id, token } = gateway
  const profile = { id: null, name: 'Test', endpoint, project_id, instance_id }
  const { id: gatewayId } = await app.ask('gateways.save', profile)
  await giveToken(app, gatewayId, token)
  const { taskIds, added } = await app.ask('tasks.add', { gatewayId, task_ids })
  expect(added).toBe(task_ids.length)
  for (const taskId of taskIds) {
    await app.until(({ event, payload }) => event === 'snapshot.added' && payload.taskId === taskId)
  }
  return { gatewayId, taskIds }
}

/** Keeps a token for a gateway. */
export async function giveToken(app: CheckedApp, id: number, token: string): Promise<void> {
  const credential = { kind: 'token', token } as const
  expect(await app.ask('gateways.setCredentials', { id, credential, keep: 'system' })).toEqual({
    kind: 'token',
    storage: 'stored',
    hint: null,
    expiresAt: null
  })
}

/** A task as the list shows it; throws when there is none. */
export async function rowOf(app: CheckedApp, id: number | undefined) {
  const [row] = await app.ask('tasks.rows', { ids: [id ?? 0] })
  if (row === undefined) throw new Error(`no task ${id}`)
  return row
}

/** The latest snapshot of a task; 0 without one. */
export async function latest(app: CheckedApp, id: number | undefined): Promise<number> {
  return (await rowOf(app, id)).lastSnapshotId ?? 0
}
