import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { tokenAuthorizer, type Access } from '../../../src/main/api/access'
import { createApigClient, type ApigClient } from '../../../src/main/api/client'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { text, withHttp } from '../../support/transport/case'

interface Received {
  request: IncomingMessage
  body: string
}

const signal = new AbortController().signal
let time = 1000
const transport = createNodeTransport()
const client: ApigClient = createApigClient({
  transportFor: () => transport,
  userAgent: 'APIG-Ledger/0.1.0',
  now: () => (time += 10),
  monotonic: () => time
})

/** What the service receives of a call, and what the caller gets back. */
async function received(
  call: (access: Access) => ReturnType<ApigClient['showTask']>,
  answerHeaders: Record<string, string> = {}
): Promise<Received & { answer: Awaited<ReturnType<ApigClient['showTask']>> }> {
  let seen: Received | null = null
  let answer: Awaited<ReturnType<ApigClient['showTask']>> | null = null
  await withHttp(
    (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        seen = { request, body: Buffer.concat(chunks).toString() }
        response.writeHead(202, answerHeaders).end('{"task_id":"t"}')
      })
    },
    async (origin) => {
      const authorize = tokenAuthorizer('MIIP-token')
      answer = await call({ gatewayId: 1, origin, project_id: 'p 1', instance_id: "i'1", authorize })
    }
  )
  if (seen === null || answer === null) throw new Error('nothing arrived')
  return { ...(seen as Received), answer }
}

describe('the client', () => {
  it('asks for a task by GET, every id one encoded segment, with the token and without a body', async () => {
    const { request, body } = await received((access) => client.showTask(access, 'a/b', signal))
    expect(`${request.method} ${request.url}`).toBe('GET /v2/p%201/apigw/instances/i%271/async-tasks/a%2Fb')
    expect(request.headers).toMatchObject({
      'x-auth-token': 'MIIP-token',
      accept: 'application/json',
      'user-agent': 'APIG-Ledger/0.1.0'
    })
    expect(body).toBe('')
  })

  it('answers with the bytes, the times, and only the headers worth keeping', async () => {
    const { answer } = await received((access) => client.showTask(access, 't', signal), {
      'x-request-id': 'r-1',
      'retry-after': '30',
      'set-cookie': 'a=b',
      'x-other': 'dropped'
    })
    expect(text(answer)).toBe('{"task_id":"t"}')
    expect(Object.keys(answer.headers).sort()).toEqual(['date', 'retry-after', 'x-request-id'])
    expect(answer.observedAt - answer.requestedAt).toBe(10)
    expect(answer.elapsedMs).toBe(10)
  })

  it('starts an export with the version in the query and the rest as JSON', async () => {
    const form = {
      env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID',
      group_id: 'g',
      define: 'all',
      type: 'json'
    } as const
    const { request, body } = await received((access) => client.startExport(access, '3.0', form, signal))
    expect(`${request.method} ${request.url}`).toMatch(/^POST .*\/openapi\/async-export\?oas_version=3\.0$/)
    expect(request.headers['content-type']).toBe('application/json')
    expect(JSON.parse(body)).toEqual(form)
  })

  it('starts an import as a form: texts, and the file itself under file_name', async () => {
    const file_name = {
      fileName: '会员"1".yaml',
      contentType: 'application/octet-stream',
      bytes: Buffer.from('swagger: "2.0"\n')
    }
    const { request, body } = await received((access) =>
      client.startImport(
        access,
        { file_name, is_create_group: false, group_id: 'g1', api_mode: 'override' },
        signal
      )
    )
    expect(`${request.method} ${request.url}`).toMatch(/^POST .*\/openapi\/async-import$/)
    const boundary =
      /^multipart\/form-data; boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? ''
    const form = await new Response(body, {
      headers: { 'content-type': request.headers['content-type'] ?? '' }
    }).formData()
    expect(body.startsWith(`--${boundary}\r\n`)).toBe(true)
    expect([form.get('is_create_group'), form.get('group_id'), form.get('api_mode')]).toEqual([
      'false',
      'g1',
      'override'
    ])
    const file = form.get('file_name') as File
    expect([file.name, await file.text()]).toEqual(['会员"1".yaml', 'swagger: "2.0"\n'])
  })

  it('gives the authorizer the request as it will leave', async () => {
    const seen: unknown[] = []
    await received((access) =>
      client.showTask(
        { ...access, authorize: (request) => (seen.push(request), { authorization: 'x' }) },
        't',
        signal
      )
    )
    expect(seen).toMatchObject([{ method: 'GET', headers: { accept: 'application/json' } }])
  })
})
