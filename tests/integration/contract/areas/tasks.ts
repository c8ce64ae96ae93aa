import { expect } from 'vitest'
import type { TaskFilter } from '@shared/contract/task'
import { sampleGroup } from '../../../../src/demo-gateway/tasks/vendor-samples'
import { sampleIds, type Scene } from '../scene'
import { rowOf } from '../steps'

const everyTask: TaskFilter = {
  gatewayId: null,
  task_type: null,
  task_status: null,
  group_id: null,
  text: ''
}

/** The list of tasks and what is done to one. */
export async function askTasks({ app, gatewayId, ...tasks }: Scene): Promise<void> {
  const { firstRun, processingTask, refusedTask, missingTask } = tasks
  expect((await app.ask('tasks.find', everyTask)).ids).toHaveLength(6)
  const narrow = { ...everyTask, gatewayId, task_type: 'import_api', task_status: 'succeed' }
  expect((await app.ask('tasks.find', narrow)).ids.sort()).toEqual([firstRun, tasks.secondRun].sort())
  const byText = { ...everyTask, text: sampleIds.refused }
  expect((await app.ask('tasks.find', byText)).ids).toEqual([refusedTask])
  expect(await app.ask('tasks.rows', { ids: [firstRun, processingTask] })).toHaveLength(2)
  const facets = await app.ask('tasks.facets', undefined)
  expect(facets).toMatchObject({ total: 6, group_ids: [sampleGroup.id] })
  await app.ask('tasks.describe', { id: firstRun, name: '会员中心', note: 'first' })
  const described = { name: '会员中心', note: 'first', task_status: 'succeed' }
  expect(await rowOf(app, firstRun)).toMatchObject(described)
  expect(await rowOf(app, refusedTask)).toMatchObject({ task_status: 'failed', error_code: 'APIG.3201' })
  expect(await rowOf(app, missingTask)).toMatchObject({ lastHttpStatus: 404, lastErrorCode: 'APIG.3093' })

  // Pausing leaves a gap once the task is seen again.
  await app.ask('tasks.pause', { id: processingTask })
  expect((await rowOf(app, processingTask)).polling).toBe('paused')
  const before = (await rowOf(app, processingTask)).snapshotCount
  await app.ask('tasks.resume', { id: processingTask })
  await app.ask('tasks.checkNow', { id: processingTask })
  expect((await rowOf(app, processingTask)).snapshotCount).toBeGreaterThan(before)
}
