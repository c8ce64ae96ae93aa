import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../src/demo-gateway/json'
import { manualSchedule } from '../../../src/demo-gateway/tasks/task-book'
import { sampleInstances, sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { ask, groupNamed, postExport, showTask, startGateway } from './client'

function wireSample(name: string): string {
  return readFileSync(new URL(`../../fixtures/async-task/wire/${name}.json`, import.meta.url), 'utf8')
}

describe("the vendor page's samples", () => {
  const taskSamples = [
    'import-succeed',
    'export-succeed',
    'import-failed',
    'import-processing',
    'import-waiting'
  ]

  it.each(taskSamples.map((name, index) => [name, index] as const))(
    '%s is answered byte for byte under its own task id',
    async (name, index) => {
      const gateway = await startGateway()
      const reply = await showTask(gateway, sampleTasks[index]?.task_id)
      expect(reply.status).toBe(200)
      expect(reply.text).toBe(wireSample(name))
    }
  )

  it.each(sampleInstances.map(({ status, instance_id }) => [status, instance_id] as const))(
    'the %i sample is answered byte for byte on an instance of its own',
    async (status, instance_id) => {
      const gateway = await startGateway()
      const instanceUrl = gateway.instanceUrl.replace(gateway.instance_id, instance_id)
      const reply = await ask(gateway, `${instanceUrl}/async-tasks/d9ce8c9eede54b3f841ec324fe0bfdc2`)
      expect(reply.status).toBe(status)
      expect(reply.text).toBe(wireSample(`error-${status}`))
    }
  )

  it('keeps those instances for tasks: nothing else is found on them', async () => {
    const gateway = await startGateway()
    const instanceUrl = gateway.instanceUrl.replace(
      gateway.instance_id,
      sampleInstances[0]?.instance_id ?? ''
    )
    const reply = await ask(gateway, `${instanceUrl}/api-groups`)
    expect(reply.json).toEqual({ error_code: 'APIG.3030', error_msg: 'The instance does not exist' })
  })
})

describe('an answer', () => {
  it('carries the headers of the service', async () => {
    const gateway = await startGateway({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) })
    const { headers, text } = await showTask(gateway, sampleTasks[0]?.task_id)
    expect(headers.get('server')).toBe('api-gateway')
    expect(headers.get('date')).toBe('Fri, 02 Jan 2026 03:04:05 GMT')
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(headers.get('x-request-id')).toBe(gateway.requests[0]?.request_id)
  })

  it('for a task nobody started is a 404 that names it', async () => {
    const gateway = await startGateway()
    const reply = await showTask(gateway, '00000000000000000000000000000000')
    expect(reply.status).toBe(404)
    expect(reply.json).toEqual({
      error_code: 'APIG.3093',
      error_msg: 'The asynchronous task 00000000000000000000000000000000 does not exist'
    })
  })
})

describe('a task', () => {
  it('waits, is processed and ends as the clock says', async () => {
    let now = Date.UTC(2026, 0, 1)
    const gateway = await startGateway({
      now: () => now,
      schedule: { waitingMs: 2000, processingMs: 4000 }
    })
    const group_id = groupNamed(gateway, 'test8')
    const { json } = await postExport(gateway, { env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID', group_id })
    const seen: unknown[] = []
    for (const passed of [0, 1999, 1, 3999, 1, 60_000]) {
      now += passed
      seen.push((await showTask(gateway, json.task_id)).json.task_status)
    }
    expect(seen).toEqual(['waiting', 'waiting', 'processing', 'processing', 'succeed', 'succeed'])
  })

  it('has an empty result until it ends, and the same one ever after', async () => {
    const gateway = await startGateway({ schedule: manualSchedule })
    const group_id = groupNamed(gateway, 'test8')
    const { json } = await postExport(gateway, { env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID', group_id })
    const task_id = textOf(json.task_id)
    expect((await showTask(gateway, task_id)).json).toEqual({
      task_id,
      task_status: 'waiting',
      task_type: 'export_api',
      task_result: ''
    })
    expect(gateway.control.advance(task_id)).toBe(true)
    expect((await showTask(gateway, task_id)).json).toMatchObject({
      task_status: 'processing',
      task_result: ''
    })
    expect(gateway.control.advance(task_id)).toBe(true)
    const first = await showTask(gateway, task_id)
    expect(first.json.task_status).toBe('succeed')
    expect(gateway.control.advance(task_id)).toBe(false)
    expect((await showTask(gateway, task_id)).text).toBe(first.text)
  })

  it('can be forgotten', async () => {
    const gateway = await startGateway()
    const task_id = sampleTasks[0]?.task_id ?? ''
    expect(gateway.control.forget(task_id)).toBe(true)
    expect((await showTask(gateway, task_id)).status).toBe(404)
    expect(gateway.control.forget(task_id)).toBe(false)
  })
})
