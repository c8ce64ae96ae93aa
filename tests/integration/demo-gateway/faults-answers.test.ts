import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import { objectOf, parseJson, textOf, type JsonObject } from '../../../src/demo-gateway/json'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { showTask, startGateway, type Reply } from './client'

const [imported, exported, failed, processing] = sampleTasks.map((task) => task.task_id)

/** The proper answer for a task and the one the fault makes of it. */
async function both(name: FaultName, task_id: string | undefined): Promise<{ proper: Reply; faulty: Reply }> {
  const gateway = await startGateway()
  const proper = await showTask(gateway, task_id)
  gateway.control.answerWith(name)
  const faulty = await showTask(gateway, task_id)
  return { proper, faulty }
}

function resultOf(reply: Reply): JsonObject {
  return objectOf(parseJson(textOf(reply.json.task_result)))
}

async function bytesOf(gateway: DemoGateway, task_id: string | undefined): Promise<Buffer> {
  const response = await fetch(`${gateway.instanceUrl}/async-tasks/${task_id}`, {
    headers: { 'x-auth-token': gateway.token }
  })
  return Buffer.from(await response.arrayBuffer())
}

describe('a task that is not as it should be', () => {
  it.each<[FaultName, JsonObject]>([
    ['wrong-task-id', { task_id: 'ffffffffffffffffffffffffffffffff' }],
    ['status-backwards', { task_status: 'processing', task_result: '' }],
    ['status-unknown', { task_status: 'cancelled' }],
    ['type-unknown', { task_type: 'clone_api' }],
    ['result-null', { task_result: null }],
    ['result-empty', { task_result: '' }],
    ['result-not-json', { task_result: 'import finished' }]
  ])('%s', async (name, changes) => {
    const { proper, faulty } = await both(name, imported)
    expect(faulty.status).toBe(200)
    expect(faulty.json).toEqual({ ...proper.json, ...changes })
  })

  it('result-missing', async () => {
    const { faulty } = await both('result-missing', imported)
    expect(Object.keys(faulty.json)).toEqual(['task_id', 'task_status', 'task_type'])
  })

  it('result-as-object', async () => {
    const { proper, faulty } = await both('result-as-object', imported)
    expect(faulty.json.task_result).toEqual(resultOf(proper))
  })

  it('status-backwards from processing is waiting', async () => {
    expect((await both('status-backwards', processing)).faulty.json.task_status).toBe('waiting')
  })

  it('result-changed: an API fewer, another document, another text', async () => {
    const before = await both('result-changed', imported)
    expect(resultOf(before.proper).success).toHaveLength(1)
    expect(resultOf(before.faulty).success).toEqual([])
    const document = await both('result-changed', exported)
    expect(resultOf(document.faulty).Comment).toBe(`${textOf(resultOf(document.proper).Comment)}\n`)
    const failure = await both('result-changed', failed)
    expect(resultOf(failure.faulty).error_msg).toBe('The API group name already exists.')
  })

  it('export-keys-documented', async () => {
    const { proper, faulty } = await both('export-keys-documented', exported)
    const { FileName, FileType, Comment } = resultOf(proper)
    expect(resultOf(faulty)).toEqual({ file_name: FileName, file_type: FileType, content: Comment })
  })

  it('export-keys-mixed', async () => {
    const { faulty } = await both('export-keys-mixed', exported)
    expect(Object.keys(resultOf(faulty)).sort()).toEqual(
      ['Comment', 'FileName', 'FileType', 'content', 'file_name', 'file_type'].sort()
    )
  })

  it('import-keys-legacy', async () => {
    const { faulty } = await both('import-keys-legacy', imported)
    expect(resultOf(faulty)).toMatchObject({
      swagger_id: 'de1852ab6c5e4090b0bd88a02058e650',
      result: 'Success'
    })
    expect(resultOf(faulty)).not.toHaveProperty('swagger')
  })

  it('is left alone when there is no task in the answer', async () => {
    const { proper, faulty } = await both('status-unknown', '00000000000000000000000000000000')
    expect(proper.status).toBe(404)
    expect(faulty.text).toBe(proper.text)
  })
})

describe('bytes that are not as they should be', () => {
  it('duplicate-keys', async () => {
    const { proper, faulty } = await both('duplicate-keys', imported)
    expect(faulty.text).toBe(`{"task_status":"waiting",${proper.text.slice(1)}`)
    expect(faulty.json).toEqual(proper.json)
  })

  it('invalid-utf8 and byte-order-mark', async () => {
    const gateway = await startGateway()
    const proper = await bytesOf(gateway, processing)
    gateway.control.answerWith('invalid-utf8')
    const invalid = await bytesOf(gateway, processing)
    expect(invalid.length).toBe(proper.length + 2)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(invalid)).toThrow()
    gateway.control.answerWith('byte-order-mark')
    expect(await bytesOf(gateway, processing)).toEqual(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), proper])
    )
  })

  it('json-cut', async () => {
    const { proper, faulty } = await both('json-cut', imported)
    expect(proper.text.startsWith(faulty.text)).toBe(true)
    expect(parseJson(faulty.text)).toBeUndefined()
  })

  it('gzip-body is compressed, and nothing else', async () => {
    const { proper, faulty } = await both('gzip-body', exported)
    expect(faulty.headers.get('content-encoding')).toBe('gzip')
    expect(Number(faulty.headers.get('content-length'))).toBeLessThan(proper.text.length)
    expect(faulty.text).toBe(proper.text)
  })
})

describe('somebody else answering', () => {
  it.each<[FaultName, number, string, string]>([
    ['html-502', 502, 'text/html', '<h1>502 Bad Gateway</h1>'],
    ['html-200', 200, 'text/html', '<h1>Sign in</h1>'],
    ['text-200', 200, 'text/plain', 'upstream connect error'],
    ['empty-200', 200, 'application/json', ''],
    ['empty-500', 500, 'application/json', ''],
    ['error-iam', 401, 'application/json', '{"error":{"code":401,'],
    ['error-code-message', 503, 'application/json', '{"code":"SVCSTG.0503",']
  ])('%s', async (name, status, type, text) => {
    const { faulty } = await both(name, imported)
    expect([faulty.status, faulty.headers.get('content-type')]).toEqual([status, type])
    expect(faulty.text).toContain(text)
  })

  it('redirect points at the gateway under another origin', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('redirect')
    const reply = await showTask(gateway, imported)
    expect(reply.status).toBe(302)
    const target = gateway.instanceUrl.replace('127.0.0.1', 'localhost')
    expect(reply.headers.get('location')).toBe(`${target}/async-tasks/${imported}`)
  })

  it('redirect points where it is told to', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('redirect', { to: 'https://elsewhere.example.com/' })
    expect((await showTask(gateway, imported)).headers.get('location')).toBe('https://elsewhere.example.com/')
  })
})
