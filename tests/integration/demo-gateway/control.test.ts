import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { objectOf, parseJson, textOf, type JsonObject } from '../../../src/demo-gateway/json'
import { startDemoGateway, type DemoGateway } from '../../../src/demo-gateway/server'
import { manualSchedule, type TaskState } from '../../../src/demo-gateway/tasks/task-book'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { ask, exportGroup, importDocument, postImport, showTask, startGateway, type Reply } from './client'
import { swagger } from './documents'

const [first, second] = sampleTasks.map((task) => task.task_id)

describe('planned faults', () => {
  async function statuses(gateway: DemoGateway, ...task_ids: unknown[]): Promise<number[]> {
    const seen: number[] = []
    for (const task_id of task_ids) seen.push((await showTask(gateway, task_id)).status)
    return seen
  }

  it('shape one answer unless told otherwise', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('html-502')
    expect(await statuses(gateway, first, first)).toEqual([502, 200])
  })

  it('shape as many as they are told', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('html-502', { times: 2 })
    gateway.control.answerWith('APIG.9999', { times: 1 })
    expect(await statuses(gateway, first, second, first, first)).toEqual([502, 502, 500, 200])
  })

  it('wait for their task', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('html-502', { task_id: second ?? '' })
    expect(await statuses(gateway, first, second, second)).toEqual([200, 502, 200])
  })

  it('wait for their operation', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('APIG.3603', { operation: 'asyncImport' })
    expect(await statuses(gateway, first)).toEqual([200])
    expect((await postImport(gateway, swagger(['GET', '/a']))).json.error_msg).toBe(
      'The input data is too long'
    )
  })

  it('go on until they are cleared', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('html-502', { times: Infinity })
    expect(await statuses(gateway, first, first, first)).toEqual([502, 502, 502])
    gateway.control.clearFaults()
    expect(await statuses(gateway, first)).toEqual([200])
  })

  it('come before every check', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('html-502')
    expect((await ask(gateway, `${gateway.origin}/anything`)).status).toBe(502)
  })
})

describe('the clockwork', () => {
  it('can be changed for tasks to come', async () => {
    const gateway = await startGateway({ schedule: manualSchedule })
    const early = await postImport(gateway, swagger(['GET', '/a']))
    gateway.control.setSchedule({ waitingMs: 0, processingMs: 0 })
    const late = await postImport(gateway, swagger(['GET', '/a']), {
      is_create_group: 'false',
      group_id: gateway.groups[0]?.id ?? ''
    })
    expect((await showTask(gateway, early.json.task_id)).json.task_status).toBe('waiting')
    expect((await showTask(gateway, late.json.task_id)).json.task_status).toBe('succeed')
    expect(gateway.control.finish(textOf(early.json.task_id))).toBe(true)
    expect((await showTask(gateway, early.json.task_id)).json.task_status).toBe('succeed')
    expect(gateway.control.finish('nothing')).toBe(false)
  })

  it('does the work of an import when its processing ends, not before', async () => {
    const gateway = await startGateway({ schedule: manualSchedule })
    const { json } = await postImport(gateway, swagger(['GET', '/a']))
    expect(gateway.groups).toHaveLength(2)
    gateway.control.finish(textOf(json.task_id))
    expect(gateway.groups).toHaveLength(3)
  })
})

describe('publishing', () => {
  it('is per environment', async () => {
    const gateway = await startGateway()
    const [{ id: group_id = '' } = {}] = gateway.groups
    const env_id = gateway.environments[1]?.id ?? ''
    const paths = async (): Promise<string> =>
      (await exportGroup(gateway, { group_id, env_id })).task_result.Comment
    expect(await paths()).toContain('"paths": {}')
    expect(gateway.control.publish(group_id, env_id)).toBe(true)
    expect(await paths()).toContain('"/test1": {')
    expect(gateway.control.publish('nothing', env_id)).toBe(false)
  })
})

describe('a task of one’s own', () => {
  const own: Omit<TaskState, 'task_id'> = {
    task_status: 'succeed',
    task_type: 'export_api',
    task_result: '{"FileName":"CON","FileType":".json","Comment":"{}"}'
  }

  it('is answered as it was added', async () => {
    const gateway = await startGateway()
    const task_id = gateway.control.addTask(own)
    expect(task_id).toMatch(/^[0-9a-f]{32}$/)
    expect((await showTask(gateway, task_id)).json).toEqual({ task_id, ...own })
    gateway.control.addTask({ ...own, task_id, task_status: 'failed' })
    expect((await showTask(gateway, task_id)).json.task_status).toBe('failed')
  })
})

