import { get, type IncomingMessage } from 'node:http'
import { createGunzip } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import type { FaultPlan } from '../../../src/demo-gateway/faults/queue'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { rawExchange, showTask, startGateway } from './client'

const task_id = sampleTasks[1]?.task_id

/** Asks for a task; resolves with the answer's head, rejects when there is none. */
function open(gateway: DemoGateway): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${gateway.instanceUrl}/async-tasks/${task_id}`, {
      headers: { 'x-auth-token': gateway.token },
      agent: false
    })
      .on('response', resolve)
      .on('error', reject)
  })
}

/** Reads to the end, however that comes: what arrived, and the error that ended it. */
async function drain(response: IncomingMessage): Promise<{ body: Buffer; error: string | null }> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
    return { body: Buffer.concat(chunks), error: null }
  } catch (error) {
    return { body: Buffer.concat(chunks), error: (error as NodeJS.ErrnoException).code ?? 'unknown' }
  }
}

async function faulty(
  name: FaultName,
  plan: FaultPlan = {}
): Promise<{ gateway: DemoGateway; proper: Buffer }> {
  const gateway = await startGateway()
  const proper = Buffer.from((await showTask(gateway, task_id)).text)
  gateway.control.answerWith(name, plan)
  return { gateway, proper }
}

describe('held answers', () => {
  it('slow-headers sends nothing until it is released', async () => {
    const { gateway, proper } = await faulty('slow-headers')
    let hasArrived = false
    const answer = open(gateway).finally(() => (hasArrived = true))
    await expect.poll(() => gateway.requests.at(-1)?.fault).toBe('slow-headers')
    // a later request is answered meanwhile
    await showTask(gateway, task_id)
    expect(hasArrived).toBe(false)
    expect(gateway.control.release()).toBe(1)
    expect((await drain(await answer)).body).toEqual(proper)
  })

  it('stalled-body sends the first half until it is released', async () => {
    const { gateway, proper } = await faulty('stalled-body')
    const response = await open(gateway)
    expect(response.headers['content-length']).toBe(String(proper.length))
    const first = await new Promise<Buffer>((resolve) => response.once('data', resolve))
    expect(first).toEqual(proper.subarray(0, Math.floor(proper.length / 2)))
    const rest = drain(response)
    expect(gateway.control.release()).toBe(1)
    expect(Buffer.concat([first, (await rest).body])).toEqual(proper)
  })

  it('go on by themselves after a time', async () => {
    const { gateway, proper } = await faulty('slow-headers', { ms: 5 })
    expect((await drain(await open(gateway))).body).toEqual(proper)
    expect(gateway.control.release()).toBe(0)
  })

  it('are forgotten when the client gives up', async () => {
    const { gateway } = await faulty('stalled-body')
    const response = await open(gateway)
    expect(gateway.requests.at(-1)?.status).toBeNull()
    response.destroy()
    await expect.poll(() => gateway.requests.at(-1)?.status).toBe(200)
    expect(gateway.control.release()).toBe(0)
  })
})

describe('an answer that breaks off', () => {
  it.each(['truncated-body', 'reset-mid-body'] as const)('%s: half of it arrives', async (name) => {
    const { gateway, proper } = await faulty(name)
    const response = await open(gateway)
    expect(response.headers['content-length']).toBe(String(proper.length))
    const { body, error } = await drain(response)
    expect(error).toBe('ECONNRESET')
    expect(proper.subarray(0, body.length)).toEqual(body)
    expect(body.length).toBeLessThan(proper.length)
  })

  it('truncated-body ends in order, reset-mid-body does not', async () => {
    const request = (gateway: DemoGateway): string => {
      const { host, pathname } = new URL(gateway.instanceUrl)
      return `GET ${pathname}/async-tasks/${task_id} HTTP/1.1\r\nHost: ${host}\r\nX-Auth-Token: ${gateway.token}\r\n\r\n`
    }
    const truncated = (await faulty('truncated-body')).gateway
    expect(await rawExchange(truncated, request(truncated))).toContain('HTTP/1.1 200 OK')
    const reset = (await faulty('reset-mid-body')).gateway
    await expect(rawExchange(reset, request(reset))).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('closed-before-answer: nothing arrives', async () => {
    const { gateway } = await faulty('closed-before-answer')
    await expect(open(gateway)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(gateway.requests.at(-1)).toMatchObject({ fault: 'closed-before-answer', status: null })
  })

  it('not-http: what arrives is no answer', async () => {
    const { gateway } = await faulty('not-http')
    await expect(open(gateway)).rejects.toMatchObject({ code: 'HPE_INVALID_CONSTANT' })
  })
})

describe('an answer that is too much', () => {
  /** Reads until so many bytes have come, then leaves. */
  async function readSome(stream: NodeJS.ReadableStream, enough: number): Promise<number> {
    let bytes = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes >= enough) break
    }
    return bytes
  }

  it('endless-body goes on until the client leaves', async () => {
    const { gateway } = await faulty('endless-body')
    const response = await open(gateway)
    expect(response.headers).not.toHaveProperty('content-length')
    expect(await readSome(response, 20_000_000)).toBeGreaterThanOrEqual(20_000_000)
    expect((await showTask(gateway, task_id)).status).toBe(200)
  })

  it('huge-body is as long as it says: 200 MB', async () => {
    const { gateway } = await faulty('huge-body')
    const response = await open(gateway)
    const length = Number(response.headers['content-length'])
    expect(length).toBeGreaterThan(200 * 1024 * 1024)
    expect(await readSome(response, Infinity)).toBe(length)
  })

  it('huge-body of a chosen size is a readable task', async () => {
    const { gateway } = await faulty('huge-body', { megabytes: 1 })
    const { json } = await showTask(gateway, task_id)
    expect(json).toMatchObject({ task_status: 'succeed', task_type: 'export_api' })
    expect(json.task_result).toHaveLength(1024 * 1024)
  })

  it('gzip-bomb is small and unpacks to much', async () => {
    const { gateway } = await faulty('gzip-bomb', { megabytes: 64 })
    const response = await open(gateway)
    expect(response.headers['content-encoding']).toBe('gzip')
    let packed = 0
    response.on('data', (chunk: Buffer) => (packed += chunk.length))
    const unpacked = await readSome(response.pipe(createGunzip()), Infinity)
    expect(unpacked).toBeGreaterThan(64 * 1024 * 1024)
    expect(packed).toBeLessThan(unpacked / 500)
  })

  it('header-flood is more than a client reads', async () => {
    const { gateway } = await faulty('header-flood')
    await expect(open(gateway)).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' })
  })
})

describe('an old answer', () => {
  it('http-1.0 has no headers and ends with the connection', async () => {
    const { gateway, proper } = await faulty('http-1.0')
    const response = await open(gateway)
    expect([response.httpVersion, response.rawHeaders]).toEqual(['1.0', []])
    expect(await drain(response)).toEqual({ body: proper, error: null })
  })
})
