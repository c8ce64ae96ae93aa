import { expect } from 'vitest'
import { sampleIds, type Scene } from '../scene'

/** Answers of every kind that a snapshot can hold. */
export async function askSnapshots({ app, gateway, gatewayId, ...tasks }: Scene): Promise<void> {
  const { processingTask } = tasks
  // Paused, so that no other poll takes them.
  await app.ask('tasks.pause', { id: processingTask })
  for (const fault of ['html-502', 'throttled', 'empty-200', 'closed-before-answer'] as const) {
    // Twice: a connection that breaks when it is used again is opened anew, and the request repeated.
    gateway.control.answerWith(fault, { times: 2, task_id: sampleIds.processing })
    await app.ask('tasks.checkNow', { id: processingTask })
    gateway.control.clearFaults()
  }
  await app.ask('tasks.resume', { id: processingTask })
  const odd = gateway.control.addTask({
    task_status: 'succeed',
    task_type: 'import_api',
    task_result: 'not JSON'
  })
  const { taskIds } = await app.ask('tasks.add', { gatewayId, task_ids: [odd] })
  await app.ask('tasks.checkNow', { id: taskIds[0] ?? 0 })
  const results = new Set<string>()
  for (const taskId of [...Object.values(tasks), ...taskIds]) {
    const { items } = await app.ask('snapshots.timeline', { taskId, before: null, limit: 500 })
    for (const item of items) {
      if (item.kind !== 'run') continue
      const run = { firstSnapshotId: item.firstSnapshotId, lastSnapshotId: item.lastSnapshotId }
      expect((await app.ask('snapshots.ofRun', { ...run, offset: 0, limit: 50 })).total).toBe(item.count)
      const detail = await app.ask('snapshots.get', { id: item.lastSnapshotId })
      expect(detail.taskId).toBe(taskId)
      results.add(detail.result.kind)
      if (detail.error !== null) results.add('an error answer')
      if (detail.failure !== null) results.add('a failure')
    }
  }
  expect([...results].sort()).toEqual(
    ['a failure', 'absent', 'an error answer', 'error', 'export', 'import', 'unreadable'].sort()
  )
}