describe('the control over HTTP', () => {
  async function call(gateway: DemoGateway, body: unknown, token = 'secret'): Promise<Reply> {
    return ask(gateway, `${gateway.origin}/demo/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-demo-control': token },
      body: JSON.stringify(body)
    })
  }

  it('does what the typed one does', async () => {
    const gateway = await startGateway({ controlToken: 'secret', schedule: manualSchedule })
    const result = async (body: unknown): Promise<unknown> => (await call(gateway, body)).json.result
    expect(await result({ call: 'answerWith', fault: 'html-502', times: 1, task_id: first })).toBeNull()
    expect((await showTask(gateway, first)).status).toBe(502)
    expect(await result({ call: 'clearFaults' })).toBeNull()
    expect(await result({ call: 'release' })).toBe(0)
    expect(await result({ call: 'advance', task_id: first })).toBe(false)
    expect(await result({ call: 'setSchedule', waitingMs: 0, processingMs: 0 })).toBeNull()
    expect(await result({ call: 'publish', group_id: gateway.groups[0]?.id })).toBe(true)
    expect(await result({ call: 'revokeToken', token: gateway.token })).toBe(true)
    const token = String(await result({ call: 'issueToken' }))
    const added = String(
      await result({ call: 'addTask', task_status: 'failed', task_type: 'import_api', task_result: '' })
    )
    const reply = await ask(gateway, `/async-tasks/${added}`, { headers: { 'x-auth-token': token } })
    expect(reply.json).toMatchObject({ task_id: added, task_status: 'failed' })
    expect(await result({ call: 'addBigExport', megabytes: 0.1 })).toMatch(/^[0-9a-f]{32}$/)
    expect(await result({ call: 'forget', task_id: added })).toBe(true)
    expect(gateway.requests.filter(({ url }) => url.startsWith('/demo'))).toEqual([])
  })

  it.each<[string, unknown]>([
    ['an unknown call', { call: 'explode' }],
    ['no call', {}],
    ['an unknown fault', { call: 'answerWith', fault: 'fire' }],
    ['a count as text', { call: 'answerWith', fault: 'html-502', times: '2' }],
    ['an unknown operation', { call: 'answerWith', fault: 'html-502', operation: 'deleteApi' }],
    ['no task', { call: 'finish' }],
    ['a list', []]
  ])('refuses %s', async (_, body) => {
    const gateway = await startGateway({ controlToken: 'secret' })
    expect((await call(gateway, body)).status).toBe(400)
  })

  it('is not there without its token', async () => {
    const open = await startGateway({ controlToken: 'secret' })
    const closed = await startGateway()
    expect((await call(open, { call: 'release' }, 'guess')).json.error_code).toBe('APIG.0101')
    expect((await call(closed, { call: 'release' })).json.error_code).toBe('APIG.0101')
  })
})

describe('the gateway', () => {
  it('keeps the last thousand requests', async () => {
    const gateway = await startGateway()
    for (let number = 0; number < 1005; number += 1) await ask(gateway, `/envs?name=${number}`)
    expect(gateway.requests).toHaveLength(1000)
    expect(gateway.requests[0]?.url).toContain('name=5')
    expect(gateway.requests[0]).toMatchObject({ method: 'GET', status: 200, bodyBytes: 0, fault: null })
    expect(gateway.requests[0]?.headers['x-auth-token']).toBe(gateway.token)
  })

  it('says when its port is taken', async () => {
    const gateway = await startGateway()
    const port = Number(new URL(gateway.origin).port)
    await expect(startDemoGateway({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('closes at once, whatever is open', async () => {
    const gateway = await startDemoGateway()
    gateway.control.answerWith('slow-headers')
    const held = showTask(gateway, first).catch((error: unknown) => error)
    const idle = connect(Number(new URL(gateway.origin).port), '127.0.0.1')
    const ended = new Promise((resolve) => idle.once('close', resolve))
    await expect.poll(() => gateway.requests.length).toBe(1)
    await gateway.close()
    expect(await held).toBeInstanceOf(Error)
    await ended
    await expect(fetch(gateway.origin)).rejects.toThrow('fetch failed')
  })
})

describe('the console', () => {
  async function exported(gateway: DemoGateway, group_id: string): Promise<JsonObject> {
    const { task_result } = await exportGroup(gateway, { group_id, define: 'dev' })
    return objectOf(objectOf(parseJson(task_result.Comment)).paths)
  }

  it('changes and removes an API of a group without publishing anything', async () => {
    const gateway = await startGateway()
    const { task_result } = await importDocument(gateway, swagger(['GET', '/a'], ['GET', '/b']))
    const { group_id } = task_result
    expect(gateway.control.editApi(group_id, 'GET', '/a', { cors: true })).toBe(true)
    expect(gateway.control.removeApi(group_id, 'GET', '/b')).toBe(true)
    expect(await exported(gateway, group_id)).toMatchObject({ '/a': { get: { 'x-apigateway-cors': true } } })
    expect(Object.keys(await exported(gateway, group_id))).toEqual(['/a'])
    expect(gateway.control.editApi(group_id, 'GET', '/c', {})).toBe(false)
    expect(gateway.control.removeApi('none', 'GET', '/a')).toBe(false)
  })
})
